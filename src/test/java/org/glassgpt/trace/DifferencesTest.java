package org.glassgpt.trace;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DifferencesTest {
    private static final ModelShape SHAPE = new ModelShape(2, 2, 4, 8, 6, 5);

    private final Random random = new Random(3);

    private Trace trace(int T) {
        List<Activation> made = new ArrayList<>();
        for (ActivationName name : ActivationName.all(2)) {
            Shape shape = name.shape(SHAPE, T);
            float[] data = new float[shape.count()];
            for (int i = 0; i < data.length; i++) data[i] = (float) random.nextGaussian();
            if (name.kind() == ActivationName.Kind.PATTERN) patterns(data, T);
            made.add(Activation.owning(name, shape, data));
        }
        return new Trace(SHAPE, new int[T], Edits.NONE, made);
    }

    private static void patterns(float[] data, int T) {
        for (int row = 0; row < data.length / T; row++) {
            float sum = 0;
            for (int key = 0; key < T; key++) {
                data[row * T + key] = key > row % T ? 0 : Math.abs(data[row * T + key]);
                sum += data[row * T + key];
            }
            for (int key = 0; key < T; key++) data[row * T + key] /= sum;
        }
    }

    private static Alignment aligned(String a, String b) {
        return Alignment.of(a.chars().boxed().toList(), b.chars().boxed().toList());
    }

    @Test
    void aPassIsNoDistanceFromItself() {
        Trace one = trace(3);
        Alignment same = aligned("abc", "abc");
        assertEquals(4, Differences.heads(one, one, same).size());
        assertTrue(Differences.heads(one, one, same).stream().allMatch(head -> head.distance() == 0));
        assertEquals(3, Differences.tokens(one, one, same).size());
        assertTrue(Differences.tokens(one, one, same).stream().allMatch(token -> token.distance() == 0));
        assertEquals(2, Differences.layers(one, one, same).size());
        assertTrue(Differences.layers(one, one, same).stream().allMatch(layer -> layer.distance() == 0));
    }

    @Test
    void whatDiffersMostComesFirstAndDistancesAreTheSameFromBothSides() {
        Trace a = trace(4);
        Trace b = trace(5);
        Alignment alignment = aligned("abcd", "axbcd");
        List<Differences.OfHead> heads = Differences.heads(a, b, alignment);
        List<Differences.OfHead> back = Differences.heads(b, a, alignment.turned());
        assertEquals(4, heads.size());
        for (Differences.OfHead head : heads) {
            assertTrue(head.distance() > 0 && head.distance() <= 1 + 1e-6, head.toString());
            double other = back.stream()
                    .filter(one -> one.layer() == head.layer() && one.head() == head.head())
                    .findFirst()
                    .orElseThrow()
                    .distance();
            assertEquals(head.distance(), other, 1e-12);
        }
        assertEquals(
                heads.stream()
                        .sorted(Comparator.comparingDouble(head -> -head.distance()))
                        .toList(),
                heads);
        List<Differences.OfToken> tokens = Differences.tokens(a, b, alignment);
        assertEquals(4, tokens.size());
        for (int i = 1; i < tokens.size(); i++)
            assertTrue(tokens.get(i - 1).distance() >= tokens.get(i).distance());
    }

    @Test
    void attentionToATokenThatIsNotThereHasGoneElsewhere() {
        // First: b looks at x alone. Second: x is missing, b looks at a alone. a looks at itself in both.
        float[] first = {1, 0, 0, 0, 1, 0, 0, 1, 0};
        float[] second = {1, 0, 1, 0};
        ModelShape one = new ModelShape(1, 1, 2, 2, 4, 3);
        List<Differences.OfHead> heads =
                Differences.heads(pattern(one, 3, first), pattern(one, 2, second), aligned("axb", "ab"));
        assertEquals(List.of(new Differences.OfHead(0, 0, 0.5)), heads);
    }

    private static Trace pattern(ModelShape shape, int T, float[] data) {
        ActivationName name = ActivationName.pattern(0);
        return new Trace(shape, new int[T], Edits.NONE, List.of(Activation.owning(name, name.shape(shape, T), data)));
    }

    @Test
    void rowsAreAsFarApartAsTheLengthOfTheirDifferenceOverTheSumOfTheirLengths() {
        assertEquals(0, Differences.apart(new float[] {3, 4}, new float[] {3, 4}));
        assertEquals(1, Differences.apart(new float[] {3, 4}, new float[] {-6, -8}), 1e-12);
        assertEquals(1, Differences.apart(new float[] {3, 4}, new float[] {0, 0}), 1e-12);
        assertEquals(Math.sqrt(2) / 2, Differences.apart(new float[] {0, 2}, new float[] {2, 0}), 1e-12);
    }

    @Test
    void aNumberIsLookedForAtItsTokensPartners() {
        Trace a = trace(3);
        Trace b = trace(2);
        Alignment alignment = aligned("axb", "ab");
        ActivationName pattern = ActivationName.pattern(1);
        assertArrayEquals(
                new int[] {1, 1, 0},
                Differences.partner(pattern, new int[] {1, 2, 0}, a, b, alignment)
                        .orElseThrow());
        assertEquals(Optional.empty(), Differences.partner(pattern, new int[] {1, 2, 1}, a, b, alignment));
        Trace wider = new Trace(new ModelShape(2, 2, 6, 8, 6, 5), new int[2], Edits.NONE, List.of());
        assertEquals(
                Optional.empty(),
                Differences.partner(ActivationName.embed(), new int[] {0, 0}, a, wider, alignment),
                "of another width");
    }

    @Test
    void modelsOfOtherSizesHaveNoHeadsInCommon() {
        Trace a = trace(2);
        Trace other = pattern(new ModelShape(1, 1, 2, 2, 4, 3), 2, new float[] {1, 0, 0, 1});
        Alignment same = aligned("ab", "ab");
        assertEquals(List.of(), Differences.heads(a, other, same));
        assertEquals(List.of(), Differences.tokens(a, other, same));
        assertEquals(List.of(), Differences.layers(a, other, same));
    }
}
