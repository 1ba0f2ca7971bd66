package org.glassgpt.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.glassgpt.i18n.Language;
import org.glassgpt.tokenizer.BpeTrainer;
import org.glassgpt.tokenizer.Tokenizer;
import org.glassgpt.trace.Activation;
import org.glassgpt.trace.ActivationName;
import org.glassgpt.trace.Edits;
import org.glassgpt.trace.HeadProbe;
import org.glassgpt.trace.HeadRole;
import org.glassgpt.trace.Keep;
import org.glassgpt.trace.ModelShape;
import org.glassgpt.trace.Trace;
import org.glassgpt.world.Split;
import org.glassgpt.world.StoryWorld;
import org.junit.jupiter.api.Test;

/** A model whose heads are written by hand: what the probe says of them is known exactly. */
class HeadProbesTest {
    private static final int START = 0;
    private static final ModelShape MODEL = new ModelShape(1, 4, 8, 8, 100, 60);

    private final List<int[]> asked = new ArrayList<>();

    /** Head 0 finds the same token, head 1 what followed it, head 2 the first token, head 3 looks everywhere alike. */
    private Trace pass(int[] ids, Keep keep) {
        asked.add(ids);
        assertTrue(keep.wants(ActivationName.pattern(0)));
        assertFalse(keep.wants(ActivationName.logits()));
        int T = ids.length;
        float[] pattern = new float[4 * T * T]; // (nh, T, T)
        for (int query = 0; query < T; query++) {
            int twin = -1;
            for (int key = 0; key < query; key++) if (ids[key] == ids[query]) twin = key;
            pattern[query * T + Math.max(0, twin)] = 1;
            pattern[(T + query) * T + (twin < 0 ? 0 : twin + 1)] = 1;
            pattern[(2 * T + query) * T] = 1;
            for (int key = 0; key <= query; key++) pattern[(3 * T + query) * T + key] = 1f / (query + 1);
        }
        ActivationName name = ActivationName.pattern(0);
        return new Trace(MODEL, ids, Edits.NONE, List.of(Activation.owning(name, name.shape(MODEL, T), pattern)));
    }

    @Test
    void headsMadeByHandScoreWhatTheyDo() {
        HeadProbe probe = new HeadProbes(MODEL, Optional.empty(), OptionalInt.of(START), this::pass)
                .measure()
                .orElseThrow();
        assertEquals(1, probe.score(HeadRole.SAME, 0, 0).orElseThrow());
        assertEquals(0, probe.score(HeadRole.INDUCTION, 0, 0).orElseThrow());
        assertEquals(1, probe.score(HeadRole.INDUCTION, 0, 1).orElseThrow());
        assertEquals(0, probe.score(HeadRole.SAME, 0, 1).orElseThrow());
        assertEquals(0, probe.score(HeadRole.SAME, 0, 2).orElseThrow());
        double alike = probe.chance(HeadRole.SAME).orElseThrow();
        assertEquals(alike, probe.score(HeadRole.SAME, 0, 3).orElseThrow(), 1e-6);
        assertEquals(0, probe.facts(), "there are no stories without a tokenizer");
        assertTrue(probe.score(HeadRole.FACT, 0, 0).isEmpty());
    }

    @Test
    void theTextsAreRandomTokensSaidTwiceBehindTheStart() {
        HeadProbe probe = new HeadProbes(MODEL, Optional.empty(), OptionalInt.of(START), this::pass)
                .measure()
                .orElseThrow();
        int N = probe.length();
        assertEquals(probe.repeats(), asked.size());
        for (int[] ids : asked) {
            assertEquals(START, ids[0]);
            assertArrayEquals(Arrays.copyOfRange(ids, 1, N + 1), Arrays.copyOfRange(ids, N + 1, 2 * N + 1));
            assertEquals(N, Arrays.stream(ids, 1, N + 1).distinct().count());
        }
        List<int[]> before = List.copyOf(asked);
        asked.clear();
        new HeadProbes(MODEL, Optional.empty(), OptionalInt.of(START), this::pass).measure();
        for (int i = 0; i < before.size(); i++) assertArrayEquals(before.get(i), asked.get(i));
    }

    @Test
    void aShortContextMeasuresNothing() {
        ModelShape tiny = new ModelShape(1, 1, 4, 4, 3, 9);
        assertEquals(
                Optional.empty(), new HeadProbes(tiny, Optional.empty(), OptionalInt.empty(), this::pass).measure());
    }

    @Test
    void inStoriesLookingEverywhereAlikeScoresTheChance() {
        StoryWorld world = StoryWorld.bundled();
        List<String> texts = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 40; i++) {
            Language language = Language.values()[i % 2];
            texts.add(world.story(language, Split.TRAIN, random).text());
        }
        Tokenizer tokenizer = BpeTrainer.ofSize(600).train(texts);
        ModelShape model = new ModelShape(1, 4, 8, 8, 400, 600);
        HeadProbe probe = new HeadProbes(
                        model, Optional.of(tokenizer), OptionalInt.empty(), (ids, keep) -> of(model, pass(ids, keep)))
                .measure()
                .orElseThrow();
        assertTrue(probe.facts() > 0);
        double alike = probe.chance(HeadRole.FACT).orElseThrow();
        assertEquals(alike, probe.score(HeadRole.FACT, 0, 3).orElseThrow(), 1e-6);
        assertTrue(alike > 0 && alike < 0.5, "chance is " + alike);
    }

    private static Trace of(ModelShape model, Trace trace) {
        return new Trace(model, trace.ids(), trace.edits(), trace.activations());
    }
}
