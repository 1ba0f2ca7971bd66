package org.glassgpt.clinic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.glassgpt.model.GoldenFixture;
import org.glassgpt.model.Gpt;
import org.glassgpt.trace.Activation;
import org.glassgpt.trace.ActivationName;
import org.glassgpt.trace.Derived;
import org.glassgpt.trace.Edits;
import org.glassgpt.trace.Keep;
import org.glassgpt.trace.TensorNames.InBlock;
import org.glassgpt.trace.Trace;
import org.glassgpt.trace.Weights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What is said of the first listing's attention, on its numbers. */
class AttentionClinicTest {
    private static final int[] IDS = {3, 1, 4, 1, 5, 9, 2};
    private static final int LAYER = 1;
    private static final double TOLERANCE = 2e-5;

    @TempDir
    Path temp;

    private Gpt open(GoldenFixture fixture) throws IOException {
        return Gpt.load(fixture.unpack(temp));
    }

    private static AttentionClinic.Bench bench(Gpt gpt, Weights weights, int nh) {
        return new AttentionClinic.Bench(weights, LAYER, gpt.config().width(), nh);
    }

    private static INDArray random(int rows, int columns, long seed) {
        Random random = new Random(seed);
        float[] data = new float[rows * columns];
        for (int i = 0; i < data.length; i++) data[i] = (float) random.nextGaussian();
        return ArrayAlgebra.matrix(data, rows, columns);
    }

    @ParameterizedTest
    @EnumSource(GoldenFixture.class)
    void whatIsMendedAgreesWithTheEngine(GoldenFixture fixture) throws IOException {
        try (Gpt gpt = open(fixture)) {
            Trace trace = gpt.forward(IDS, Edits.NONE, Keep.all());
            for (int layer = 0; layer < gpt.config().layers(); layer++) {
                AttentionRun run =
                        AttentionClinic.of(trace, gpt.weights(), layer).mended();
                Map<String, ActivationName> names = Map.of(
                        "q", ActivationName.q(layer),
                        "k", ActivationName.k(layer),
                        "v", ActivationName.v(layer),
                        "z", ActivationName.z(layer),
                        "mask", ActivationName.attnScores(layer),
                        "pattern", ActivationName.pattern(layer),
                        "out", ActivationName.attnOut(layer));
                names.forEach((line, name) -> compare(run.value(line), trace.get(name)));
            }
        }
    }

    /** Heads stand first here; in the engine's q, k, v and z they stand second. */
    private static void compare(Values ours, Activation engine) {
        boolean tokensFirst =
                engine.shape().rank() == 3 && !engine.name().kind().quadratic();
        for (int a = 0; a < ours.size(0); a++) {
            for (int b = 0; b < ours.size(1); b++) {
                if (ours.rank() == 2) {
                    assertEquals(engine.at(a, b), ours.at(a, b), TOLERANCE, engine.name()::text);
                    continue;
                }
                for (int c = 0; c < ours.size(2); c++) {
                    float truth = tokensFirst ? engine.at(b, a, c) : engine.at(a, b, c);
                    assertEquals(truth, ours.at(a, b, c), TOLERANCE, engine.name()::text);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(GoldenFixture.class)
    void thePrintedOneStopsWhereTheLengthIsNotTheWidth(GoldenFixture fixture) throws IOException {
        try (Gpt gpt = open(fixture)) {
            Trace trace = gpt.forward(IDS, Edits.NONE, Keep.all());
            AttentionClinic clinic = AttentionClinic.of(trace, gpt.weights(), LAYER);
            int C = gpt.config().width();
            assertEquals(Optional.of("mix"), clinic.printed().stoppedAt());
            assertEquals(
                    List.of("(" + C + ", " + C + ")", "(7, " + C + ")", "" + C, "7"),
                    clinic.printed().why().orElseThrow().about());
            assertFalse(clinic.printed().reached("sum"));
            assertEquals(Optional.empty(), clinic.square().stoppedAt());
            assertEquals(C, clinic.square().value("return").size(0));
        }
    }

    @ParameterizedTest
    @EnumSource(GoldenFixture.class)
    void changingKChangesNothing(GoldenFixture fixture) throws IOException {
        try (Gpt gpt = open(fixture)) {
            Trace trace = gpt.forward(IDS, Edits.NONE, Keep.all());
            AttentionClinic clinic = AttentionClinic.of(trace, gpt.weights(), LAYER);
            assertEquals(0, clinic.otherKeys());
            assertTrue(clinic.otherKeysMended() > 1e-3, "" + clinic.otherKeysMended());
        }
    }

    /** Worked out again, softmax along the features, no division, W_o at the left, no bias: this is what it does. */
    @Test
    void theNumbersAreThoseOfTheMistakes() throws IOException {
        try (Gpt gpt = open(GoldenFixture.TINY_TIED)) {
            int C = gpt.config().width();
            INDArray x = random(C, C, 5);
            AttentionRun run = bench(gpt, gpt.weights(), gpt.config().heads()).run(Listings.ATTENTION, x, x);
            double[][] sq = times(x, gpt.weights(), 0, C);
            double[][] sv = times(x, gpt.weights(), 2 * C, C);
            double[][] share = new double[C][];
            for (int t = 0; t < C; t++) share[t] = Derived.softmax(sq[t]);
            double[][] wo = new double[C][C];
            float[] proj = gpt.weights().slice(InBlock.ATTN_PROJ_WEIGHT.name(LAYER), 0, C * C);
            for (int i = 0; i < C; i++) for (int j = 0; j < C; j++) wo[i][j] = proj[j * C + i];
            compare(sq, run.value("s-q"));
            compare(product(wo, share), run.value("mix"));
            compare(product(product(wo, share), sv), run.value("sum"));
            compare(product(product(wo, share), sv), run.value("return"));
        }
    }

    private static double[][] times(INDArray x, Weights weights, int from, int C) {
        float[] fused = weights.slice(InBlock.ATTN_WEIGHT.name(LAYER), 0, 3 * C * C);
        double[][] out = new double[C][C];
        for (int t = 0; t < C; t++) {
            for (int c = 0; c < C; c++) {
                for (int i = 0; i < C; i++) out[t][c] += x.getDouble(t, i) * fused[i * 3 * C + from + c];
            }
        }
        return out;
    }

    private static double[][] product(double[][] a, double[][] b) {
        double[][] out = new double[a.length][b[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < out[i].length; j++) {
                for (int k = 0; k < b.length; k++) out[i][j] += a[i][k] * b[k][j];
            }
        }
        return out;
    }

    private static void compare(double[][] truth, Values ours) {
        for (int i = 0; i < truth.length; i++) {
            for (int j = 0; j < truth[i].length; j++) {
                assertEquals(truth[i][j], ours.at(i, j), 1e-4 * (1 + Math.abs(truth[i][j])));
            }
        }
    }

    @Test
    void biasesAndHeadsChangeNothingInThePrintedOne() throws IOException {
        try (Gpt gpt = open(GoldenFixture.TINY_TIED)) {
            int C = gpt.config().width();
            int nh = gpt.config().heads();
            INDArray x = random(C, C, 6);
            Weights shifted = new Shifted(gpt.weights());
            AttentionRun run = bench(gpt, gpt.weights(), nh).run(Listings.ATTENTION, x, x);
            AttentionRun other = bench(gpt, shifted, 1).run(Listings.ATTENTION, x, x);
            assertEquals(0, run.value("return").distance(other.value("return")));
            AttentionRun mended = bench(gpt, gpt.weights(), nh).run(Listings.MENDED_ATTENTION, x, x);
            AttentionRun mendedShifted = bench(gpt, shifted, nh).run(Listings.MENDED_ATTENTION, x, x);
            AttentionRun oneHead = bench(gpt, gpt.weights(), 1).run(Listings.MENDED_ATTENTION, x, x);
            assertTrue(mended.value("return").distance(mendedShifted.value("return")) > 1e-3);
            assertTrue(mended.value("return").distance(oneHead.value("return")) > 1e-3);
        }
    }

    /** The same weights with other biases. */
    private record Shifted(Weights weights) implements Weights {
        @Override
        public List<String> names() {
            return weights.names();
        }

        @Override
        public int[] shape(String name) {
            return weights.shape(name);
        }

        @Override
        public float[] slice(String name, int from, int count) {
            float[] slice = weights.slice(name, from, count);
            if (name.endsWith("bias")) for (int i = 0; i < slice.length; i++) slice[i] += 1 + i % 3;
            return slice;
        }
    }

    @Test
    void aLaterTokenChangesAnEarlierOneOnlyInThePrintedOne() throws IOException {
        try (Gpt gpt = open(GoldenFixture.TINY_TIED)) {
            int C = gpt.config().width();
            AttentionClinic.Bench bench = bench(gpt, gpt.weights(), gpt.config().heads());
            INDArray x = random(C, C, 7);
            INDArray changed = x.dup();
            changed.putScalar(C - 1, 0, 9);
            assertTrue(change(bench, Listings.ATTENTION, x, changed) > 1e-4);
            assertEquals(0, change(bench, Listings.MENDED_ATTENTION, x, changed));
        }
    }

    /** How much the first token's result changes. */
    private static double change(AttentionClinic.Bench bench, Listing listing, INDArray x, INDArray changed) {
        Values before = bench.run(listing, x, x).value("return");
        Values after = bench.run(listing, changed, changed).value("return");
        double most = 0;
        for (int c = 0; c < before.size(1); c++) most = Math.max(most, Math.abs(before.at(0, c) - after.at(0, c)));
        return most;
    }

    /** What a layer that takes the batch for time makes of one text: texts of one token, each of which sees itself. */
    @Test
    void aTokenAloneGetsItsOwnValueBack() throws IOException {
        try (Gpt gpt = open(GoldenFixture.TINY_UNTIED)) {
            int C = gpt.config().width();
            INDArray x = random(1, C, 8);
            AttentionRun run = bench(gpt, gpt.weights(), gpt.config().heads()).run(Listings.MENDED_ATTENTION, x, x);
            assertEquals(0, run.value("z").distance(run.value("v")), 1e-6);
            assertEquals(1, run.value("pattern").at(0, 0, 0));
        }
    }
}
