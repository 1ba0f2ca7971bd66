package org.glassgpt.lab;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.glassgpt.i18n.Language;
import org.glassgpt.model.Gpt;
import org.glassgpt.tokenizer.BytePairEncoder;
import org.glassgpt.tokenizer.TokenizerFiles;
import org.glassgpt.training.Sample;
import org.glassgpt.training.TaskCorpus;
import org.glassgpt.training.TrainConfig;
import org.glassgpt.training.Training;
import org.glassgpt.training.TrainingException;
import org.glassgpt.world.StoryWorld;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A saved run, looked at: its report, and its model at work on the same text as during training; for a tuned model also
 * the model before. Its models stay open until it is closed, since pictures read their weights.
 */
public final class SavedLooks implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SavedLooks.class);

    private final LabState state;
    private final Optional<Looks> looks;

    private SavedLooks(LabState state, Optional<Looks> looks) {
        this.state = state;
        this.looks = looks;
    }

    public LabState state() {
        return state;
    }

    /**
     * @param bundled where the model is that comes with the application
     * @param language of the text, where there is a choice
     */
    public static SavedLooks of(Runs.Saved run, Optional<Path> bundled, Language language) {
        TrainConfig config = run.record().config();
        Path folder = run.folder();
        Optional<Baselines> lines = Baselines.read(folder);
        Optional<Looks> looks = Optional.empty();
        try (Gpt gpt = Gpt.load(folder)) {
            BytePairEncoder tokenizer = TokenizerFiles.loadBytePairs(folder);
            int context = gpt.config().context();
            List<Sample> samples = samples(config, tokenizer, context, language);
            Optional<Look> before = Optional.empty();
            Optional<Look> now = Optional.empty();
            if (!samples.isEmpty() || config.isStoryWorld()) {
                Looks made = new Looks(config, context, tokenizer, samples, language);
                looks = Optional.of(made);
                before = before(config, bundled, made);
                now = made.at(run.record().report().step(), gpt.config(), gpt.weights());
            }
            long parameters = gpt.config().parameterCount();
            return new SavedLooks(LabState.saved(run, parameters, lines, before, now, Training.kept(folder)), looks);
        } catch (IOException | TrainingException e) {
            LOG.warn("{} could not be looked at", folder, e);
            looks.ifPresent(Looks::close);
            LabState empty = LabState.saved(run, 0, lines, Optional.empty(), Optional.empty(), List.of());
            return new SavedLooks(empty.failed(Problems.of(e)), Optional.empty());
        }
    }

    private static List<Sample> samples(TrainConfig config, BytePairEncoder tokenizer, int context, Language language) {
        if (config.tunedFor().isEmpty()) return List.of();
        TaskCorpus corpus = new TaskCorpus(
                StoryWorld.bundled(),
                config.tunedFor().orElseThrow(),
                tokenizer,
                context,
                config.stories(),
                config.dataSeed());
        return corpus.heldOut(language, 1, 1, Set.of()).stream()
                .map(corpus::sample)
                .toList();
    }

    private static Optional<Look> before(TrainConfig config, Optional<Path> bundled, Looks looks) throws IOException {
        if (config.tunedFor().isEmpty()) return Optional.empty();
        boolean ours = config.base().equals(TrainConfig.BUNDLED);
        Optional<Path> base = ours ? bundled : Optional.of(Path.of(config.base()));
        if (base.isEmpty()) return Optional.empty();
        try (Gpt gpt = Gpt.load(base.get())) {
            return looks.at(0, gpt.config(), gpt.weights());
        }
    }

    @Override
    public void close() {
        looks.ifPresent(Looks::close);
    }
}
