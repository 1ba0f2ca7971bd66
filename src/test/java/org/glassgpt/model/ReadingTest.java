package org.glassgpt.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import org.glassgpt.trace.ActivationName;
import org.glassgpt.trace.Edits;
import org.glassgpt.trace.Keep;
import org.glassgpt.trace.LayerNorm;
import org.glassgpt.trace.LogitLens;
import org.glassgpt.trace.Norm;
import org.glassgpt.trace.Ranking;
import org.glassgpt.trace.ResidualWrites;
import org.glassgpt.trace.TensorNames;
import org.glassgpt.trace.TokenRows;
import org.glassgpt.trace.Trace;
import org.glassgpt.trace.Vectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is read out of a trace, against the trace itself and against the activations that the NumPy reference computed. */
class ReadingTest {
    private static final double TOLERANCE = 2e-5;

    @TempDir
    Path temp;

    private static LogitLens reference(Gpt gpt, Trace trace, int[] tokens, int top) {
        float[] gamma =
                gpt.weights().slice(TensorNames.LN_F_WEIGHT, 0, gpt.config().width());
        float[] beta =
                gpt.weights().slice(TensorNames.LN_F_BIAS, 0, gpt.config().width());
        TokenRows head = new TokenRows(gpt.weights(), gpt.config().headTensor());
        return LogitLens.of(trace, gamma, beta, gpt.config().epsilon(), head, tokens, top);
    }

    /** The oracle's own residual stream, read by the engine and by plain arithmetic. */
    @ParameterizedTest
    @EnumSource(GoldenFixture.class)
    void theLensOfTheOraclesStream(GoldenFixture fixture) throws IOException {
        Path dir = fixture.unpack(temp);
        try (Gpt gpt = Gpt.load(dir);
                Safetensors file = Safetensors.open(dir.resolve(GoldenFixture.EXPECTED))) {
            int[] ids = GoldenComparison.ids(file);
            Trace ours = gpt.forward(ids, Edits.NONE, Keep.all());
            Trace oracle = OracleTrace.of(file, gpt.shape(), ids);
            int V = gpt.config().vocab();
            int[] tokens = {ids.length - 1, 0, 2};
            LogitLens fast = gpt.lens(oracle, tokens, V);
            LogitLens slow = reference(gpt, oracle, tokens, V);
            for (int i = 0; i < tokens.length; i++) {
                compare(slow.readings().get(i), fast.readings().get(i));
                float[] logits = oracle.get(ActivationName.logits()).slice(tokens[i]);
                LogitLens.Depth last =
                        fast.readings().get(i).depths().get(gpt.config().layers());
                for (LogitLens.Guess guess : last.top()) assertEquals(logits[guess.id()], guess.logit(), TOLERANCE);
                assertEquals(1, last.finalRank());
            }
            compare(
                    slow.readings().get(0),
                    gpt.lens(ours, new int[] {ids.length - 1}, V).readings().get(0));
        }
    }

    private static void compare(LogitLens.Column slow, LogitLens.Column fast) {
        assertEquals(slow.token(), fast.token());
        assertEquals(slow.finalId(), fast.finalId());
        for (int depth = 0; depth < slow.depths().size(); depth++) {
            LogitLens.Depth a = slow.depths().get(depth);
            LogitLens.Depth b = fast.depths().get(depth);
            assertEquals(a.finalRank(), b.finalRank());
            assertEquals(a.finalP(), b.finalP(), TOLERANCE);
            double sum = 0;
            for (int k = 0; k < a.top().size(); k++) {
                assertEquals(a.top().get(k).logit(), b.top().get(k).logit(), TOLERANCE);
                assertEquals(a.top().get(k).p(), b.top().get(k).p(), TOLERANCE);
                sum += b.top().get(k).p();
            }
            assertEquals(1, sum, 1e-9);
            assertEquals(b.finalP(), b.top().get(b.finalRank() - 1).p(), 1e-12);
        }
    }

    @ParameterizedTest
    @EnumSource(GoldenFixture.class)
    void layerNormsStepByStepGiveWhatTheTraceHas(GoldenFixture fixture) throws IOException {
        try (Gpt gpt = Gpt.load(fixture.unpack(temp))) {
            Trace trace = gpt.forward(new int[] {3, 1, 4, 1, 5}, Edits.NONE, Keep.all());
            int C = gpt.config().width();
            for (Norm norm : Norm.values()) {
                for (int layer = 0; layer < gpt.config().layers(); layer++) {
                    float[] x = trace.get(norm.input(gpt.shape(), layer)).slice(2);
                    String weight = TensorNames.normWeight(norm, layer);
                    String bias = TensorNames.normBias(norm, layer);
                    float[] gamma = gpt.weights().slice(weight, 0, C);
                    float[] beta = gpt.weights().slice(bias, 0, C);
                    LayerNorm worked = LayerNorm.of(x, gamma, beta, gpt.config().epsilon());
                    double sum = 0;
                    double squares = 0;
                    for (int c = 0; c < C; c++) {
                        assertEquals(trace.get(norm.output(layer)).at(2, c), worked.output(c), TOLERANCE);
                        sum += worked.standardized(c);
                        squares += worked.standardized(c) * worked.standardized(c);
                    }
                    assertEquals(0, sum / C, 1e-9);
                    double expected = worked.variance() / (worked.variance() + worked.epsilon());
                    assertEquals(expected, squares / C, 1e-9);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(GoldenFixture.class)
    void whatWasWrittenAddsUpToTheStream(GoldenFixture fixture) throws IOException {
        try (Gpt gpt = Gpt.load(fixture.unpack(temp))) {
            Trace trace = gpt.forward(new int[] {3, 1, 4, 1, 5}, Edits.NONE, Keep.all());
            ResidualWrites worked = ResidualWrites.of(trace, 3);
            assertEquals(2 * gpt.config().layers(), worked.writes().size());
            int C = gpt.config().width();
            double[] sum = new double[C];
            for (int c = 0; c < C; c++) {
                sum[c] = trace.get(ActivationName.residPre(0)).at(3, c);
                for (ResidualWrites.Write write : worked.writes())
                    sum[c] += trace.get(write.name()).at(3, c);
                int last = gpt.config().layers() - 1;
                assertEquals(trace.get(ActivationName.residPost(last)).at(3, c), sum[c], TOLERANCE);
            }
            for (ResidualWrites.Write write : worked.writes()) {
                double[] norms = ResidualWrites.norms(trace, write.name());
                assertEquals(norms[3], write.norm(), 1e-12);
                // The law of cosines on the triangle that the stream, what is added and their sum make.
                ActivationName after = write.isAttention()
                        ? ActivationName.residMid(write.layer())
                        : ActivationName.residPost(write.layer());
                double third = Vectors.norm(trace.get(after).slice(3));
                double squared = write.norm() * write.norm()
                        + write.streamNorm() * write.streamNorm()
                        + 2 * write.norm() * write.streamNorm() * write.cosineBefore();
                assertEquals(squared, third * third, squared * 1e-5);
            }
            assertEquals(
                    1,
                    Ranking.highest(
                                    worked.writes().stream()
                                            .mapToDouble(ResidualWrites.Write::norm)
                                            .toArray(),
                                    1)
                            .length);
        }
    }

    @ParameterizedTest
    @EnumSource(GoldenFixture.class)
    void aClosedModelReadsNothing(GoldenFixture fixture) throws IOException {
        Gpt gpt = Gpt.load(fixture.unpack(temp));
        Trace trace = gpt.forward(new int[] {1}, Edits.NONE, Keep.all());
        gpt.close();
        assertThrows(IllegalStateException.class, () -> gpt.lens(trace, new int[] {0}, 1));
    }
}
