package org.glassgpt.tokenizer;

import java.util.List;

/**
 * Merges the bytes of one word: again and again the pair of lowest rank, at all its places from left to right (Sennrich
 * et al. 2016, section 3.2, as GPT-2's {@code bpe} does it). Symbols are a linked list and candidate pairs wait in a heap
 * by (rank, place), so n bytes take O(n log n). Holds buffers: one per call, not shared.
 */
final class WordMerger {
    private static final int NONE = -1;

    private final MergeTable table;
    private final LongHeap heap = new LongHeap();
    private final IntList places = new IntList(); // of the rank being merged
    private int[] id = new int[64];
    private int[] previous = new int[64];
    private int[] next = new int[64];

    WordMerger(MergeTable table) {
        this.table = table;
    }

    /**
     * Merges a word.
     *
     * @param bytes ids of its single bytes
     * @param out where the resulting ids go
     * @param log where the steps go, or null
     */
    void merge(int[] bytes, IntList out, List<Merging.Applied> log) {
        if (bytes.length == 0) {
            return;
        }
        link(bytes);
        for (int i = 0; i + 1 < bytes.length; i++) {
            offer(i);
        }
        while (!heap.isEmpty()) {
            mergeRank((int) (heap.peek() >>> 32), log);
        }
        for (int i = 0; i != NONE; i = next[i]) {
            out.add(id[i]);
        }
    }

    private void link(int[] bytes) {
        int n = bytes.length;
        if (id.length < n) {
            id = new int[n];
            previous = new int[n];
            next = new int[n];
        }
        System.arraycopy(bytes, 0, id, 0, n);
        for (int i = 0; i < n; i++) {
            previous[i] = i - 1;
            next[i] = i + 1;
        }
        next[n - 1] = NONE;
    }

    /** All places of a rank go before any pair they give rise to, even one of lower rank. */
    private void mergeRank(int rank, List<Merging.Applied> log) {
        places.clear();
        Merge merge = table.get(rank);
        while (!heap.isEmpty() && (int) (heap.peek() >>> 32) == rank) {
            int at = (int) heap.poll();
            // A candidate is stale when one of its halves has been merged away since.
            if (id[at] == merge.left() && next[at] != NONE && id[next[at]] == merge.right()) {
                join(at, merge.merged());
                places.add(at);
            }
        }
        for (int i = 0; i < places.size(); i++) {
            int at = places.get(i);
            if (previous[at] != NONE) {
                offer(previous[at]);
            }
            offer(at);
        }
        if (log != null && places.size() > 0) {
            log.add(new Merging.Applied(rank, merge, places.toArray()));
        }
    }

    private void join(int at, int merged) {
        int right = next[at];
        id[at] = merged;
        id[right] = NONE;
        next[at] = next[right];
        if (next[right] != NONE) {
            previous[next[right]] = at;
        }
    }

    private void offer(int at) {
        if (next[at] != NONE) {
            int rank = table.rank(id[at], id[next[at]]);
            if (rank >= 0) {
                heap.add((long) rank << 32 | at);
            }
        }
    }
}
