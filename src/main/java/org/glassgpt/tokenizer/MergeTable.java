package org.glassgpt.tokenizer;

import java.util.Arrays;
import java.util.List;

/** The merges by rank, and the rank of a pair without boxing: open addressing over (left, right). */
final class MergeTable {
    private final List<Merge> merges;
    private final long[] keys;
    private final int[] ranks; // −1 where free
    private final int mask;

    /** @throws IllegalArgumentException if a pair stands twice */
    MergeTable(List<Merge> merges) {
        this.merges = List.copyOf(merges);
        int capacity = Integer.highestOneBit(Math.max(8, merges.size() * 2)) * 2;
        keys = new long[capacity];
        ranks = new int[capacity];
        mask = capacity - 1;
        Arrays.fill(ranks, -1);
        for (int rank = 0; rank < merges.size(); rank++) {
            Merge merge = merges.get(rank);
            int slot = slot(key(merge.left(), merge.right()));
            if (ranks[slot] >= 0) {
                throw new IllegalArgumentException("merges " + ranks[slot] + " and " + rank + " join the same pair");
            }
            keys[slot] = key(merge.left(), merge.right());
            ranks[slot] = rank;
        }
    }

    List<Merge> merges() {
        return merges;
    }

    Merge get(int rank) {
        return merges.get(rank);
    }

    /** The rank of a pair, or −1 if it is never merged. */
    int rank(int left, int right) {
        return ranks[slot(key(left, right))];
    }

    private int slot(long key) {
        int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> 32) & mask;
        while (ranks[slot] >= 0 && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private static long key(int left, int right) {
        return (long) left << 32 | right;
    }
}
