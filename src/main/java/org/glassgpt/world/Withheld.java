package org.glassgpt.world;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Decides which combinations are withheld, by hashed ids. Each kind is put into an order that only ids and salt
 * determine; a combination is withheld when its three ranks sum to a multiple of the modulus. Any two of the three thus
 * leave about one in {@code modulus} of the third, and always one when there are at least that many.
 */
final class Withheld {
    private final int modulus;
    private final int[][] rank; // by kind, by id

    Withheld(Lexicon lexicon, long salt, int modulus) {
        this.modulus = modulus;
        this.rank = new int[Kind.values().length][];
        for (Kind kind : Kind.values()) {
            rank[kind.ordinal()] = ranks(lexicon.all(kind), salt);
        }
    }

    boolean contains(Concept name, Concept thing, Concept place) {
        return (rank(name) + rank(thing) + rank(place)) % modulus == 0;
    }

    Combos combos(Split split) {
        return split == Split.WITHHELD ? this::contains : (name, thing, place) -> !contains(name, thing, place);
    }

    private int rank(Concept concept) {
        return rank[concept.kind().ordinal()][concept.id()];
    }

    private static int[] ranks(List<Concept> concepts, long salt) {
        int[] ranks = new int[concepts.size()];
        List<Integer> order = IntStream.range(0, concepts.size())
                .boxed()
                .sorted(Comparator.comparingLong(
                        id -> mix(salt + 31L * concepts.get(id).kind().ordinal() + 1009L * id)))
                .toList();
        for (int r = 0; r < ranks.length; r++) {
            ranks[order.get(r)] = r;
        }
        return ranks;
    }

    /** Stafford's variant 13 of the 64-bit finaliser of MurmurHash3, as in SplitMix64. */
    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
