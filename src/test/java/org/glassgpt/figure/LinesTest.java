package org.glassgpt.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class LinesTest {
    private static final Type TYPE = new Type(Face.WORDS, 12);
    private final TextMetrics metrics = new FontMetrics();

    @Test
    void wrapsWithinTheWidthAndLosesNothing() {
        String english = "Each row is one token that asks; its weights add up to 1.";
        String chinese = "每一行是一个提问的词元，这一行的权重加起来等于 1。";
        for (String text : List.of(english, chinese)) {
            List<String> lines = Lines.wrap(text, 120, TYPE, metrics);
            assertTrue(lines.size() > 1, text);
            for (String line : lines) assertTrue(metrics.width(line, TYPE) <= 120, line);
            assertEquals(text.replace(" ", ""), String.join("", lines).replace(" ", ""));
        }
    }

    @Test
    void noLineBeginsWithClosingPunctuation() {
        for (double width = 40; width < 200; width += 7) {
            for (String line : Lines.wrap("一二三，四五六。七八九，十。", width, TYPE, metrics)) {
                assertTrue(!line.startsWith("，") && !line.startsWith("。"), line);
            }
        }
    }

    @Test
    void elidesInTheMiddle() {
        String shorter = Lines.elide("a very long token indeed", 80, TYPE, metrics);
        assertTrue(metrics.width(shorter, TYPE) <= 80, shorter);
        assertTrue(shorter.startsWith("a ") && shorter.endsWith("ed") && shorter.contains("…"), shorter);
        assertEquals("short", Lines.elide("short", 80, TYPE, metrics));
    }
}
