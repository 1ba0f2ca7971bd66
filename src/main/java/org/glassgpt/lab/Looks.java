package org.glassgpt.lab;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.glassgpt.i18n.Language;
import org.glassgpt.model.Gpt;
import org.glassgpt.model.GptConfig;
import org.glassgpt.model.Parameters;
import org.glassgpt.sampling.SamplingSettings;
import org.glassgpt.session.CheckpointModels;
import org.glassgpt.session.Inputs;
import org.glassgpt.session.KeepPolicy;
import org.glassgpt.session.OpenModel;
import org.glassgpt.session.ProblemException;
import org.glassgpt.session.Snapshots;
import org.glassgpt.tokenizer.BytePairEncoder;
import org.glassgpt.tokenizer.Tokenizer;
import org.glassgpt.trace.Weights;
import org.glassgpt.training.Sample;
import org.glassgpt.training.TrainConfig;
import org.glassgpt.world.Split;
import org.glassgpt.world.StoryWorld;

/** Looks at a model that is being trained. The models of the last looks stay open, since pictures read their weights. */
final class Looks implements AutoCloseable {
    private static final int OPEN = 3;
    private static final int WATCHED = 24;

    private final Snapshots snapshots = new Snapshots(KeepPolicy.ofHeap());
    private final Deque<OpenModel> open = new ArrayDeque<>();
    private final TrainConfig config;
    private final int context;
    private final BytePairEncoder tokenizer;
    private final List<Sample> validation;
    private final Language language;
    private final boolean marksStart;
    private final int[] watched;
    private final int[] asked;

    /**
     * @param context of the network, in tokens
     * @param validation samples; one at least unless the run is of the story world
     */
    Looks(TrainConfig config, int context, BytePairEncoder tokenizer, List<Sample> validation, Language language) {
        this.config = config;
        this.context = context;
        this.tokenizer = tokenizer;
        this.validation = validation;
        this.language = language;
        marksStart = config.corpus().isEmpty();
        asked = asked();
        watched = watched();
    }

    /** What a sample goes on from: an exercise that training does not have, else the start token. */
    private int[] asked() {
        if (config.tunedFor().isEmpty())
            return new int[] {tokenizer.id(Tokenizer.END_OF_TEXT).orElse(0)};
        for (Sample sample : validation) {
            int[] prompt = java.util.Arrays.copyOf(sample.ids(), sample.from());
            boolean wanted = Sentences.languageOf(text(prompt)) == language;
            if (wanted) return prompt;
        }
        Sample first = validation.get(0);
        return java.util.Arrays.copyOf(first.ids(), first.from());
    }

    /** The text whose attention is watched: the exercise, a story of the world, or a piece of the own text. */
    private int[] watched() {
        if (config.tunedFor().isPresent()) return asked;
        int most = Math.min(WATCHED, context);
        int[] ids = config.isStoryWorld()
                ? tokenizer.encode(StoryWorld.bundled()
                        .story(language, Split.TRAIN, new SplittableRandom(3))
                        .text())
                : validation.get(0).ids();
        return java.util.Arrays.copyOf(ids, Math.min(most, ids.length));
    }

    private String text(int[] ids) {
        int end = tokenizer.id(Tokenizer.END_OF_TEXT).orElse(-1);
        return tokenizer.decode(
                java.util.Arrays.stream(ids).filter(id -> id != end).toArray());
    }

    /**
     * @param weights copied
     */
    Optional<Look> at(int step, GptConfig network, Weights weights) {
        Parameters copy = Parameters.allocate(network);
        for (String name : weights.names()) {
            int count = 1;
            for (int size : weights.shape(name)) count *= size;
            copy.set(name, weights.slice(name, 0, count));
        }
        Gpt gpt = new Gpt(network, copy);
        OpenModel model = CheckpointModels.of("step " + step, gpt, tokenizer, marksStart);
        open.addLast(model);
        if (open.size() > OPEN) open.removeFirst().close();
        try {
            double temperature = config.tunedFor().isPresent() ? 0 : Sentences.TEMPERATURE;
            String sample = Sentences.continued(gpt, tokenizer, asked, temperature, new SplittableRandom(11));
            Inputs inputs = Inputs.first(model, text(watched), SamplingSettings.DEFAULT);
            String prompt = config.tunedFor().isPresent() ? text(asked) : "";
            return Optional.of(new Look(step, prompt, sample, snapshots.make(inputs)));
        } catch (ProblemException e) {
            return Optional.empty();
        }
    }

    /** Lets go of all but the newest, which is still shown. */
    void settle() {
        while (open.size() > 1) open.removeFirst().close();
    }

    @Override
    public void close() {
        while (!open.isEmpty()) open.removeFirst().close();
    }
}
