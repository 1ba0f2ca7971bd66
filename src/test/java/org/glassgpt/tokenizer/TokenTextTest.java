package org.glassgpt.tokenizer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TokenTextTest {
    /** Tokens that straddle characters too, as GPT-2's vocabulary has them. */
    private static final Tokenizer TOKENS =
            tokens("61", "20E9", "A38E", "E9A3", "8E", "E7AD9D", "9D61", "F0", "9F9880", "EFBFBD", "0A", "E9", "A3");

    @Test
    void groupsTokensThatShareACharacter() {
        assertEquals(
                List.of(piece("a", 0, 0), piece("风", 1, 3, 4), piece("筝", 3, 5)),
                TokenText.group(TOKENS, new int[] {0, 3, 4, 5}));
        assertEquals(List.of(piece(" 风", 0, 1, 2)), TokenText.group(TOKENS, new int[] {1, 2}));
        assertEquals(List.of(piece("😀", 0, 7, 8)), TokenText.group(TOKENS, new int[] {7, 8}));
    }

    @Test
    void bytesWithoutACharacterAreHex() {
        assertEquals(List.of(piece("⟨E9 A3⟩", 0, 3), piece("a", 1, 0)), TokenText.group(TOKENS, new int[] {3, 0}));
        assertEquals(List.of(piece("⟨9D⟩a", 0, 6)), TokenText.group(TOKENS, new int[] {6}));
        assertEquals(List.of(piece("⟨EF BF BD⟩", 0, 9)), TokenText.group(TOKENS, new int[] {9}));
        assertEquals("a⟨E9 A3⟩", TOKENS.decode(new int[] {0, 3}));
    }

    @Test
    void labelsSayWhichPartOfWhichCharacter() {
        assertEquals(List.of("a", "风 1–2/3", "风 3/3", "筝"), TokenText.labels(TOKENS, new int[] {0, 3, 4, 5}));
        assertEquals(List.of("风 1/3", "风 2/3", "风 3/3"), TokenText.labels(TOKENS, new int[] {11, 12, 4}));
        assertEquals(List.of("␣⟨E9⟩", "风 2–3/3"), TokenText.labels(TOKENS, new int[] {1, 2}));
        assertEquals(List.of("⟨E9 A3⟩", "⏎"), TokenText.labels(TOKENS, new int[] {3, 10}));
        assertEquals(List.of(), TokenText.labels(TOKENS, new int[] {}));
    }

    @Test
    void whiteSpaceAndControlsAreVisible() {
        assertEquals("␣a⏎⇥␍", TokenText.visible(" a\n\t\r"));
        assertEquals("⟨U+00A0⟩⟨U+3000⟩⟨U+0000⟩⟨U+200B⟩⟨U+202E⟩", TokenText.visible("\u00A0\u3000\0\u200B\u202E"));
        assertEquals("👩\u200D🚀", TokenText.visible("👩\u200D🚀"));
        assertEquals("⟨U+200D⟩", TokenText.visible("\u200D"));
        assertEquals("◌\u0301e\u0301", TokenText.visible("\u0301e\u0301"));
        assertEquals("⟨EF BF BD⟩", TokenText.visible("\uFFFD"));
    }

    @Test
    void neverShowsTheReplacementCharacter() {
        Random random = new Random(1);
        for (int i = 0; i < 5000; i++) {
            int[] ids = random.ints(random.nextInt(12), 0, TOKENS.vocabSize()).toArray();
            List<TokenText.Piece> pieces = TokenText.group(TOKENS, ids);
            List<Integer> covered = new ArrayList<>();
            StringBuilder shown = new StringBuilder(String.join("", TokenText.labels(TOKENS, ids)));
            for (TokenText.Piece piece : pieces) {
                assertEquals(covered.size(), piece.start());
                covered.addAll(piece.ids());
                shown.append(piece.text());
            }
            assertEquals(Arrays.stream(ids).boxed().toList(), covered);
            assertEquals(ids.length, TokenText.labels(TOKENS, ids).size());
            assertFalse(shown.toString().contains("\uFFFD"), () -> Arrays.toString(ids));
        }
    }

    private static TokenText.Piece piece(String text, int start, Integer... ids) {
        return new TokenText.Piece(text, start, List.of(ids));
    }

    private static Tokenizer tokens(String... hex) {
        List<byte[]> bytes = Arrays.stream(hex).map(HexFormat.of()::parseHex).toList();
        return new BytePairEncoder(new Vocabulary(bytes, Map.of()), List.of());
    }
}
