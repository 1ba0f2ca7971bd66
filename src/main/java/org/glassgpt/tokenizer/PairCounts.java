package org.glassgpt.tokenizer;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The words of a corpus as ids, and how often each pair that may be merged stands in them. A merge visits only the words
 * that hold its pair and changes only the counts beside it.
 */
final class PairCounts {
    /** What a token is: whole characters (0), a character's head that lacks so many bytes (1 … 3), or a tail byte. */
    private static final int WHOLE = 0;

    private static final int TAIL = -1;

    /** Stands after the last id of a word that merges have made shorter than its array. */
    private static final int END = -1;

    private final List<int[]> words = new ArrayList<>(); // each ends at END or with the array
    private final List<Long> counts = new ArrayList<>();
    private final PairPlaces pairs = new PairPlaces();
    private final long minCount;
    private final PriorityQueue<Candidate> queue = new PriorityQueue<>();
    private final IntList missing = new IntList(); // by id: WHOLE, bytes lacking, or TAIL

    /** A pair with the count it had when it was queued (counts only fall afterwards); the most frequent comes first. */
    private record Candidate(long key, int pair, long count) implements Comparable<Candidate> {
        @Override
        public int compareTo(Candidate other) {
            int byCount = Long.compare(other.count, count);
            return byCount != 0 ? byCount : Long.compare(key, other.key);
        }
    }

    /** Pairs that stand less often than {@code minCount} are never merged. */
    PairCounts(long minCount) {
        this.minCount = minCount;
        for (int b : ByteAlphabet.inOrderOfIds()) {
            missing.add(b < 0x80 ? WHOLE : b < 0xC0 ? TAIL : b < 0xE0 ? 1 : b < 0xF0 ? 2 : 3);
        }
    }

    /** @param ids of the bytes of a word in well-formed UTF-8; changed afterwards */
    void add(int[] ids, long count) {
        words.add(ids);
        counts.add(count);
    }

    /** To be called once, after the last word. */
    void countAll() {
        for (int w = 0; w < words.size(); w++) {
            int[] word = words.get(w);
            for (int i = 0; i + 1 < word.length; i++) {
                change(word[i], word[i + 1], w, counts.get(w));
            }
        }
        offerFrom(0);
    }

    private void offerFrom(int firstPair) {
        for (int pair = firstPair; pair < pairs.size(); pair++) {
            offer(pair);
        }
    }

    private void offer(int pair) {
        if (pairs.count(pair) >= minCount) {
            queue.add(new Candidate(pairs.key(pair), pair, pairs.count(pair)));
        }
    }

    /** Merges the most frequent pair into a new id; null if none is left that stands often enough. */
    BpeTrainer.Learned mergeMostFrequent() {
        while (!queue.isEmpty()) {
            Candidate top = queue.poll();
            if (pairs.count(top.pair()) == top.count()) {
                return new BpeTrainer.Learned(merge(top), top.count());
            }
            offer(top.pair());
        }
        return null;
    }

    private Merge merge(Candidate best) {
        Merge merge = new Merge((int) (best.key() >> 32), (int) best.key(), missing.size());
        int lacking = missing.get(merge.left());
        missing.add(lacking == WHOLE ? WHOLE : lacking - 1);
        int firstNew = pairs.size();
        for (int word : pairs.words(best.pair())) {
            // A word may be listed twice; the second visit finds nothing left to merge.
            replace(word, merge);
        }
        offerFrom(firstNew);
        return merge;
    }

    /** Merges every place of the pair in a word, from left to right, in the word's own array. */
    private void replace(int w, Merge merge) {
        int[] word = words.get(w);
        int to = 0;
        for (int i = 0; i < word.length && word[i] != END; i++) {
            if (word[i] != merge.left() || at(word, i + 1) != merge.right()) {
                word[to++] = word[i];
                continue;
            }
            long count = counts.get(w);
            change(merge.left(), merge.right(), w, -count);
            if (to > 0) {
                change(word[to - 1], merge.left(), w, -count);
                change(word[to - 1], merge.merged(), w, count);
            }
            int after = at(word, i + 2);
            if (after != END) {
                change(merge.right(), after, w, -count);
                change(merge.merged(), after, w, count);
            }
            word[to++] = merge.merged();
            i++; // the right half
        }
        if (to < word.length) {
            word[to] = END;
        }
    }

    private static int at(int[] word, int index) {
        return index < word.length ? word[index] : END;
    }

    /** Changes a pair's count in a word; pairs that may not be merged are not counted. */
    private void change(int left, int right, int word, long by) {
        int lacking = missing.get(left);
        int tail = missing.get(right);
        if (lacking == WHOLE ? tail == WHOLE : lacking > 0 && tail == TAIL) {
            pairs.change(pairs.of((long) left << 32 | right), word, by);
        }
    }
}
