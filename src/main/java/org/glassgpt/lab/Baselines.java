package org.glassgpt.lab;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.glassgpt.i18n.Language;
import org.glassgpt.model.AtomicFile;
import org.glassgpt.training.Sample;
import org.glassgpt.training.Training;
import org.glassgpt.world.Split;
import org.glassgpt.world.StoryWorld;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a loss can be held against, nats per token of the validation samples.
 *
 * @param uniform guessing evenly, ln V
 * @param frequencies guessing by how often each token is to be predicted in the training data, whatever stands before
 * @param world the generator's own −ln p, which no model can beat on average; empty when the text is not the story
 *     world's
 */
public record Baselines(double uniform, double frequencies, OptionalDouble world) {
    /** Training samples from which frequencies are counted. */
    private static final int COUNTED = 4000;

    private static final int STORIES = 50;

    private static final Logger LOG = LoggerFactory.getLogger(Baselines.class);

    /** Beside a run, in this file. */
    static final String FILE = "baselines.json";

    /** What is in the file, as JSON has it; {@code world} is null where there is none. */
    private record Written(double uniform, double frequencies, Double world) {}

    /** Keeps them beside the run, for whoever draws it later; a picture without them is no failure. */
    void write(Path folder) {
        try {
            Files.createDirectories(folder);
            Written all = new Written(uniform, frequencies, world.isPresent() ? world.getAsDouble() : null);
            AtomicFile.write(folder.resolve(FILE), new JsonMapper().writeValueAsString(all) + "\n");
        } catch (IOException e) {
            LOG.warn("{} could not be written", folder.resolve(FILE), e);
        }
    }

    static Optional<Baselines> read(Path folder) {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) return Optional.empty();
        try {
            return Optional.of(read(Files.readString(file)));
        } catch (IOException e) {
            LOG.warn("{} could not be read", file, e);
            return Optional.empty();
        }
    }

    static Baselines read(String json) throws IOException {
        Written all = new JsonMapper().readValue(json, Written.class);
        OptionalDouble world = all.world() == null ? OptionalDouble.empty() : OptionalDouble.of(all.world());
        return new Baselines(all.uniform(), all.frequencies(), world);
    }

    static Baselines of(Training.Prepared run) {
        int V = run.network().vocab();
        List<Sample> validation = run.data().validation();
        return new Baselines(
                Math.log(V),
                frequencies(run, V, validation),
                run.config().isStoryWorld() ? OptionalDouble.of(world(run, validation)) : OptionalDouble.empty());
    }

    /** A token never seen counts as if seen once. */
    private static double frequencies(Training.Prepared run, int V, List<Sample> validation) {
        long[] counts = new long[V];
        long total = 0;
        int batches = Math.max(1, COUNTED / run.config().batch());
        for (int step = 0; step < batches; step++) {
            for (Sample sample : run.data().batch(step)) {
                for (int i = sample.from(); i < sample.ids().length; i++) counts[sample.ids()[i]]++;
                total += sample.ids().length - sample.from();
            }
        }
        double sum = 0;
        long tokens = 0;
        for (Sample sample : validation) {
            for (int i = sample.from(); i < sample.ids().length; i++)
                sum -= Math.log(Math.max(1, counts[sample.ids()[i]]) / (double) total);
            tokens += sample.ids().length - sample.from();
        }
        return sum / tokens;
    }

    private static double world(Training.Prepared run, List<Sample> validation) {
        StoryWorld world = StoryWorld.bundled();
        double sum = 0;
        long tokens = 0;
        for (Sample sample : validation.subList(0, Math.min(STORIES, validation.size()))) {
            int[] ids = java.util.Arrays.copyOfRange(sample.ids(), 1, sample.ids().length - 1);
            String text = run.tokenizer().decode(ids);
            Language language = Sentences.languageOf(text);
            // The coin that chose the language is part of what a model has to predict.
            sum += Math.log(2) - world.logProbability(language, Split.TRAIN, text);
            tokens += sample.ids().length - 1;
        }
        return sum / tokens;
    }
}
