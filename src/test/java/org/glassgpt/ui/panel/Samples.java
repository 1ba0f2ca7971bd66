package org.glassgpt.ui.panel;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.glassgpt.model.ActivationFunction;
import org.glassgpt.model.GoldenFixture;
import org.glassgpt.model.Gpt;
import org.glassgpt.model.GptConfig;
import org.glassgpt.sampling.Distribution;
import org.glassgpt.sampling.Draw;
import org.glassgpt.sampling.Sampler;
import org.glassgpt.sampling.SamplingSettings;
import org.glassgpt.session.GenerationTree;
import org.glassgpt.session.HeadProbes;
import org.glassgpt.session.Readouts;
import org.glassgpt.session.Snapshot;
import org.glassgpt.session.Step;
import org.glassgpt.session.TokenView;
import org.glassgpt.tokenizer.BpeTrainer;
import org.glassgpt.tokenizer.Spelling;
import org.glassgpt.tokenizer.Tokenizer;
import org.glassgpt.trace.Activation;
import org.glassgpt.trace.ActivationName;
import org.glassgpt.trace.ActivationName.Kind;
import org.glassgpt.trace.Edits;
import org.glassgpt.trace.HeadProbe;
import org.glassgpt.trace.HeapWeights;
import org.glassgpt.trace.Keep;
import org.glassgpt.trace.LogitLens;
import org.glassgpt.trace.ModelShape;
import org.glassgpt.trace.TensorNames;
import org.glassgpt.trace.TokenRows;
import org.glassgpt.trace.Trace;
import org.glassgpt.trace.Weights;

/** Snapshots to draw: of the small checkpoints, and of made-up models of any size. */
public final class Samples {
    private static final List<String> LABELS = List.of(
            "狐狸", "␣kite", "。", "␣the", "⏎", "风 1–2/3", "a", "␣internationalisation", "阁楼", "<|endoftext|>", "␣");

    private Samples() {}

    /** Labels of every kind: Chinese, spaces, parts of a character, very long. */
    public static TokenView token(int id) {
        String label = LABELS.get(Math.floorMod(id, LABELS.size()));
        return new TokenView(id, label.replace('␣', ' '), label.getBytes(StandardCharsets.UTF_8), label);
    }

    /** A small checkpoint, run; two steps drawn and one of them taken back. */
    public static Snapshot of(GoldenFixture fixture, Path temp, SamplingSettings settings) throws IOException {
        Gpt gpt = Gpt.load(fixture.unpack(temp));
        Optional<HeadProbe> probe = probe(gpt);
        int[] ids = {3, 1, 4, 1, 5};
        List<Step> steps = new ArrayList<>();
        for (double u : new double[] {0.3, 0.8}) {
            Trace trace = gpt.forward(ids, Edits.NONE, Keep.all());
            Distribution next = next(trace, settings);
            Draw draw = Sampler.draw(next, u);
            steps.add(new Step(token(draw.chosen().id()), next, draw, settings));
            if (steps.size() == 2) {
                return snapshot(trace, gpt.config(), gpt.weights(), settings, next, Optional.of(draw), steps, 1)
                        .withProbe(probe)
                        .withSpelling(spelling(ids.length));
            }
            ids = Arrays.copyOf(ids, ids.length + 1);
            ids[ids.length - 1] = draw.chosen().id();
        }
        throw new AssertionError("unreachable");
    }

    private static Optional<HeadProbe> probe(Gpt gpt) {
        HeadProbes.Pass pass = (ids, keep) -> gpt.forward(ids, Edits.NONE, keep);
        return new HeadProbes(gpt.shape(), Optional.empty(), OptionalInt.empty(), pass).measure();
    }

    /** Words with bytes that make no character, with long and short ones; not those of the ids in a sample. */
    public static Optional<Spelling> spelling(int T) {
        List<String> texts = List.of("狐狸狐狸狐狸", " kite kites kite", " internationalisation", "阁楼里阁楼里");
        Tokenizer tokenizer = BpeTrainer.ofSize(256 + 30).train(texts);
        String text = "狐狸狐狸 kites internationalisation风 a 阁楼里";
        int[] ids = tokenizer.encode(text);
        return Spelling.of(tokenizer, Arrays.copyOf(ids, Math.min(T, ids.length)));
    }

    private static Distribution next(Trace trace, SamplingSettings settings) {
        return Sampler.distribution(trace.get(ActivationName.logits()).slice(trace.tokens() - 1), settings);
    }

    private static Snapshot snapshot(
            Trace trace,
            GptConfig config,
            Weights weights,
            SamplingSettings settings,
            Distribution next,
            Optional<Draw> draw,
            List<Step> steps,
            int taken) {
        List<TokenView> tokens =
                Arrays.stream(trace.ids()).mapToObj(Samples::token).toList();
        Readouts readouts = new PlainReadouts(config, weights);
        return new Snapshot(
                "sample",
                trace,
                weights,
                tokens,
                Samples::token,
                settings,
                next,
                draw,
                GenerationTree.ofBranch(steps, taken),
                Snapshot.Beside.NOTHING,
                readouts);
    }

    /**
     * Random numbers in place of a model's.
     *
     * @param patterns false: the trace has q and k, and no patterns, as for a long text
     */
    public static Snapshot madeUp(ModelShape model, int T, boolean patterns) {
        Random random = new Random(7);
        int[] ids = random.ints(T, 0, model.vocab()).toArray();
        List<Activation> made = new ArrayList<>();
        for (ActivationName name : ActivationName.all(model.layers())) {
            if (!name.kind().quadratic()) made.add(normal(name, model, T, random));
            else if (patterns)
                made.add(
                        name.kind() == Kind.PATTERN ? pattern(model, name, T, random) : scores(name, model, T, random));
        }
        Trace trace = new Trace(model, ids, Edits.NONE, made);
        Distribution next = next(trace, SamplingSettings.DEFAULT);
        GptConfig config = new GptConfig(model, ActivationFunction.GELU_TANH, 1e-5, true);
        Weights weights = HeapWeights.random(config.tensors(), random);
        return snapshot(trace, config, weights, SamplingSettings.DEFAULT, next, Optional.empty(), List.of(), 0)
                .withSpelling(spelling(T))
                .withProbe(Optional.of(probe(model, random)));
    }

    private static Activation normal(ActivationName name, ModelShape model, int T, Random random) {
        float[] data = new float[name.shape(model, T).count()];
        for (int i = 0; i < data.length; i++) data[i] = (float) random.nextGaussian();
        return Activation.owning(name, name.shape(model, T), data);
    }

    private static Activation scores(ActivationName name, ModelShape model, int T, Random random) {
        float[] data = new float[name.shape(model, T).count()];
        for (int i = 0; i < data.length; i++) {
            data[i] = i % T > i / T % T ? Float.NEGATIVE_INFINITY : (float) random.nextGaussian();
        }
        return Activation.owning(name, name.shape(model, T), data);
    }

    private static HeadProbe probe(ModelShape model, Random random) {
        double[][][] scores = new double[3][model.layers()][model.heads()];
        for (double[][] role : scores) {
            for (double[] layer : role) Arrays.setAll(layer, head -> random.nextDouble());
        }
        return new HeadProbe(32, 4, 31, 0.02, 0.03, scores[0], scores[1], scores[2]);
    }

    private static Activation pattern(ModelShape model, ActivationName name, int T, Random random) {
        float[] data = new float[name.shape(model, T).count()];
        for (int row = 0; row < model.heads() * T; row++) {
            int query = row % T;
            float sum = 0;
            for (int key = 0; key <= query; key++) {
                float weight = (float) Math.pow(random.nextDouble(), 8);
                data[row * T + key] = weight;
                sum += weight;
            }
            for (int key = 0; key <= query; key++) data[row * T + key] /= sum;
        }
        return Activation.owning(name, name.shape(model, T), data);
    }

    /** The engine's answers by plain arithmetic on the weights. */
    private record PlainReadouts(GptConfig config, Weights weights) implements Readouts {
        @Override
        public LogitLens lens(Trace trace, int[] tokens, int top) {
            float[] gamma = weights.slice(TensorNames.LN_F_WEIGHT, 0, config.width());
            float[] beta = weights.slice(TensorNames.LN_F_BIAS, 0, config.width());
            TokenRows head = new TokenRows(weights, config.headTensor());
            return LogitLens.of(trace, gamma, beta, config.epsilon(), head, tokens, top);
        }
    }
}
