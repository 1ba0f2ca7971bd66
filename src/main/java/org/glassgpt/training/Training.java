package org.glassgpt.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.glassgpt.model.Gpt;
import org.glassgpt.model.GptConfig;
import org.glassgpt.model.WorkLock;
import org.glassgpt.tokenizer.BpeTrainer;
import org.glassgpt.tokenizer.BytePairEncoder;
import org.glassgpt.tokenizer.TokenizerFiles;
import org.glassgpt.trace.Weights;
import org.glassgpt.world.StoryWorld;
import org.glassgpt.world.Task;

/** Begins a run, or goes on with one, from a configuration to a checkpoint folder. */
public final class Training {
    /** Stories on which is measured what tuning forgets. */
    private static final int REMEMBERED = 64;

    /** There while something trains into the folder. */
    static final String LOCK = ".training";

    private Training() {}

    /** Told about the whole of it on the training thread. */
    public interface Progress extends Trainer.Listener {
        /** Before the first step: what is being prepared, and the share done, 0 to 1. */
        default void preparing(Preparation what, double share) {}

        /** Right before the first step. */
        default void ready(Prepared prepared) {}
    }

    public enum Preparation {
        TOKENIZER,
        DATA
    }

    /**
     * What a run works with.
     *
     * @param touched numbers that the optimizer changes; all parameters, or those of the low-rank additions
     */
    public record Prepared(
            TrainConfig config, GptConfig network, BytePairEncoder tokenizer, TrainingData data, long touched) {}

    /**
     * Trains from the beginning.
     *
     * @param out folder that gets the checkpoint
     * @throws TrainingException in one sentence, when the data or the configuration won't do
     */
    public static RunReport start(TrainConfig config, Path out, Progress progress, BooleanSupplier cancelled)
            throws IOException {
        if (config.tunedFor().isPresent()) return start(config, Path.of(config.base()), out, progress, cancelled);
        return alone(out, () -> fresh(config, out, progress, cancelled));
    }

    private static RunReport fresh(TrainConfig config, Path out, Progress progress, BooleanSupplier cancelled)
            throws IOException {
        progress.preparing(Preparation.TOKENIZER, 0);
        String text = config.isStoryWorld() ? "" : TextFiles.read(config.corpus());
        BytePairEncoder tokenizer = config.isStoryWorld()
                ? stories(config).trainTokenizer(config.vocab())
                : BpeTrainer.ofSize(config.vocab()).train(List.of(text));
        GptConfig network = config.network(tokenizer.vocabSize());
        MemoryNeed.of(network, config.batch()).check();
        TrainingData data = data(config, tokenizer, text, progress);
        return run(
                new Prepared(config, network, tokenizer, data, 0),
                Optional.empty(),
                false,
                out,
                out,
                config.steps(),
                progress,
                cancelled);
    }

    /**
     * Tunes a model from the beginning.
     *
     * @param base its folder, where the configuration's {@code base} stands now; it is only read
     */
    public static RunReport start(TrainConfig config, Path base, Path out, Progress progress, BooleanSupplier cancelled)
            throws IOException {
        return alone(out, () -> tune(config, base, false, out, out, config.steps(), progress, cancelled));
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
        return alone(out, () -> resumed(from, config, out, progress, cancelled));
    }

    private static RunReport resumed(
            Path from, TrainConfig config, Path out, Progress progress, BooleanSupplier cancelled) throws IOException {
        if (config.tunedFor().isPresent())
            return tune(config, Path.of(config.base()), true, from, out, config.steps(), progress, cancelled);
        BytePairEncoder tokenizer = TokenizerFiles.loadBytePairs(from);
        String text = config.isStoryWorld() ? "" : TextFiles.read(config.corpus());
        GptConfig network = config.network(tokenizer.vocabSize());
        TrainingData data = data(config, tokenizer, text, progress);
        return run(
                new Prepared(config, network, tokenizer, data, 0),
                Optional.empty(),
                true,
                from,
                out,
                config.steps(),
                progress,
                cancelled);
    }

    /**
     * Goes on with a saved run of tuning.
     *
     * @param base folder of the model that was tuned
     */
    public static RunReport resume(
            Path from, Path base, int steps, Path out, Progress progress, BooleanSupplier cancelled)
            throws IOException {
        TrainConfig config = TrainingFolder.config(from).withSteps(steps);
        return alone(out, () -> tune(config, base, true, from, out, steps, progress, cancelled));
    }

    /**
     * What the run in a folder worked with, made again from its record, its tokenizer and its seeds.
     *
     * @throws TrainingException when the folder has no record of a run
     */
    public static Prepared prepared(Path folder) throws IOException {
        TrainConfig config = TrainingRecord.read(folder)
                .map(TrainingRecord::config)
                .orElseThrow(() -> TrainingException.said("training.no-run", folder.toString()));
        BytePairEncoder tokenizer = TokenizerFiles.loadBytePairs(folder);
        try (Gpt gpt = Gpt.load(folder)) {
            GptConfig network = gpt.config();
            String text = config.corpus().isEmpty() ? "" : TextFiles.read(config.corpus());
            TrainingData data = config.tunedFor().isPresent()
                    ? exercises(config, tokenizer, network.context(), List.of())
                    : data(config, tokenizer, text, new Progress() {});
            return new Prepared(config, network, tokenizer, data, 0);
        }
    }

    /** Steps of a saved run that can be gone back to, in order. */
    public static List<Integer> kept(Path dir) throws IOException {
        return TrainingFolder.states(dir);
    }

    /** Makes an earlier state of a saved run the one to go on from. */
    public static void goBack(Path dir, int step) throws IOException {
        try (WorkLock lock = claim(dir)) {
            TrainingFolder.goBack(dir, step);
        }
    }

    /** What trains into a folder. */
    @FunctionalInterface
    private interface Work {
        RunReport run() throws IOException;
    }

    /** Two windows, or a window and a command, never train into one folder. */
    private static RunReport alone(Path out, Work work) throws IOException {
        boolean made = !Files.exists(out);
        Files.createDirectories(out);
        try (WorkLock lock = claim(out)) {
            return work.run();
        } finally {
            if (made) deleteEmpty(out);
        }
    }

    /** What could not be begun leaves no folder behind. */
    private static void deleteEmpty(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) return;
        try (Stream<Path> inside = Files.list(folder)) {
            if (inside.findAny().isPresent()) return;
        }
        Files.deleteIfExists(folder);
    }

    private static WorkLock claim(Path dir) throws IOException {
        return WorkLock.tryTake(dir.resolve(LOCK))
                .orElseThrow(() -> TrainingException.said("training.in-use", dir.toString()));
    }

    /** Whether there is a run in this folder that can be gone on with. */
    public static boolean isSaved(Path dir) {
        return Files.exists(dir.resolve(TrainingFolder.STATE));
    }

    private static RunReport tune(
            TrainConfig config,
            Path base,
            boolean saved,
            Path from,
            Path out,
            int steps,
            Progress progress,
            BooleanSupplier cancelled)
            throws IOException {
        progress.preparing(Preparation.TOKENIZER, 0);
        BytePairEncoder tokenizer = TokenizerFiles.loadBytePairs(base);
        try (Gpt gpt = Gpt.load(base)) {
            GptConfig network = gpt.config();
            MemoryNeed.of(network, config.batch()).check();
            progress.preparing(Preparation.DATA, 0);
            TrainingData data = exercises(
                    config,
                    tokenizer,
                    network.context(),
                    StoryCorpus.unseen(base, tokenizer, network.context(), REMEMBERED));
            progress.preparing(Preparation.DATA, 1);
            return run(
                    new Prepared(config, network, tokenizer, data, 0),
                    Optional.of(gpt.weights()),
                    saved,
                    from,
                    out,
                    steps,
                    progress,
                    cancelled);
        }
    }

    private static RunReport run(
            Prepared prepared,
            Optional<Weights> weights,
            boolean saved,
            Path from,
            Path out,
            int steps,
            Progress progress,
            BooleanSupplier cancelled)
            throws IOException {
        try (Trainer trainer = new Trainer(prepared.config(), prepared.network(), prepared.data(), weights)) {
            if (saved) TrainingFolder.restore(from, trainer);
            int touched = trainer.trainable().tensors().heap().length;
            progress.ready(new Prepared(
                    prepared.config(), prepared.network(), prepared.tokenizer(), prepared.data(), touched));
            return trainer.run(steps, new TrainingFolder(out, prepared.tokenizer()), progress, cancelled);
        }
    }

    private static TrainingData exercises(
            TrainConfig config, BytePairEncoder tokenizer, int context, List<Sample> stories) {
        Task task = config.tunedFor().orElseThrow(() -> new TrainingException("there is no task to tune a model for"));
        TaskCorpus corpus =
                new TaskCorpus(StoryWorld.bundled(), task, tokenizer, context, config.stories(), config.dataSeed());
        return corpus.data(config.batch(), config.seed(), validationCount(config), stories);
    }

    private static int validationCount(TrainConfig config) {
        return (int) Math.ceil(2000 * config.validationShare());
    }

    private static StoryCorpus stories(TrainConfig config) {
        return new StoryCorpus(StoryWorld.bundled(), config.stories(), config.dataSeed());
    }

    private static TrainingData data(TrainConfig config, BytePairEncoder tokenizer, String text, Progress progress) {
        progress.preparing(Preparation.DATA, 0);
        if (config.isStoryWorld()) {
            return stories(config)
                    .sequences(
                            tokenizer,
                            config.context(),
                            config.batch(),
                            config.seed(),
                            validationCount(config),
                            share -> progress.preparing(Preparation.DATA, share));
        }
        int[] ids = tokenizer.encode(text, true);
        return new WindowData(ids, config.validationShare(), config.context(), config.batch(), config.seed());
    }
}
