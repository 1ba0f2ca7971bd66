package org.glassgpt.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

/** Scores of heads made by hand, where they are known exactly. */
class HeadRoleTest {
    private static final int N = 5;
    private static final int START = 1;

    /** All attention on one key. */
    private static HeadRole.Attention on(IntUnaryOperator key) {
        return (query, k) -> k == key.applyAsInt(query) ? 1 : 0;
    }

    private static double text(HeadRole role, HeadRole.Attention attention) {
        return role.onText(attention, 9).orElseThrow();
    }

    @Test
    void aHeadThatDoesOneThingScoresOneInItAndNothingElse() {
        assertEquals(1, text(HeadRole.PREVIOUS, on(query -> query - 1)));
        assertEquals(0, text(HeadRole.PREVIOUS, on(query -> 0)));
        assertEquals(1, text(HeadRole.FIRST, on(query -> 0)));
        assertEquals(1, text(HeadRole.ITSELF, on(query -> query)));
        assertEquals(0, text(HeadRole.ITSELF, on(query -> query - 1)));
    }

    @Test
    void onATextSaidTwiceTheSameTokenAndWhatFollowedItAreTwoPlaces() {
        HeadRole.Attention twin = on(query -> query - N);
        HeadRole.Attention induction = on(query -> query - N + 1);
        assertEquals(1, HeadRole.SAME.onRepeated(twin, START, N));
        assertEquals(0, HeadRole.INDUCTION.onRepeated(twin, START, N));
        assertEquals(1, HeadRole.INDUCTION.onRepeated(induction, START, N));
        assertEquals(0, HeadRole.SAME.onRepeated(induction, START, N));
        HeadRole.Attention half = (query, key) -> key == query - N ? 0.25 : 0.75 / query;
        assertEquals(0.25, HeadRole.SAME.onRepeated(half, START, N), 1e-12);
    }

    @Test
    void aFactCountsAllTokensOfItsWordAndNoneBehindTheQuery() {
        HeadRole.Attention alike = (query, key) -> 1.0 / (query + 1);
        assertEquals(0.2, HeadRole.onFact(alike, 9, key -> key == 3 || key == 4), 1e-12);
        assertEquals(0.1, HeadRole.onFact(alike, 9, key -> key == 3 || key == 12), 1e-12);
    }

    @Test
    void aShortTextMeasuresNothing() {
        assertEquals(OptionalDouble.empty(), HeadRole.PREVIOUS.onText(on(query -> query), HeadRole.SKIPPED));
        assertThrows(IllegalStateException.class, () -> HeadRole.INDUCTION.onText(on(query -> query), 9));
        assertThrows(IllegalStateException.class, () -> HeadRole.FIRST.onRepeated(on(query -> query), 0, N));
    }

    /** Head 0 looks back one token, head 1 divides its attention evenly. */
    private static Trace twoHeads(int T) {
        ModelShape model = new ModelShape(1, 2, 4, 4, 16, 7);
        float[] pattern = new float[2 * T * T];
        for (int query = 0; query < T; query++) {
            pattern[query * T + Math.max(0, query - 1)] = 1;
            for (int key = 0; key <= query; key++) pattern[T * T + query * T + key] = 1f / (query + 1);
        }
        ActivationName name = ActivationName.pattern(0);
        return new Trace(
                model, new int[T], Edits.NONE, List.of(Activation.owning(name, name.shape(model, T), pattern)));
    }

    @Test
    void headsAreNamedByTheirBestRoleFromTheThresholdOn() {
        HeadProbe probe = new HeadProbe(
                N, 1, 2, 0.1, 0.2, new double[][] {{0.1, 0.3}}, new double[][] {{0.2, 0.5}}, new double[][] {{0, 0.1}});
        HeadRoles roles = HeadRoles.of(twoHeads(8), Optional.of(probe));
        assertEquals(Optional.of(HeadRole.PREVIOUS), roles.named(0, 0));
        assertEquals(1, roles.score(HeadRole.PREVIOUS, 0, 0).orElseThrow());
        assertEquals(Optional.of(HeadRole.INDUCTION), roles.named(0, 1));
        double alike = roles.chance(HeadRole.PREVIOUS).orElseThrow();
        assertEquals(alike, roles.score(HeadRole.PREVIOUS, 0, 1).orElseThrow(), 1e-6);
        HeadRoles without = HeadRoles.of(twoHeads(8), Optional.empty());
        assertEquals(Optional.empty(), without.named(0, 1));
        assertEquals(OptionalDouble.empty(), without.score(HeadRole.INDUCTION, 0, 1));
    }

    /** Five times chance, but neither a small share of a long text nor nearly all of a short one. */
    @Test
    void theThresholdFollowsChance() {
        assertEquals(0.15, HeadRole.threshold(0.01), 1e-12);
        assertEquals(0.25, HeadRole.threshold(0.05), 1e-12);
        assertEquals(0.4, HeadRole.threshold(0.3), 1e-12);
    }
}
