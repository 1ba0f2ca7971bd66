package org.glassgpt.tokenizer;

import java.util.Arrays;

/**
 * Pairs by key, each with a count and the words it was seen in; a few plain arrays, since a corpus of some megabytes has
 * millions of pairs and boxed ones would spend most of the time collecting garbage.
 */
final class PairPlaces {
    private static final int NONE = -1;

    private long[] keys = new long[1 << 10]; // by pair
    private long[] counts = new long[1 << 10];
    private int[] lastSeen = new int[1 << 10]; // a node, or NONE
    private int size;
    private int[] slots = new int[1 << 12]; // open addressing: a pair, or NONE
    private final IntList nodeWord = new IntList(1 << 10);
    private final IntList nodeBefore = new IntList(1 << 10); // the node seen before it, or NONE

    PairPlaces() {
        Arrays.fill(slots, NONE);
    }

    int size() {
        return size;
    }

    long key(int pair) {
        return keys[pair];
    }

    long count(int pair) {
        return counts[pair];
    }

    /** The pair's number, a new one if the key is new. */
    int of(long key) {
        int slot = slot(key);
        if (slots[slot] != NONE) {
            return slots[slot];
        }
        if (size == keys.length) {
            grow();
            slot = slot(key);
        }
        keys[size] = key;
        lastSeen[size] = NONE;
        slots[slot] = size;
        return size++;
    }

    /** Changes a count; a place gained is remembered. */
    void change(int pair, int word, long by) {
        counts[pair] += by;
        int last = lastSeen[pair];
        if (by > 0 && (last == NONE || nodeWord.get(last) != word)) {
            lastSeen[pair] = nodeWord.size();
            nodeWord.add(word);
            nodeBefore.add(last);
        }
    }

    /** The words that the pair was ever seen in, latest first; one may stand there twice. */
    int[] words(int pair) {
        IntList words = new IntList();
        for (int node = lastSeen[pair]; node != NONE; node = nodeBefore.get(node)) {
            words.add(nodeWord.get(node));
        }
        return words.toArray();
    }

    private int slot(long key) {
        int mask = slots.length - 1;
        int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> 32) & mask;
        while (slots[slot] != NONE && keys[slots[slot]] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        keys = Arrays.copyOf(keys, size * 2);
        counts = Arrays.copyOf(counts, size * 2);
        lastSeen = Arrays.copyOf(lastSeen, size * 2);
        slots = new int[slots.length * 2];
        Arrays.fill(slots, NONE);
        for (int pair = 0; pair < size; pair++) {
            slots[slot(keys[pair])] = pair;
        }
    }
}
