package org.glassgpt.tokenizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BytePairEncoderTest {
    private static final BytePairEncoder SMALL = BpeTrainer.ofSize(400)
            .train(Map.of("lower", 5L, "lowest", 2L, " newer", 6L, " wider", 3L, "风筝", 9L, " low", 4L, "狐狸", 8L));

    @Test
    void anyTextComesBack() {
        Random random = new Random(7);
        for (int i = 0; i < 3000; i++) {
            String text = VariedText.next(random);
            assertEquals(text, SMALL.decode(SMALL.encode(text)));
            assertEquals(text, SMALL.decode(SMALL.encode(text, true)));
        }
    }

    @Test
    void loneSurrogatesAreReadAsTheReplacementCharacter() {
        assertEquals("a\uFFFDb", SMALL.decode(SMALL.encode("a\uD83Db")));
        assertEquals("\uFFFD\uFFFD", SMALL.decode(SMALL.encode("\uDE00\uD83D")));
        assertArrayEquals(SMALL.encode("x\uFFFD"), SMALL.encode("x\uD83D"));
        assertEquals(3, SMALL.tokens("\uD83D", false).size());
    }

    @Test
    void specialTokensAreTextUnlessAskedFor() {
        int end = SMALL.id(Tokenizer.END_OF_TEXT).orElseThrow();
        assertEquals(SMALL.vocabSize() - 1, end);
        String text = "low<|endoftext|> low";
        assertTrue(Arrays.stream(SMALL.encode(text)).noneMatch(id -> id == end));
        int[] ids = SMALL.encode(text, true);
        assertEquals(end, ids[1]);
        assertEquals(3, ids.length);
        assertEquals(text, SMALL.decode(ids));
        assertEquals(text, SMALL.decode(SMALL.encode(text)));
    }

    @Test
    void whatFollowsASpecialTokenIsCutByItself() {
        // Alone, two spaces at the end of the part are one run; before a letter the last would join it.
        int[] split = SMALL.encode("low  <|endoftext|>", true);
        int[] alone = SMALL.encode("low  ");
        assertArrayEquals(alone, Arrays.copyOf(split, split.length - 1));
    }

    @Test
    void tokensKnowTheirPlaces() {
        String text = "low 龘😀风筝";
        List<Token> tokens = SMALL.tokens(text, false);
        assertEquals(new Token(SMALL.encode("low")[0], Bytes.of(new byte[] {'l', 'o', 'w'}), 0, 3), tokens.get(0));
        assertEquals("␣", SMALL.piece(tokens.get(1).id()));
        for (Token part : tokens.subList(2, 5)) {
            assertEquals("龘", text.substring(part.start(), part.end()));
        }
        for (Token part : tokens.subList(5, 9)) {
            assertEquals("😀", text.substring(part.start(), part.end()));
        }
        assertEquals("风筝", text.substring(tokens.get(9).start(), tokens.get(9).end()));
        assertEquals(10, tokens.size());
    }

    @Test
    void mergesAreShownOneByOne() {
        BytePairEncoder tiny = encoder("l o", "lo w", "e r", "lo l");
        List<Merging> words = tiny.merges("lolo lower");
        assertEquals(
                List.of("lolo", " lower"), words.stream().map(Merging::word).toList());
        assertEquals(4, words.get(1).start());
        MergeStep first = words.get(0).asList().get(0);
        assertEquals(0, first.rank());
        assertEquals(List.of(0, 2), first.at());
        assertEquals(List.of("lo", "lo"), pieces(tiny, first.after()));
        List<MergeStep> lower = words.get(1).asList();
        assertEquals(List.of(0, 1, 2), lower.stream().map(MergeStep::rank).toList());
        assertEquals(
                List.of("␣", "l", "o", "w", "e", "r"), pieces(tiny, lower.get(0).before()));
        assertEquals(List.of("␣", "low", "e", "r"), pieces(tiny, lower.get(2).before()));
        assertEquals(List.of("␣", "low", "er"), pieces(tiny, lower.get(2).after()));
        assertEquals(List.of(3 - 1), lower.get(2).at());
    }

    @Test
    void stepsChainFromTheBytesToTheEncoding() {
        Random random = new Random(3);
        for (int i = 0; i < 300; i++) {
            String text = VariedText.next(random);
            List<Integer> all = new ArrayList<>();
            for (Merging word : SMALL.merges(text)) {
                List<Integer> state = word.bytes();
                for (MergeStep step : word.asList()) {
                    assertEquals(state, step.before());
                    assertEquals(
                            step.before().size() - step.at().size(),
                            step.after().size());
                    step.at()
                            .forEach(at -> assertEquals(
                                    step.merge().left(), step.before().get(at)));
                    state = step.after();
                }
                assertEquals(word.result(), state);
                all.addAll(state);
            }
            assertEquals(Arrays.stream(SMALL.encode(text)).boxed().toList(), all);
        }
    }

    /** Merges in no sensible order, several ways to the same token: still as GPT-2's own loop does it. */
    @Test
    void equalsThePlainLoopWhateverTheMerges() {
        Random random = new Random(11);
        for (int round = 0; round < 200; round++) {
            BytePairEncoder encoder = encoder(randomMerges(random));
            for (int i = 0; i < 20; i++) {
                String word = letters(random, 1 + random.nextInt(30));
                assertEquals(
                        plainLoop(encoder, word),
                        Arrays.stream(encoder.encode(word)).boxed().toList(),
                        word);
            }
        }
    }

    @Test
    void aVeryLongWordIsNoTrouble() {
        String word = letters(new Random(5), 200_000);
        BytePairEncoder encoder = encoder("a b", "b a", "ab a", "c c", "cc cc", "a a", "aa aa", "aaaa aaaa");
        assertEquals(word, encoder.decode(encoder.encode(word)));
        String same = "a".repeat(100_001);
        assertEquals(12_501, encoder.encode(same).length);
        Merging steps = encoder.merges(same).get(0);
        assertEquals(3, steps.steps());
        assertEquals(12_501, steps.result().size());
    }

    @Test
    void idsOutsideTheVocabularyAreRefused() {
        int size = SMALL.vocabSize();
        String message = assertThrows(IllegalArgumentException.class, () -> SMALL.bytes(size))
                .getMessage();
        assertEquals("id " + size + " is not in the vocabulary, whose ids run from 0 to " + (size - 1), message);
        assertThrows(IllegalArgumentException.class, () -> SMALL.decode(new int[] {-1}));
    }

    @Test
    void bytesAreCopies() {
        int id = SMALL.encode("low")[0];
        SMALL.bytes(id)[0] = 0;
        assertEquals("low", SMALL.decode(new int[] {id}));
    }

    private static List<String> pieces(Tokenizer tokenizer, List<Integer> ids) {
        return ids.stream().map(tokenizer::piece).toList();
    }

    private static String letters(Random random, int length) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < length; i++) {
            word.append((char) ('a' + random.nextInt(3)));
        }
        return word.toString();
    }

    private static String[] randomMerges(Random random) {
        List<String> tokens = new ArrayList<>(List.of("a", "b", "c"));
        List<String> merges = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            String left = tokens.get(random.nextInt(tokens.size()));
            String right = tokens.get(random.nextInt(tokens.size()));
            String merge = left + " " + right;
            if (!merges.contains(merge)) {
                merges.add(random.nextInt(merges.size() + 1), merge);
                tokens.add(left + right);
            }
        }
        return merges.toArray(String[]::new);
    }

    /** An encoder with all bytes and these merges. */
    private static BytePairEncoder encoder(String... merges) {
        List<byte[]> tokens = new ArrayList<>();
        Map<String, Integer> ids = new HashMap<>();
        for (int b : ByteAlphabet.inOrderOfIds()) {
            ids.put(String.valueOf(ByteAlphabet.charOf(b)), tokens.size());
            tokens.add(new byte[] {(byte) b});
        }
        List<Merge> list = new ArrayList<>();
        for (String merge : merges) {
            String both = merge.replace(" ", "");
            if (ids.putIfAbsent(both, tokens.size()) == null) {
                tokens.add(ByteAlphabet.read(both));
            }
        }
        for (String merge : merges) {
            String[] halves = merge.split(" ", -1);
            list.add(new Merge(ids.get(halves[0]), ids.get(halves[1]), ids.get(halves[0] + halves[1])));
        }
        return new BytePairEncoder(new Vocabulary(tokens, Map.of()), list);
    }

    /** GPT-2's {@code bpe}: the pair of lowest rank, everywhere, until there is none. */
    private static List<Integer> plainLoop(BytePairEncoder encoder, String word) {
        List<Merge> merges = encoder.mergeList();
        List<Integer> ids = encoder.merges(word).get(0).bytes();
        while (true) {
            int best = merges.size();
            for (int i = 0; i + 1 < ids.size(); i++) {
                for (int rank = 0; rank < best; rank++) {
                    if (merges.get(rank).left() == ids.get(i)
                            && merges.get(rank).right() == ids.get(i + 1)) {
                        best = rank;
                    }
                }
            }
            if (best == merges.size()) {
                return ids;
            }
            List<Integer> next = new ArrayList<>();
            for (int i = 0; i < ids.size(); i++) {
                boolean here = i + 1 < ids.size()
                        && merges.get(best).left() == ids.get(i)
                        && merges.get(best).right() == ids.get(i + 1);
                next.add(here ? merges.get(best).merged() : ids.get(i));
                i += here ? 1 : 0;
            }
            ids = next;
        }
    }
}
