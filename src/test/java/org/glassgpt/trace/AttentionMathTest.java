package org.glassgpt.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import org.glassgpt.model.GoldenFixture;
import org.glassgpt.model.Gpt;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What follows from a trace by arithmetic is what the pass computed, for both small checkpoints. */
class AttentionMathTest {
    private static final int[] IDS = {3, 1, 4, 1, 5, 9};
    private static final double CLOSE = 2e-4;

    @TempDir
    Path temp;

    @ParameterizedTest
    @EnumSource(GoldenFixture.class)
    void everyStageLeadsToWhatThePassHas(GoldenFixture fixture) throws IOException {
        try (Gpt gpt = Gpt.load(fixture.unpack(temp))) {
            Trace trace = gpt.forward(IDS, Edits.NONE, Keep.all());
            forEachHead(trace, (layer, head) -> checkStages(trace, layer, head));
        }
    }

    @ParameterizedTest
    @EnumSource(GoldenFixture.class)
    void editsLeadElsewhereAndTheStagesFollow(GoldenFixture fixture) throws IOException {
        Edits edits = Edits.of(
                new Edit.ScoreDivisor(0.7),
                new Edit.NoMask(),
                new Edit.Overwrite(ActivationName.attnScores(0), new int[] {0, 2}, new float[] {1.5f}));
        try (Gpt gpt = Gpt.load(fixture.unpack(temp))) {
            Trace trace = gpt.forward(IDS, edits, Keep.all());
            forEachHead(trace, (layer, head) -> checkStages(trace, layer, head));
            assertEquals(1.5, AttentionSteps.of(trace, 0, 0, 2).score(4));
            assertEquals(0.7, AttentionSteps.of(trace, 0, 0, 2).divisor());
        }
    }

    private interface OfHead {
        void check(int layer, int head);
    }

    private static void forEachHead(Trace trace, OfHead each) {
        for (int layer = 0; layer < trace.model().layers(); layer++) {
            for (int head = 0; head < trace.model().heads(); head++) each.check(layer, head);
        }
    }

    private static void checkStages(Trace trace, int layer, int head) {
        Activation scores = trace.get(ActivationName.attnScores(layer));
        Activation pattern = trace.get(ActivationName.pattern(layer));
        Activation z = trace.get(ActivationName.z(layer));
        for (int query = 0; query < trace.tokens(); query++) {
            AttentionSteps steps = AttentionSteps.of(trace, layer, head, query);
            for (int key = 0; key < trace.tokens(); key++) {
                double raw = Derived.rawScore(trace, layer, head, query, key);
                assertEquals(raw, steps.raw(key), 1e-9);
                assertEquals(raw / steps.divisor(), steps.scaled(key), 1e-9);
                float score = scores.at(head, query, key);
                assertEquals(score, (float) steps.score(key), CLOSE * (1 + Math.abs(raw)));
                assertEquals(pattern.at(head, query, key), steps.share(key), CLOSE);
            }
            for (int d = 0; d < steps.headSize(); d++) {
                assertEquals(z.at(query, head, d), steps.z(d), CLOSE * (1 + Math.abs(steps.z(d))));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(GoldenFixture.class)
    void theHeadsAndTheBiasAddUpToTheOutput(GoldenFixture fixture) throws IOException {
        try (Gpt gpt = Gpt.load(fixture.unpack(temp))) {
            Trace trace = gpt.forward(IDS, Edits.NONE, Keep.all());
            Trace without = gpt.forward(IDS, Edits.of(new Edit.ZeroHead(0, 1)), Keep.all());
            for (int layer = 0; layer < trace.model().layers(); layer++) {
                for (int token = 0; token < IDS.length; token++) {
                    checkOutputs(trace, gpt.weights(), layer, token);
                }
            }
            // What a head writes is what is missing when it is switched off.
            HeadOutputs outputs = HeadOutputs.of(trace, gpt.weights(), 0, 3);
            Activation all = trace.get(ActivationName.attnOut(0));
            Activation rest = without.get(ActivationName.attnOut(0));
            for (int c = 0; c < outputs.width(); c++) {
                assertEquals(all.at(3, c) - rest.at(3, c), outputs.head(1, c), 2e-4);
            }
            assertEquals(0, HeadOutputs.of(without, gpt.weights(), 0, 3).norm(1));
        }
    }

    private static void checkOutputs(Trace trace, Weights weights, int layer, int token) {
        HeadOutputs outputs = HeadOutputs.of(trace, weights, layer, token);
        Activation out = trace.get(ActivationName.attnOut(layer));
        double squares = 0;
        for (int c = 0; c < outputs.width(); c++) {
            assertEquals(out.at(token, c), outputs.sum(c), CLOSE * (1 + Math.abs(outputs.sum(c))));
            squares += outputs.sum(c) * outputs.sum(c);
        }
        assertEquals(Math.sqrt(squares), outputs.sumNorm(), 1e-9);
        assertEquals(trace.model().heads(), outputs.heads());
    }

    @ParameterizedTest
    @EnumSource(GoldenFixture.class)
    void aRowTimesTheMatrixIsTheQueryTheKeyAndTheValue(GoldenFixture fixture) throws IOException {
        try (Gpt gpt = Gpt.load(fixture.unpack(temp))) {
            Trace trace = gpt.forward(IDS, Edits.NONE, Keep.all());
            ActivationName[] names = {ActivationName.q(1), ActivationName.k(1), ActivationName.v(1)};
            for (Projection.Part part : Projection.Part.values()) {
                Activation truth = trace.get(names[part.ordinal()]);
                for (int head = 0; head < trace.model().heads(); head++) {
                    for (int d = 0; d < trace.model().headSize(); d++) {
                        double value = Projection.value(trace, gpt.weights(), 1, part, 4, head, d);
                        assertEquals(truth.at(4, head, d), value, CLOSE * (1 + Math.abs(value)));
                    }
                }
            }
        }
    }
}
