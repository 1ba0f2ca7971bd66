package org.glassgpt.tokenizer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpellingTest {
    private final BytePairEncoder encoder =
            BpeTrainer.ofSize(256 + 40).train(List.of("狐狸 the kites", " kite kite 狐狸狐狸", " the the", " red kites"));

    private Spelling spelling(int... ids) {
        return Spelling.of(encoder, ids).orElseThrow();
    }

    @Test
    void theWordsCoverATextAndSayWhichMergesMadeIt() {
        int[] ids = encoder.encode("the kites 狐狸 风!");
        Spelling spelling = spelling(ids);
        List<String> words =
                spelling.words().stream().map(word -> word.merging().word()).toList();
        assertEquals(List.of("the", " kites", " 狐狸", " 风", "!"), words);
        int next = 0;
        for (Spelling.Word word : spelling.words()) {
            assertEquals(next, word.first());
            assertTrue(word.asEncoded());
            int[] tokens = Arrays.copyOfRange(ids, word.first(), word.last() + 1);
            assertEquals(IntStream.of(tokens).boxed().toList(), word.merging().result());
            next = word.last() + 1;
        }
        assertEquals(ids.length, next);
        for (int token = 0; token < ids.length; token++)
            assertTrue(spelling.wordAt(token).isPresent());
    }

    @Test
    void tokensThatTheEncoderWouldNotMakeAreSaidToBeOthers() {
        int[] letters = " the"
                .chars()
                .map(c -> encoder.encode(Character.toString(c))[0])
                .toArray();
        Spelling.Word word = spelling(letters).wordAt(2).orElseThrow();
        assertEquals(" the", word.merging().word());
        assertEquals(0, word.first());
        assertEquals(3, word.last());
        assertFalse(word.asEncoded());
    }

    @Test
    void bytesThatMakeNoCharacterBelongToNoWord() {
        int[] ids = encoder.encode("a 风");
        int[] cut = Arrays.copyOf(ids, ids.length - 1);
        Spelling spelling = spelling(cut);
        assertEquals("a", spelling.wordAt(0).orElseThrow().merging().word());
        assertEquals(
                Optional.empty(),
                spelling.wordAt(cut.length - 1)
                        .filter(word -> word.merging().word().contains("风")));
    }

    @Test
    void otherTokenizersMergeNothing() {
        Tokenizer letters = CharTokenizer.of(List.of("abc"));
        assertEquals(Optional.empty(), Spelling.of(letters, letters.encode("abc")));
    }
}
