package org.glassgpt.tokenizer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PretokenizerTest {
    /** GPT-2's pattern, with {@code \s} spelled out as Python's {@code regex} module means it. */
    private static final Pattern GPT2 =
            Pattern.compile(("'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+" + "| ?[^S\\p{L}\\p{N}]+|[S]+(?![^S])|[S]+")
                    .replace("S", "\\t-\\r \\x85\\xA0\\u1680\\u2000-\\u200A\\u2028\\u2029\\u202F\\u205F\\u3000"));

    @Test
    void cutsAsThePatternDoes() {
        Random random = new Random(99);
        for (int i = 0; i < 10_000; i++) {
            String text = VariedText.next(random);
            Matcher matcher = GPT2.matcher(text);
            List<String> expected =
                    matcher.results().map(found -> found.group()).toList();
            assertEquals(expected, Pretokenizer.split(text));
            assertEquals(text, String.join("", expected));
        }
    }

    @Test
    void cutsByHand() {
        assertEquals(List.of("I", "'m", " 12", "kg", "!"), Pretokenizer.split("I'm 12kg!"));
        assertEquals(List.of("I", "'", "M"), Pretokenizer.split("I'M"));
        assertEquals(List.of("a", "  ", " b", "  "), Pretokenizer.split("a   b  "));
        assertEquals(List.of("a", "\n", " b"), Pretokenizer.split("a\n b"));
        assertEquals(List.of("a", "\n", "\n", "b"), Pretokenizer.split("a\n\nb"));
        assertEquals(List.of("狐狸把红风筝放进了阁楼", "，", "熊", "。"), Pretokenizer.split("狐狸把红风筝放进了阁楼，熊。"));
        assertEquals(List.of("a", "\u3000", "b", "\u00A0", "c"), Pretokenizer.split("a\u3000b\u00A0c"));
        // The information separators are no white space to the regex module (they are to str.isspace).
        assertEquals(List.of("a", "\u001C", "b"), Pretokenizer.split("a\u001Cb"));
        assertEquals(List.of(" \u001C"), Pretokenizer.split(" \u001C"));
        assertEquals(List.of(), Pretokenizer.split(""));
    }
}
