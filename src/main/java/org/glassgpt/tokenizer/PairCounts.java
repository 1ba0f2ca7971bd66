package org.glassgpt.tokenizer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * The words of a corpus as ids, and how often each pair that may be merged stands in them. A merge visits only the words
 * that hold its pair and changes only the counts beside it.
 */
final class PairCounts {
    /** What a token is: whole characters (0), a character's head that lacks so many bytes (1 … 3), or a tail byte. */
    private static final int WHOLE = 0;

    private static final int TAIL = -1;

    private static final Comparator<Candidate> BEST_FIRST =
            Comparator.comparingLong(Candidate::count).reversed().thenComparingLong(Candidate::pair);

    private final List<int[]> words = new ArrayList<>();
    private final List<Long> counts = new ArrayList<>();
    private final Map<Long, Stand> pairs = new HashMap<>();
    private final PriorityQueue<Candidate> queue = new PriorityQueue<>(BEST_FIRST);
    private final IntList missing = new IntList(); // by id: WHOLE, bytes lacking, or TAIL

    /** A pair with the count it had when it was queued. Counts only fall afterwards. */
    private record Candidate(long pair, long count) {}

    /** Where a pair stands: its count, and the words it was ever seen in. */
    private static final class Stand {
        long count;
        final IntList words = new IntList();
    }

    PairCounts() {
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
        pairs.forEach((pair, stand) -> queue.add(new Candidate(pair, stand.count)));
    }

    /** Merges the most frequent pair into a new id; null if none is left that stands so often. */
    BpeTrainer.Learned mergeMostFrequent(long minCount) {
        while (!queue.isEmpty()) {
            Candidate top = queue.poll();
            long now = pairs.get(top.pair()).count;
            if (now != top.count()) {
                if (now > 0) {
                    queue.add(new Candidate(top.pair(), now));
                }
            } else if (now < minCount) {
                return null;
            } else {
                return new BpeTrainer.Learned(merge(top.pair()), now);
            }
        }
        return null;
    }

    private Merge merge(long pair) {
        Merge merge = new Merge((int) (pair >> 32), (int) pair, missing.size());
        int lacking = missing.get(merge.left());
        missing.add(lacking == WHOLE ? WHOLE : lacking - 1);
        IntList visited = pairs.get(pair).words;
        List<Long> born = new ArrayList<>();
        for (int i = 0; i < visited.size(); i++) {
            // A word is listed once per place; the second visit finds nothing left to merge.
            replace(visited.get(i), merge, born);
        }
        for (long key : born) {
            queue.add(new Candidate(key, pairs.get(key).count));
        }
        return merge;
    }

    private void replace(int w, Merge merge, List<Long> born) {
        int[] word = words.get(w);
        long count = counts.get(w);
        IntList out = new IntList();
        for (int i = 0; i < word.length; i++) {
            if (word[i] != merge.left() || i + 1 == word.length || word[i + 1] != merge.right()) {
                out.add(word[i]);
                continue;
            }
            change(merge.left(), merge.right(), w, -count);
            if (out.size() > 0) {
                int before = out.get(out.size() - 1);
                change(before, merge.left(), w, -count);
                note(change(before, merge.merged(), w, count), born);
            }
            if (i + 2 < word.length) {
                change(merge.right(), word[i + 2], w, -count);
                note(change(merge.merged(), word[i + 2], w, count), born);
            }
            out.add(merge.merged());
            i++; // the right half
        }
        if (out.size() < word.length) {
            words.set(w, out.toArray());
        }
    }

    private static void note(long newPair, List<Long> born) {
        if (newPair >= 0) {
            born.add(newPair);
        }
    }

    /** Changes a pair's count; returns the pair if it is new, else −1. Pairs that may not be merged are not counted. */
    private long change(int left, int right, int word, long by) {
        int lacking = missing.get(left);
        int tail = missing.get(right);
        boolean allowed = lacking == WHOLE ? tail == WHOLE : lacking > 0 && tail == TAIL;
        if (!allowed) {
            return -1;
        }
        long key = (long) left << 32 | right;
        Stand stand = pairs.get(key);
        boolean isNew = stand == null;
        if (isNew) {
            stand = new Stand();
            pairs.put(key, stand);
        }
        stand.count += by;
        if (by > 0) {
            stand.words.add(word);
        }
        return isNew ? key : -1;
    }
}
