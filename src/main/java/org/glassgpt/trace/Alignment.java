package org.glassgpt.trace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which token of one text stands for which of another: a longest common subsequence, in order. A token without a partner
 * stands beside a gap; in a run of such tokens the first text's come before the second's. Immutable.
 */
public final class Alignment {
    /** In place of a token that is not there. */
    public static final int GAP = -1;

    private final List<Pair> pairs;
    private final int[] second; // of each token of the first text
    private final int[] first; // of each token of the second text

    /**
     * A token of each text, or of one of them.
     *
     * @param first place in the first text, or {@link #GAP}
     * @param second place in the second text, or {@link #GAP}
     */
    public record Pair(int first, int second) {
        public boolean matched() {
            return first != GAP && second != GAP;
        }

        /** The same with the texts exchanged. */
        public Pair turned() {
            return new Pair(second, first);
        }
    }

    private Alignment(List<Pair> pairs, int firstLength, int secondLength) {
        this.pairs = List.copyOf(pairs);
        this.second = new int[firstLength];
        this.first = new int[secondLength];
        Arrays.fill(second, GAP);
        Arrays.fill(first, GAP);
        for (Pair pair : pairs) {
            if (!pair.matched()) continue;
            second[pair.first()] = pair.second();
            first[pair.second()] = pair.first();
        }
    }

    /**
     * Takes time and memory in proportion to the product of the lengths of what lies between a common beginning and a
     * common end.
     */
    public static <T> Alignment of(List<T> a, List<T> b) {
        int begin = 0;
        while (begin < a.size() && begin < b.size() && a.get(begin).equals(b.get(begin))) begin++;
        int end = 0;
        int most = Math.min(a.size(), b.size()) - begin;
        while (end < most && a.get(a.size() - 1 - end).equals(b.get(b.size() - 1 - end))) end++;
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < begin; i++) pairs.add(new Pair(i, i));
        between(pairs, a, begin, a.size() - end, b, begin, b.size() - end);
        for (int i = end; i > 0; i--) pairs.add(new Pair(a.size() - i, b.size() - i));
        return new Alignment(pairs, a.size(), b.size());
    }

    private static <T> void between(List<Pair> pairs, List<T> a, int fromA, int toA, List<T> b, int fromB, int toB) {
        int[][] common = new int[toA - fromA + 1][toB - fromB + 1]; // longest from here to the end
        for (int i = toA - fromA - 1; i >= 0; i--) {
            for (int j = toB - fromB - 1; j >= 0; j--) {
                common[i][j] = a.get(fromA + i).equals(b.get(fromB + j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        int i = fromA;
        int j = fromB;
        List<Pair> waiting = new ArrayList<>(); // of the second text, until the run's tokens of the first are there
        while (i < toA || j < toB) {
            boolean same = i < toA && j < toB && a.get(i).equals(b.get(j));
            if (same) {
                pairs.addAll(waiting);
                waiting.clear();
                pairs.add(new Pair(i++, j++));
            } else if (j == toB || i < toA && common[i - fromA + 1][j - fromB] >= common[i - fromA][j - fromB + 1]) {
                pairs.add(new Pair(i++, GAP));
            } else {
                waiting.add(new Pair(GAP, j++));
            }
        }
        pairs.addAll(waiting);
    }

    /** In the order of both texts. */
    public List<Pair> pairs() {
        return pairs;
    }

    /** Those with a token of each text. */
    public List<Pair> matched() {
        return pairs.stream().filter(Pair::matched).toList();
    }

    /** Whether every token has a partner, so that the texts are the same. */
    public boolean whole() {
        return pairs.size() == second.length && pairs.size() == first.length;
    }

    /** How many tokens the first text has. */
    public int firstTokens() {
        return second.length;
    }

    /** How many tokens the second text has. */
    public int secondTokens() {
        return first.length;
    }

    /** The partner in the second text, or {@link #GAP}. */
    public int secondOf(int firstToken) {
        return second[firstToken];
    }

    /** The same with the texts exchanged. */
    public Alignment turned() {
        return new Alignment(pairs.stream().map(Pair::turned).toList(), first.length, second.length);
    }

    /**
     * What stands at the same place of the second text: the partner; for a token without one, the token of the second
     * text's run that is as far from its beginning, or the run's last, or, where there is no run, the token before.
     */
    public int across(int firstToken) {
        if (second[firstToken] != GAP) return second[firstToken];
        int before = firstToken;
        while (before >= 0 && second[before] == GAP) before--;
        int after = firstToken;
        while (after < second.length && second[after] == GAP) after++;
        int from = before < 0 ? -1 : second[before];
        int to = after == second.length ? first.length : second[after];
        int place = Math.min(from + firstToken - before, to - 1);
        return Math.max(0, place);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Alignment alignment && pairs.equals(alignment.pairs);
    }

    @Override
    public int hashCode() {
        return pairs.hashCode();
    }

    @Override
    public String toString() {
        return pairs.toString();
    }
}
