package org.glassgpt.tokenizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BpeTrainerTest {
    @Test
    void learnsTheExampleOfSennrich() {
        // Algorithm 1's words: es, est and lo are the first merges (there with an end-of-word mark).
        Map<String, Long> words = Map.of("low", 5L, "lower", 2L, "newest", 6L, "widest", 3L);
        BytePairEncoder encoder = BpeTrainer.ofSize(260).train(words);
        List<String> learned = new ArrayList<>();
        for (int id = 256; id < 260; id++) {
            learned.add(encoder.piece(id));
        }
        assertEquals(List.of("es", "est", "lo", "<|endoftext|>"), learned);
        List<BpeTrainer.Learned> merges = BpeTrainer.ofSize(260).learn(words);
        assertEquals(
                List.of(9L, 9L, 7L),
                merges.stream().map(BpeTrainer.Learned::count).toList());
    }

    @Test
    void chineseWordsBecomeTokensInsideAClause() {
        Map<String, Long> words = Map.of("狐狸", 50L, "把", 60L, "红", 30L, "风筝", 40L, "放进了", 45L, "阁楼", 35L, "，", 90L);
        BytePairEncoder encoder = BpeTrainer.ofSize(320).train(words);
        int[] ids = encoder.encode("狐狸把红风筝放进了阁楼，");
        assertEquals(List.of("狐狸", "把", "红", "风筝", "放进了", "阁楼", "，"), TokenText.labels(encoder, ids));
    }

    @Test
    void noTokenStraddlesCharacters() {
        Random random = new Random(2);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            texts.add(VariedText.next(random));
        }
        BytePairEncoder encoder = BpeTrainer.ofSize(2000).train(texts);
        assertEquals(2000, encoder.vocabSize());
        for (int id = 256; id < encoder.vocabSize(); id++) {
            byte[] bytes = encoder.bytes(id);
            boolean whole = Utf8.units(bytes).stream().allMatch(Utf8.Unit::valid);
            int lead = bytes[0] & 0xFF;
            int needs = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
            boolean head = lead >= 0xC2 && bytes.length < needs;
            for (int i = 1; i < bytes.length; i++) {
                head &= Utf8.continues(bytes[i]);
            }
            assertTrue(whole || head, TokenText.hex(bytes));
        }
    }

    @Test
    void dependsOnTheCountsAlone() {
        Map<String, Long> pieces = randomPieces(new Random(4), 500);
        List<String> order = new ArrayList<>(pieces.keySet());
        List<BpeTrainer.Learned> expected = BpeTrainer.ofSize(600).learn(pieces);
        for (int seed = 0; seed < 5; seed++) {
            Collections.shuffle(order, new Random(seed));
            Map<String, Long> shuffled = new LinkedHashMap<>();
            order.forEach(piece -> shuffled.put(piece, pieces.get(piece)));
            assertEquals(expected, BpeTrainer.ofSize(600).learn(shuffled));
        }
    }

    /** Counting everything anew before each merge gives the same merges with the same counts. */
    @Test
    void equalsCountingAnew() {
        for (int seed = 0; seed < 20; seed++) {
            Map<String, Long> pieces = randomPieces(new Random(seed), 40);
            assertEquals(countAnew(pieces, 400), BpeTrainer.ofSize(400).learn(pieces));
        }
    }

    @Test
    void encodingAPieceUsesItsMerges() {
        Map<String, Long> pieces = Map.of(" kite", 10L, " attic", 10L);
        BytePairEncoder encoder = BpeTrainer.ofSize(300).train(pieces);
        assertEquals(List.of("␣kite", "␣attic"), TokenText.labels(encoder, encoder.encode(" kite attic")));
    }

    @Test
    void mergesNeverCrossAPieceOrAPart() {
        // "ab" never stands inside a piece, and the pattern cuts "a1" whatever the caller says.
        Map<String, Long> pieces = Map.of("xa", 50L, "bx", 50L, "a1", 50L);
        BytePairEncoder encoder = BpeTrainer.ofSize(300).train(pieces);
        for (int id = 256; id < encoder.vocabSize() - 1; id++) {
            assertTrue(List.of("xa", "bx").contains(encoder.piece(id)), encoder.piece(id));
        }
    }

    @Test
    void stopsWhenNothingIsFrequentEnough() {
        assertEquals(257, BpeTrainer.ofSize(1000).train(List.of("abcdef")).vocabSize());
        assertEquals(
                262,
                BpeTrainer.ofSize(1000).minCount(1).train(List.of("abcdef")).vocabSize());
        assertEquals(257, BpeTrainer.ofSize(1000).train(Map.of()).vocabSize());
        assertEquals(
                257,
                BpeTrainer.ofSize(1000).train(Map.of("abab", 0L, "cdcd", -3L)).vocabSize());
    }

    @Test
    void rawTextIsCutAndParted() {
        Map<String, Long> counts = BpeTrainer.count(List.of("a fox<|endoftext|>a fox", "!"));
        assertEquals(Map.of("a", 2L, " fox", 2L, "!", 1L), counts);
    }

    @Test
    void aLongWordIsLearnedFromInParts() {
        String word = "ab".repeat(5000) + "😀".repeat(3000);
        BytePairEncoder encoder = BpeTrainer.ofSize(280).train(List.of(word));
        assertEquals(word, encoder.decode(encoder.encode(word)));
        assertArrayEquals(new int[] {encoder.vocabSize() - 1}, encoder.encode("<|endoftext|>", true));
    }

    @Test
    void tooSmallASizeIsRefused() {
        String message = assertThrows(IllegalArgumentException.class, () -> BpeTrainer.ofSize(256))
                .getMessage();
        assertEquals("a vocabulary of 256 does not hold the 256 bytes and <|endoftext|>", message);
    }

    private static Map<String, Long> randomPieces(Random random, int n) {
        String[] letters = {"a", "b", "c", "é", "风", "筝", "狐", "😀", "😁"};
        Map<String, Long> pieces = new HashMap<>();
        for (int i = 0; i < n; i++) {
            StringBuilder piece = new StringBuilder();
            for (int k = 1 + random.nextInt(6); k > 0; k--) {
                piece.append(letters[random.nextInt(letters.length)]);
            }
            pieces.put(piece.toString(), 1L + random.nextInt(20));
        }
        return pieces;
    }

    private static List<BpeTrainer.Learned> countAnew(Map<String, Long> pieces, int size) {
        List<byte[]> tokens = new ArrayList<>();
        Map<Integer, Integer> idOfByte = new HashMap<>();
        for (int b : ByteAlphabet.inOrderOfIds()) {
            idOfByte.put(b, tokens.size());
            tokens.add(new byte[] {(byte) b});
        }
        Map<List<Integer>, Long> words = new HashMap<>();
        pieces.forEach((piece, count) -> {
            for (String part : Pretokenizer.split(piece)) {
                List<Integer> word = new ArrayList<>();
                for (byte b : Utf8.encode(part)) {
                    word.add(idOfByte.get(b & 0xFF));
                }
                words.merge(word, count, Long::sum);
            }
        });
        List<BpeTrainer.Learned> learned = new ArrayList<>();
        while (tokens.size() + 1 < size) {
            BpeTrainer.Learned best = best(words, tokens);
            if (best == null) {
                break;
            }
            learned.add(best);
            tokens.add(join(tokens, best.merge().left(), best.merge().right()));
            Map<List<Integer>, Long> next = new HashMap<>();
            words.forEach((word, count) -> next.merge(apply(word, best.merge()), count, Long::sum));
            words.clear();
            words.putAll(next);
        }
        return learned;
    }

    private static BpeTrainer.Learned best(Map<List<Integer>, Long> words, List<byte[]> tokens) {
        Map<List<Integer>, Long> counts = new HashMap<>();
        words.forEach((word, count) -> {
            for (int i = 0; i + 1 < word.size(); i++) {
                if (allowed(tokens.get(word.get(i)), tokens.get(word.get(i + 1)))) {
                    counts.merge(word.subList(i, i + 2), count, Long::sum);
                }
            }
        });
        return counts.entrySet().stream()
                .filter(e -> e.getValue() >= 2)
                .min((x, y) -> {
                    int byCount = Long.compare(y.getValue(), x.getValue());
                    int byLeft = Integer.compare(x.getKey().get(0), y.getKey().get(0));
                    int byRight = Integer.compare(x.getKey().get(1), y.getKey().get(1));
                    return byCount != 0 ? byCount : byLeft != 0 ? byLeft : byRight;
                })
                .map(e -> new BpeTrainer.Learned(
                        new Merge(e.getKey().get(0), e.getKey().get(1), tokens.size()), e.getValue()))
                .orElse(null);
    }

    private static boolean allowed(byte[] left, byte[] right) {
        boolean wholes = Utf8.units(left).stream().allMatch(Utf8.Unit::valid)
                && Utf8.units(right).stream().allMatch(Utf8.Unit::valid);
        boolean grows = (left[0] & 0xC0) == 0xC0
                && !Utf8.units(left).get(0).valid()
                && right.length == 1
                && Utf8.continues(right[0]);
        return wholes || grows;
    }

    private static byte[] join(List<byte[]> tokens, int left, int right) {
        byte[] both = Arrays.copyOf(tokens.get(left), tokens.get(left).length + tokens.get(right).length);
        System.arraycopy(tokens.get(right), 0, both, tokens.get(left).length, tokens.get(right).length);
        return both;
    }

    private static List<Integer> apply(List<Integer> word, Merge merge) {
        List<Integer> out = new ArrayList<>();
        for (int i = 0; i < word.size(); i++) {
            boolean here = i + 1 < word.size() && word.get(i) == merge.left() && word.get(i + 1) == merge.right();
            out.add(here ? merge.merged() : word.get(i));
            i += here ? 1 : 0;
        }
        return out;
    }
}
