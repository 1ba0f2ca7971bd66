package org.glassgpt.bench;

import ai.djl.pytorch.engine.PtNDManager;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.glassgpt.bench.TorchGpt.Gelu;
import org.glassgpt.model.GptConfig;
import org.glassgpt.model.Parameters;
import org.glassgpt.training.TrainingStep;

/** A training step beside libtorch's. */
final class TrainingLines {
    private static final int SEQUENCES = 16;
    private static final int STEPS_COMPARED = 5;
    private static final double TOLERANCE = 1e-4;

    private TrainingLines() {}

    static void small() {
        line("train-128", RandomModel.config(4, 4, 128, 64, 96));
    }

    static void large() {
        line("train-192", RandomModel.config(6, 6, 192, 128, 1000));
    }

    /** Texts as long as the context. */
    private static void line(String name, GptConfig network) {
        Random random = new Random(3);
        List<int[]> texts = Stream.generate(() -> random.ints(network.context() + 1, 0, network.vocab())
                        .toArray())
                .limit(SEQUENCES)
                .toList();
        try (Parameters weights = RandomModel.parameters(network)) {
            compare(name, network, weights, texts);
            try (Ours ours = new Ours(network, weights, texts);
                    Theirs theirs = new Theirs(network, weights, texts, Gelu.FUSED)) {
                new Pairs(name, 0.9, 0.6).run(ours, theirs);
            }
        }
    }

    private static void compare(String name, GptConfig network, Parameters weights, List<int[]> texts) {
        try (Ours ours = new Ours(network, weights, texts);
                Theirs theirs = new Theirs(network, weights, texts, Gelu.EXACT)) {
            double worst = 0;
            for (int step = 0; step < STEPS_COMPARED; step++) {
                theirs.prepare();
                ours.run();
                theirs.run();
                worst = Math.max(worst, Math.abs(ours.loss - theirs.loss));
            }
            Pairs.say("%s numbers: losses of %d steps, largest difference %.1e", name, STEPS_COMPARED, worst);
            if (!(worst <= TOLERANCE)) throw new IllegalStateException(name + ": ours and libtorch's losses differ");
        }
    }

    private static final class Ours implements Pairs.Way, AutoCloseable {
        private final TrainingStep training;
        private final List<int[]> texts;
        private int step;
        private double loss;

        Ours(GptConfig network, Parameters weights, List<int[]> texts) {
            this.training = new TrainingStep(network, weights);
            this.texts = texts;
        }

        @Override
        public void run() {
            loss = training.run(texts, step++);
        }

        @Override
        public void close() {
            training.close();
        }
    }

    private static final class Theirs implements Pairs.Way, AutoCloseable {
        private final TorchTraining training;
        private final TorchTraining.Batch batch;
        private PtNDManager pass;
        private int step;
        private double loss;

        Theirs(GptConfig network, Parameters weights, List<int[]> texts, Gelu gelu) {
            this.training = new TorchTraining(network, weights, gelu);
            this.batch = training.batch(texts);
        }

        @Override
        public void prepare() {
            if (pass != null) pass.close();
            Torch.threads(Bench.threads());
            pass = training.newPass();
        }

        @Override
        public void run() {
            loss = training.run(batch, step++, pass);
        }

        @Override
        public void close() {
            training.close();
        }
    }
}
