package org.glassgpt.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.glassgpt.trace.Alignment.Pair;
import org.junit.jupiter.api.Test;

class AlignmentTest {
    private static final int GAP = Alignment.GAP;

    private static Alignment of(String a, String b) {
        return Alignment.of(letters(a), letters(b));
    }

    private static List<Integer> letters(String text) {
        return text.chars().boxed().toList();
    }

    @Test
    void equalTextsMatchOneToOne() {
        Alignment same = of("abca", "abca");
        assertTrue(same.whole());
        assertEquals(List.of(new Pair(0, 0), new Pair(1, 1), new Pair(2, 2), new Pair(3, 3)), same.pairs());
    }

    @Test
    void whatHasNoPartnerStandsBesideAGap() {
        Alignment replaced = of("xabc", "yzabc");
        assertFalse(replaced.whole());
        assertEquals(
                List.of(
                        new Pair(0, GAP),
                        new Pair(GAP, 0),
                        new Pair(GAP, 1),
                        new Pair(1, 2),
                        new Pair(2, 3),
                        new Pair(3, 4)),
                replaced.pairs());
        assertEquals(
                List.of(new Pair(0, 0), new Pair(1, 1), new Pair(2, GAP), new Pair(3, 2)),
                of("abxc", "abc").pairs());
    }

    @Test
    void aTokenIsLookedForAtTheSamePlace() {
        Alignment replaced = of("axyb", "apqrb");
        assertEquals(List.of(0, 1, 2, 4), across(replaced));
        assertEquals(List.of(0, 1, 2, 2, 3), across(replaced.turned()));
        assertEquals(List.of(0, 0, 1), across(of("axb", "ab")), "the token before, where there is nothing");
        assertEquals(List.of(0, 0), across(of("ab", "b")));
    }

    private static List<Integer> across(Alignment alignment) {
        return IntStream.range(0, alignment.firstTokens())
                .map(alignment::across)
                .boxed()
                .toList();
    }

    @Test
    void anyTwoTextsKeepEveryTokenOnceAndInOrderWithAsManyPairsAsThereCanBe() {
        Random random = new Random(5);
        for (int round = 0; round < 300; round++) {
            List<Integer> a = random.ints(random.nextInt(9), 0, 3).boxed().toList();
            List<Integer> b = random.ints(random.nextInt(9), 0, 3).boxed().toList();
            Alignment alignment = Alignment.of(a, b);
            assertEquals(
                    IntStream.range(0, a.size()).boxed().toList(),
                    alignment.pairs().stream()
                            .map(Pair::first)
                            .filter(i -> i != GAP)
                            .toList());
            assertEquals(
                    IntStream.range(0, b.size()).boxed().toList(),
                    alignment.pairs().stream()
                            .map(Pair::second)
                            .filter(i -> i != GAP)
                            .toList());
            for (Pair pair : alignment.matched()) {
                assertEquals(a.get(pair.first()), b.get(pair.second()));
                assertEquals(pair.second(), alignment.secondOf(pair.first()));
            }
            assertEquals(longest(a, b), alignment.matched().size(), a + " " + b);
            for (int place : across(alignment)) assertTrue(place >= 0 && (b.isEmpty() || place < b.size()));
            assertEquals(alignment.matched(), alignment.turned().turned().matched());
        }
    }

    /** Length of the longest common subsequence, by trying. */
    private static int longest(List<Integer> a, List<Integer> b) {
        if (a.isEmpty() || b.isEmpty()) return 0;
        List<Integer> restA = a.subList(1, a.size());
        List<Integer> restB = b.subList(1, b.size());
        if (a.get(0).equals(b.get(0))) return 1 + longest(restA, restB);
        return Math.max(longest(restA, b), longest(a, restB));
    }
}
