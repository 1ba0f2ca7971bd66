package org.glassgpt.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "it doesn't            | it doesn’t",
                "the heads' \"roles\"    | the heads’ “roles”",
                "\"In the\" goes on     | “In the” goes on",
                "(\"he\")              | (“he”)",
                "he said 'no'          | he said ‘no’",
                "答\"是\"               | 答\"是\"",
            })
    void straightMarksAreMadeCurved(String written, String printed) {
        assertEquals(printed, Quotes.printed(written, ' '));
    }

    @Test
    void whatStandsBeforeTellsWhetherAMarkCloses() {
        assertEquals("”", Quotes.printed("\"", Masked.END));
        assertEquals("“", Quotes.printed("\"", ' '));
    }

    @Test
    void codeKeepsItsMarks() throws MistakeException {
        Masked masked = Masked.of("`print(\"x\")` isn't \"code\"");
        var parser = org.commonmark.parser.Parser.builder().build();
        var paragraph = parser.parse(masked.text()).getFirstChild();
        List<Inline> pieces = new InlineReader(java.nio.file.Path.of("en.md"), masked).pieces(paragraph, 1);
        assertEquals("print(\"x\")", ((Inline.Text) pieces.get(0)).text());
        assertEquals(" isn’t “code”", ((Inline.Text) pieces.get(1)).text());
    }
}
