package org.glassgpt.training;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.glassgpt.tokenizer.BpeTrainer;
import org.glassgpt.tokenizer.BytePairEncoder;
import org.glassgpt.tokenizer.TokenizerFiles;
import org.glassgpt.world.StoryWorld;

/** Begins a run, or goes on with one, from a configuration to a checkpoint folder. */
public final class Training {
    private Training() {}

    /** Told about the whole of it on the training thread. */
    public interface Progress extends Trainer.Listener {
        /** Before the first step: what is being prepared, and the share done, 0 to 1. */
        default void preparing(Preparation what, double share) {}
    }

    public enum Preparation {
        TOKENIZER,
        DATA
    }

    /**
     * Trains from the beginning.
     *
     * @param out folder that gets the checkpoint
     * @throws TrainingException in one sentence, when the data or the configuration won't do
     */
    public static RunReport start(TrainConfig config, Path out, Progress progress, BooleanSupplier cancelled)
            throws IOException {
        progress.preparing(Preparation.TOKENIZER, 0);
        String text = config.isStoryWorld() ? "" : read(config.corpus());
        BytePairEncoder tokenizer = config.isStoryWorld()
                ? stories(config).trainTokenizer(config.vocab())
                : BpeTrainer.ofSize(config.vocab()).train(List.of(text));
        TrainingData data = data(config, tokenizer, text, progress);
        try (Trainer trainer = new Trainer(config, config.network(tokenizer.vocabSize()), data)) {
            return trainer.run(config.steps(), new TrainingFolder(out, tokenizer), progress, cancelled);
        }
    }

    /** Goes on with a saved run, with the configuration saved in it, as far as {@code steps} in all. */
    public static RunReport resume(Path from, int steps, Path out, Progress progress, BooleanSupplier cancelled)
            throws IOException {
        return resume(from, TrainingFolder.config(from).withSteps(steps), out, progress, cancelled);
    }

    /**
     * Goes on with a saved run.
     *
     * @param from folder of the run; it is not changed unless it is {@code out} too
     * @param config what was saved, or that with another schedule ({@link TrainConfig#canGoOnFrom})
     */
    public static RunReport resume(
            Path from, TrainConfig config, Path out, Progress progress, BooleanSupplier cancelled) throws IOException {
        BytePairEncoder tokenizer = TokenizerFiles.loadBytePairs(from);
        String text = config.isStoryWorld() ? "" : read(config.corpus());
        TrainingData data = data(config, tokenizer, text, progress);
        try (Trainer trainer = new Trainer(config, config.network(tokenizer.vocabSize()), data)) {
            TrainingFolder.restore(from, trainer);
            return trainer.run(config.steps(), new TrainingFolder(out, tokenizer), progress, cancelled);
        }
    }

    private static StoryCorpus stories(TrainConfig config) {
        return new StoryCorpus(StoryWorld.bundled(), config.stories(), config.dataSeed());
    }

    private static TrainingData data(TrainConfig config, BytePairEncoder tokenizer, String text, Progress progress) {
        progress.preparing(Preparation.DATA, 0);
        if (config.isStoryWorld()) {
            int validation = (int) Math.ceil(2000 * config.validationShare());
            return stories(config)
                    .sequences(
                            tokenizer,
                            config.context(),
                            config.batch(),
                            config.seed(),
                            validation,
                            share -> progress.preparing(Preparation.DATA, share));
        }
        int[] ids = tokenizer.encode(text, true);
        return new WindowData(ids, config.validationShare(), config.context(), config.batch(), config.seed());
    }

    private static String read(List<String> files) throws IOException {
        List<String> texts = new ArrayList<>();
        for (String file : files) {
            try {
                texts.add(Files.readString(Path.of(file)));
            } catch (CharacterCodingException e) {
                throw new TrainingException(file + " is not UTF-8 text", e);
            } catch (NoSuchFileException e) {
                throw new TrainingException(file + ": there is no such file", e);
            }
        }
        String text = String.join("\n", texts);
        if (text.isBlank()) throw new TrainingException(String.join(", ", files) + ": there is no text to learn from");
        return text;
    }
}
