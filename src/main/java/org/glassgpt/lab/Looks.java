package org.glassgpt.lab;

import java.util.ArrayDeque;
import java.util.Deque;
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
import org.glassgpt.tokenizer.Tokenizer;
import org.glassgpt.trace.Weights;
import org.glassgpt.training.Sample;
import org.glassgpt.training.Training;
import org.glassgpt.world.Split;
import org.glassgpt.world.StoryWorld;

/** Looks at a model that is being trained. The models of the last looks stay open, since pictures read their weights. */
final class Looks implements AutoCloseable {
    private static final int OPEN = 3;
    private static final int WATCHED = 24;

    private final Snapshots snapshots = new Snapshots(KeepPolicy.ofHeap());
    private final Deque<OpenModel> open = new ArrayDeque<>();
    private final Training.Prepared run;
    private final Language language;
    private final boolean marksStart;
    private final int[] watched;
    private final int[] asked;

    Looks(Training.Prepared run, Language language) {
        this.run = run;
        this.language = language;
        marksStart = run.config().corpus().isEmpty();
        asked = asked();
        watched = watched();
    }

    /** What a sample goes on from: an exercise that training does not have, else the start token. */
    private int[] asked() {
        Tokenizer tokenizer = run.tokenizer();
        if (run.config().tunedFor().isEmpty())
            return new int[] {tokenizer.id(Tokenizer.END_OF_TEXT).orElse(0)};
        for (Sample sample : run.data().validation()) {
            int[] prompt = java.util.Arrays.copyOf(sample.ids(), sample.from());
            boolean wanted = Sentences.languageOf(text(prompt)) == language;
            if (wanted) return prompt;
        }
        Sample first = run.data().validation().get(0);
        return java.util.Arrays.copyOf(first.ids(), first.from());
    }

    /** The text whose attention is watched: the exercise, a story of the world, or a piece of the own text. */
    private int[] watched() {
        if (run.config().tunedFor().isPresent()) return asked;
        int most = Math.min(WATCHED, run.network().context());
        int[] ids = run.config().isStoryWorld()
                ? run.tokenizer()
                        .encode(StoryWorld.bundled()
                                .story(language, Split.TRAIN, new SplittableRandom(3))
                                .text())
                : run.data().validation().get(0).ids();
        return java.util.Arrays.copyOf(ids, Math.min(most, ids.length));
    }

    private String text(int[] ids) {
        int end = run.tokenizer().id(Tokenizer.END_OF_TEXT).orElse(-1);
        return run.tokenizer()
                .decode(java.util.Arrays.stream(ids).filter(id -> id != end).toArray());
    }

    /**
     * @param weights copied
     */
    Optional<Look> at(int step, GptConfig config, Weights weights) {
        Parameters copy = Parameters.allocate(config);
        for (String name : weights.names()) {
            int count = 1;
            for (int size : weights.shape(name)) count *= size;
            copy.set(name, weights.slice(name, 0, count));
        }
        Gpt gpt = new Gpt(config, copy);
        OpenModel model = CheckpointModels.of("step " + step, gpt, run.tokenizer(), marksStart);
        open.addLast(model);
        if (open.size() > OPEN) open.removeFirst().close();
        try {
            double temperature = run.config().tunedFor().isPresent() ? 0 : Sentences.TEMPERATURE;
            String sample = Sentences.continued(gpt, run.tokenizer(), asked, temperature, new SplittableRandom(11));
            Inputs inputs = Inputs.first(model, text(watched), SamplingSettings.DEFAULT);
            String prompt = run.config().tunedFor().isPresent() ? text(asked) : "";
            return Optional.of(new Look(step, prompt, sample, snapshots.makeBriefly(inputs)));
        } catch (ProblemException e) {
            return Optional.empty();
        }
    }

    /** Closes all but the newest, which may still be shown; it is closed with the process. */
    @Override
    public void close() {
        while (open.size() > 1) open.removeFirst().close();
    }
}
