package org.glassgpt.tokenizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CharTokenizerTest {
    private static final CharTokenizer CHARS = CharTokenizer.of(List.of("红 fox\n", "<|endoftext|>😀"));

    @Test
    void idsStandInOrderOfCodePoint() {
        assertEquals(8, CHARS.vocabSize());
        assertArrayEquals(new int[] {2, 3, 4, 1, 5, 6, 0}, CHARS.encode("fox 红😀\n"));
        assertArrayEquals(new int[] {2, 7, 4}, CHARS.encode("f<|endoftext|>x", true));
        assertEquals("fox 红😀\n", CHARS.decode(CHARS.encode("fox 红😀\n")));
        assertEquals(
                List.of("⏎", "␣", "f", "o", "x", "红", "😀"),
                List.of(
                        CHARS.piece(0),
                        CHARS.piece(1),
                        CHARS.piece(2),
                        CHARS.piece(3),
                        CHARS.piece(4),
                        CHARS.piece(5),
                        CHARS.piece(6)));
    }

    @Test
    void unknownCharactersAreNamedWithTheirPlace() {
        UnencodableTextException bear = assertThrows(UnencodableTextException.class, () -> CHARS.encode("😀熊"));
        assertEquals(
                "the vocabulary has no token for the character 熊 (U+718A) at position 2 of the text",
                bear.getMessage());
        assertEquals(2, bear.index());
        // As text, the marker's own characters are not in this corpus.
        assertThrows(UnencodableTextException.class, () -> CHARS.encode("<|endoftext|>"));
        String lone = assertThrows(UnencodableTextException.class, () -> CHARS.encode("f\uD800"))
                .getMessage();
        assertTrue(lone.contains("U+FFFD") && !lone.contains("\uFFFD"), lone);
    }

    @Test
    void survivesItsFile(@TempDir Path dir) throws IOException {
        CharTokenizer odd = CharTokenizer.of(List.of("\0\"\\\u2028\u007F😀\uFFFF"));
        odd.save(dir);
        Tokenizer again = TokenizerFiles.load(dir).orElseThrow();
        assertEquals(odd.vocabSize(), again.vocabSize());
        for (int id = 0; id < odd.vocabSize(); id++) {
            assertArrayEquals(odd.bytes(id), again.bytes(id));
        }
        assertEquals(odd.specials(), again.specials());
    }

    @Test
    void badFilesAreRefused(@TempDir Path dir) throws IOException {
        Path file = dir.resolve(CharTokenizer.FILE);
        Files.writeString(file, "{\"format\":1,\"characters\":\"ba\"}");
        assertEquals(
                file + ": “characters” is not in order of code point without repeats at character 2 (U+0061)",
                assertThrows(BadTokenizerFileException.class, () -> CharTokenizer.load(dir))
                        .getMessage());
        Files.writeString(file, "{\"format\":2,\"characters\":\"ab\"}");
        assertEquals(
                file + ": it needs “format”: 1 and “characters”",
                assertThrows(BadTokenizerFileException.class, () -> TokenizerFiles.load(dir))
                        .getMessage());
    }
}
