package org.glassgpt.tokenizer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Learns a byte-level BPE vocabulary: again and again the most frequent pair of neighbours becomes a token (Sennrich et
 * al. 2016, algorithm 1), with GPT-2's layout of ids: 256 bytes, the merges in the order learned, and {@code
 * <|endoftext|>} last.
 *
 * <p>The input is pieces with their counts, and no merge crosses a piece's edge. Pieces may be finer than {@link
 * Pretokenizer}'s parts: Chinese has no spaces, so a whole clause is one part, but if the caller passes its words as
 * pieces, words become tokens; the encoder finds them inside the clause. A piece that the pattern would cut is cut, since
 * a merge across could never be used.
 *
 * <p>Whole characters first: inside a character only its head grows (E9, E9 A3, 风), and only whole characters are joined
 * to one another. So no token straddles two characters, and no tail is ever a token of more than one byte.
 *
 * <p>The result depends on the counts alone: among pairs equally frequent the one with the lower left id, then the lower
 * right id, is taken.
 */
public final class BpeTrainer {
    private static final int BYTES = 256;
    /** Longer words are learned from in parts of this many UTF-16 units: each merge walks every word it touches. */
    private static final int LONGEST_WORD = 128;

    private final int vocabSize;
    private final long minCount;

    /**
     * One merge as it was learned.
     *
     * @param merge the pair and its new id, 256 for the first
     * @param count how often the pair stood in the corpus just before
     */
    public record Learned(Merge merge, long count) {}

    private BpeTrainer(int vocabSize, long minCount) {
        this.vocabSize = vocabSize;
        this.minCount = minCount;
    }

    /**
     * A trainer for a vocabulary of that many ids, bytes and {@code <|endoftext|>} included; it takes pairs seen at least
     * twice, and when none is left the vocabulary stays smaller.
     *
     * @throws IllegalArgumentException if the size does not hold the 256 bytes and {@code <|endoftext|>}
     */
    public static BpeTrainer ofSize(int vocabSize) {
        if (vocabSize < BYTES + 1) {
            throw new IllegalArgumentException(
                    "a vocabulary of " + vocabSize + " does not hold the 256 bytes and " + Tokenizer.END_OF_TEXT);
        }
        return new BpeTrainer(vocabSize, 2);
    }

    /** The same, but pairs must be seen at least {@code count} times. */
    public BpeTrainer minCount(long count) {
        return new BpeTrainer(vocabSize, Math.max(1, count));
    }

    /** Learns from pieces with their counts; counts of 0 or less are left out. */
    public BytePairEncoder train(Map<String, Long> pieces) {
        List<Merge> merges = learn(pieces).stream().map(Learned::merge).toList();
        List<byte[]> tokens = new ArrayList<>();
        for (int b : ByteAlphabet.inOrderOfIds()) {
            tokens.add(new byte[] {(byte) b});
        }
        for (Merge merge : merges) {
            tokens.add(concat(tokens.get(merge.left()), tokens.get(merge.right())));
        }
        tokens.add(Utf8.encode(Tokenizer.END_OF_TEXT));
        Map<String, Integer> specials = Map.of(Tokenizer.END_OF_TEXT, tokens.size() - 1);
        return new BytePairEncoder(new Vocabulary(tokens, specials), merges);
    }

    /** Learns from raw text, cut by GPT-2's pattern alone. */
    public BytePairEncoder train(Iterable<String> texts) {
        return train(count(texts));
    }

    /** The merges with the counts that won, in order: how a vocabulary comes to be. */
    public List<Learned> learn(Map<String, Long> pieces) {
        PairCounts pairs = new PairCounts(minCount);
        int[] idOf = idOfByte();
        words(pieces).forEach((word, count) -> pairs.add(byteIds(word, idOf), count));
        pairs.countAll();
        List<Learned> learned = new ArrayList<>();
        while (BYTES + learned.size() + 1 < vocabSize) {
            Learned best = pairs.mergeMostFrequent();
            if (best == null) {
                break;
            }
            learned.add(best);
        }
        return learned;
    }

    /** How often each of the pattern's parts stands in the texts; {@code <|endoftext|>} parts them and is not counted. */
    public static Map<String, Long> count(Iterable<String> texts) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (String text : texts) {
            for (String document : text.split(Pattern.quote(Tokenizer.END_OF_TEXT), -1)) {
                for (String part : Pretokenizer.split(Utf8.wellFormed(document))) {
                    counts.merge(part, 1L, Long::sum);
                }
            }
        }
        return counts;
    }

    private static Map<String, Long> words(Map<String, Long> pieces) {
        Map<String, Long> words = new LinkedHashMap<>();
        pieces.forEach((piece, count) -> {
            for (String part : Pretokenizer.split(Utf8.wellFormed(piece))) {
                for (int from = 0; from < part.length() && count > 0; ) {
                    int to = cut(part, from);
                    words.merge(part.substring(from, to), count, Long::sum);
                    from = to;
                }
            }
        });
        return words;
    }

    private static int cut(String word, int from) {
        int to = Math.min(word.length(), from + LONGEST_WORD);
        return to < word.length() && Character.isLowSurrogate(word.charAt(to)) ? to - 1 : to;
    }

    private static int[] idOfByte() {
        int[] order = ByteAlphabet.inOrderOfIds();
        int[] idOf = new int[BYTES];
        for (int id = 0; id < BYTES; id++) {
            idOf[order[id]] = id;
        }
        return idOf;
    }

    private static int[] byteIds(String word, int[] idOf) {
        byte[] bytes = Utf8.encode(word);
        int[] ids = new int[bytes.length];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = idOf[bytes[i] & 0xFF];
        }
        return ids;
    }

    private static byte[] concat(byte[] left, byte[] right) {
        byte[] both = Arrays.copyOf(left, left.length + right.length);
        System.arraycopy(right, 0, both, left.length, right.length);
        return both;
    }
}
