package org.glassgpt.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.glassgpt.model.reference.ReferenceGpt;
import org.glassgpt.trace.Activation;
import org.glassgpt.trace.ActivationName;
import org.glassgpt.trace.Edit;
import org.glassgpt.trace.Edits;
import org.glassgpt.trace.HeadPattern;
import org.glassgpt.trace.Keep;
import org.glassgpt.trace.Trace;
import org.glassgpt.trace.Weights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ForwardTest {
    private static final Edits EVERY_EDIT = Edits.of(
            new Edit.EmbedScale(1.5),
            new Edit.NoPositions(),
            new Edit.ScoreDivisor(2),
            new Edit.ZeroHead(0, 1),
            new Edit.ZeroMlp(1));

    private static final Edits OVERWRITES = Edits.of(
            new Edit.NoMask(),
            overwrite(ActivationName.embed(), 0.5f, 2),
            overwrite(ActivationName.posEmbed(), -0.5f, 1, 3),
            overwrite(ActivationName.residPre(1), 1, 0, 1),
            overwrite(ActivationName.ln1(0), 0.3f, 4),
            overwrite(ActivationName.q(0), 2, 3, 0),
            overwrite(ActivationName.k(0), -1, 1),
            overwrite(ActivationName.v(1), 0.7f),
            overwrite(ActivationName.attnScores(0), 3, 0, 1),
            overwrite(ActivationName.pattern(1), 0.25f, 0, 2),
            overwrite(ActivationName.z(0), 0, 5, 1),
            overwrite(ActivationName.attnOut(1), 0.1f, 3),
            overwrite(ActivationName.residMid(0), 0.2f, 2, 2),
            overwrite(ActivationName.ln2(1), 0.9f, 0),
            overwrite(ActivationName.mlpPre(0), -2, 1),
            overwrite(ActivationName.mlpPost(1), 2, 4, 1),
            overwrite(ActivationName.mlpOut(0), 0, 1),
            overwrite(ActivationName.residPost(1), 0.4f, 5, 2),
            overwrite(ActivationName.lnFinal(), 0.8f, 0, 0),
            overwrite(ActivationName.logits(), 9, 5, 7));

    private static Edit overwrite(ActivationName name, float value, int... index) {
        return new Edit.Overwrite(name, index, new float[] {value});
    }

    static Stream<GptConfig> configs() {
        return Stream.of(
                RandomModels.config(),
                RandomModels.config(3, 1, 5, 20, ActivationFunction.RELU, true),
                RandomModels.config(2, 4, 16, 24, ActivationFunction.GELU_ERF, false),
                RandomModels.config(2, 2, 128, 512, ActivationFunction.GELU_TANH, false));
    }

    @ParameterizedTest
    @MethodSource("configs")
    void fastPassEqualsReference(GptConfig config) {
        for (Edits edits : List.of(Edits.NONE, Edits.of(new Edit.NoMask()), new Edits(EVERY_EDIT.list()), masked())) {
            if (!fits(edits, config)) continue;
            try (Gpt gpt = RandomModels.gpt(config, 1)) {
                int[] ids = RandomModels.ids(6, 2);
                Trace fast = gpt.forward(ids, edits, Keep.all());
                Trace plain = new ReferenceGpt(config, (Parameters) gpt.weights()).forward(ids, edits);
                for (Activation expected : plain.activations()) assertClose(expected, fast.get(expected.name()));
                assertEquals(plain.activations().size(), fast.activations().size());
            }
        }
    }

    /** The overwrites, with the mask on: a score above the diagonal comes back to life. */
    private static Edits masked() {
        return new Edits(OVERWRITES.list().stream()
                .filter(edit -> !(edit instanceof Edit.NoMask))
                .toList());
    }

    private static boolean fits(Edits edits, GptConfig config) {
        try {
            edits.check(config.shape(), 6);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @Test
    void everyOverwriteEqualsReference() {
        GptConfig config = RandomModels.config();
        try (Gpt gpt = RandomModels.gpt(config, 3)) {
            int[] ids = RandomModels.ids(6, 4);
            Trace plain = new ReferenceGpt(config, (Parameters) gpt.weights()).forward(ids, OVERWRITES);
            Trace fast = gpt.forward(ids, OVERWRITES, Keep.all());
            for (Activation expected : plain.activations()) assertClose(expected, fast.get(expected.name()));
            assertArrayEquals(fast.get(ActivationName.logits()).slice(5), gpt.logits(ids, OVERWRITES), 1e-5f);
        }
    }

    private static void assertClose(Activation expected, Activation actual) {
        double tolerance = 1e-4 * Math.max(1, expected.rms());
        FloatBuffer a = expected.values();
        FloatBuffer b = actual.values();
        for (int i = 0; i < a.limit(); i++) {
            int at = i;
            assertEquals(a.get(i), b.get(i), tolerance, () -> expected + " at " + at);
        }
    }

    @ParameterizedTest
    @MethodSource("configs")
    void patternsAndResidualsAddUp(GptConfig config) {
        try (Gpt gpt = RandomModels.gpt(config, 5)) {
            int T = 9;
            Trace trace = gpt.forward(RandomModels.ids(T, 6), Edits.NONE, Keep.all());
            assertSum(trace, ActivationName.residPre(0), ActivationName.embed(), ActivationName.posEmbed());
            for (int layer = 0; layer < config.layers(); layer++) {
                Activation pattern = trace.get(ActivationName.pattern(layer));
                Activation scores = trace.get(ActivationName.attnScores(layer));
                for (int head = 0; head < config.heads(); head++) {
                    for (int query = 0; query < T; query++) {
                        double sum = 0;
                        for (float share : pattern.slice(head, query)) sum += share;
                        assertEquals(1, sum, 1e-5);
                        for (int key = query + 1; key < T; key++) {
                            assertEquals(0, pattern.at(head, query, key));
                            assertEquals(Float.NEGATIVE_INFINITY, scores.at(head, query, key));
                        }
                    }
                }
                assertSum(
                        trace,
                        ActivationName.residMid(layer),
                        ActivationName.residPre(layer),
                        ActivationName.attnOut(layer));
                assertSum(
                        trace,
                        ActivationName.residPost(layer),
                        ActivationName.residMid(layer),
                        ActivationName.mlpOut(layer));
            }
        }
    }

    private static void assertSum(Trace trace, ActivationName sum, ActivationName a, ActivationName b) {
        FloatBuffer x = trace.get(a).values();
        FloatBuffer y = trace.get(b).values();
        FloatBuffer s = trace.get(sum).values();
        for (int i = 0; i < s.limit(); i++) assertEquals(x.get(i) + y.get(i), s.get(i), 1e-5f, sum.text());
    }

    @Test
    void aLaterTokenChangesNothingEarlier() {
        try (Gpt gpt = RandomModels.gpt(RandomModels.config(), 7)) {
            int[] ids = RandomModels.ids(10, 8);
            int[] other = ids.clone();
            other[9] = (ids[9] + 1) % 31;
            Activation a = gpt.forward(ids, Edits.NONE, Keep.all()).get(ActivationName.logits());
            Activation b = gpt.forward(other, Edits.NONE, Keep.all()).get(ActivationName.logits());
            for (int t = 0; t < 9; t++) assertArrayEquals(a.slice(t), b.slice(t));
            assertTrue(!Arrays.equals(a.slice(9), b.slice(9)));
        }
    }

    @ParameterizedTest
    @MethodSource("configs")
    void cachedEqualsUncached(GptConfig config) {
        int[] ids = RandomModels.ids(24, 9);
        Edits pinned = Edits.of(overwrite(ActivationName.residPre(1), 1, 0));
        for (Edits edits : List.of(Edits.NONE, Edits.of(new Edit.NoMask()), EVERY_EDIT, pinned)) {
            if (!fits(edits, config)) continue;
            try (Gpt gpt = RandomModels.gpt(config, 10);
                    Decoder decoder = gpt.decoder(edits)) {
                assertArrayEquals(
                        gpt.logits(Arrays.copyOf(ids, 5), edits), decoder.append(Arrays.copyOf(ids, 5)), 2e-4f);
                assertArrayEquals(
                        gpt.logits(Arrays.copyOf(ids, 8), edits), decoder.append(ids[5], ids[6], ids[7]), 2e-4f);
                for (int t = 8; t < ids.length; t++) {
                    assertArrayEquals(
                            gpt.logits(Arrays.copyOf(ids, t + 1), edits), decoder.append(ids[t]), 2e-4f, "token " + t);
                }
                assertArrayEquals(ids, decoder.ids());
                Exception full = assertThrows(IllegalArgumentException.class, () -> decoder.append(1));
                assertEquals("the text has 25 tokens, more than the model's context of 24", full.getMessage());
                assertEquals(24, decoder.ids().length);
            }
        }
    }

    @Test
    void keepsWhatIsAskedForAndNothingElse() {
        try (Gpt gpt = RandomModels.gpt(RandomModels.config(), 11)) {
            int[] ids = RandomModels.ids(7, 12);
            Trace full = gpt.forward(ids, Edits.NONE, Keep.all());
            for (ActivationName name : ActivationName.all(2)) {
                Trace one = gpt.forward(ids, Edits.NONE, Keep.only(name));
                assertEquals(List.of(name.text()), names(one));
                assertClose(full.get(name), one.get(name));
            }
            assertEquals(
                    ActivationName.all(2).stream()
                            .filter(name -> !name.kind().quadratic())
                            .map(ActivationName::text)
                            .toList(),
                    names(gpt.forward(ids, Edits.NONE, Keep.linear())));
            assertArrayEquals(full.get(ActivationName.logits()).slice(6), gpt.logits(ids, Edits.NONE), 1e-5f);
        }
    }

    private static List<String> names(Trace trace) {
        return trace.activations().stream().map(a -> a.name().text()).toList();
    }

    @Test
    void aTraceDoesNotChangeWhenTheModelRunsAgain() {
        try (Gpt gpt = RandomModels.gpt(RandomModels.config(), 13)) {
            Trace first = gpt.forward(RandomModels.ids(7, 14), Edits.NONE, Keep.all());
            List<float[]> before = new ArrayList<>();
            for (Activation a : first.activations()) before.add(a.slice());
            gpt.forward(RandomModels.ids(9, 15), EVERY_EDIT, Keep.all());
            int i = 0;
            for (Activation a : first.activations()) assertArrayEquals(before.get(i++), a.slice(), a.toString());
        }
    }

    @Test
    void headPatternsComeBackFromQueriesAndKeys() {
        try (Gpt gpt = RandomModels.gpt(RandomModels.config(), 16)) {
            int[] ids = RandomModels.ids(6, 17);
            for (Edits edits : List.of(Edits.NONE, EVERY_EDIT, OVERWRITES, masked())) {
                Trace full = gpt.forward(ids, edits, Keep.all());
                Trace linear = gpt.forward(ids, edits, Keep.linear());
                for (int head = 0; head < 3; head++) {
                    HeadPattern pattern = HeadPattern.of(linear, 1, head);
                    for (int query = 0; query < 6; query++) {
                        for (int key = 0; key < 6; key++) {
                            assertEquals(
                                    full.get(ActivationName.attnScores(1)).at(head, query, key),
                                    (float) pattern.score(query, key),
                                    1e-4f);
                            assertEquals(
                                    full.get(ActivationName.pattern(1)).at(head, query, key),
                                    pattern.share(query, key),
                                    1e-5);
                        }
                    }
                }
            }
        }
    }

    @Test
    void aPassStopsWhenItIsCancelled() {
        try (Gpt gpt = RandomModels.gpt(RandomModels.config(), 18)) {
            AtomicInteger asked = new AtomicInteger();
            List<ActivationName> reached = new ArrayList<>();
            assertThrows(
                    CancellationException.class,
                    () -> gpt.forward(
                            new int[] {1, 2},
                            Edits.NONE,
                            Keep.all(),
                            () -> asked.incrementAndGet() == 2,
                            activation -> reached.add(activation.name())));
            assertEquals(ActivationName.residPost(0), reached.get(reached.size() - 1));
        }
    }

    @Test
    void passesFromSeveralThreadsDoNotMix() {
        try (Gpt gpt = RandomModels.gpt(RandomModels.config(), 19)) {
            List<CompletableFuture<float[]>> runs = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                int[] ids = RandomModels.ids(3 + i, i);
                runs.add(CompletableFuture.supplyAsync(() -> gpt.logits(ids, Edits.NONE)));
            }
            for (int i = 0; i < 16; i++) {
                float[] alone = gpt.logits(RandomModels.ids(3 + i, i), Edits.NONE);
                assertArrayEquals(alone, runs.get(i).join(), 1e-5f);
            }
        }
    }

    @Test
    void refusesWhatDoesNotFitTheModel() {
        Gpt gpt = RandomModels.gpt(RandomModels.config(), 20);
        Weights weights = gpt.weights();
        assertRefused("there is no token to run the model on", gpt, new int[0], Edits.NONE);
        assertRefused("there is no token 31: the model's ids go from 0 to 30", gpt, new int[] {31}, Edits.NONE);
        assertRefused("there is no token -1: the model's ids go from 0 to 30", gpt, new int[] {-1}, Edits.NONE);
        assertRefused("the text has 25 tokens, more than the model's context of 24", gpt, new int[25], Edits.NONE);
        assertRefused(
                "there is no head 3: the model has heads 0 to 2", gpt, new int[1], Edits.of(new Edit.ZeroHead(0, 3)));
        gpt.close();
        gpt.close();
        assertThrows(IllegalStateException.class, () -> gpt.logits(new int[1], Edits.NONE));
        assertThrows(IllegalStateException.class, () -> weights.row("wte.weight", 0));
    }

    private static void assertRefused(String message, Gpt gpt, int[] ids, Edits edits) {
        Exception refusal = assertThrows(IllegalArgumentException.class, () -> gpt.forward(ids, edits, Keep.all()));
        assertEquals(message, refusal.getMessage());
    }
}
