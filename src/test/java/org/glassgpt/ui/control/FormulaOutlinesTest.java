package org.glassgpt.ui.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.DoubleSummaryStatistics;
import java.util.regex.Pattern;
import org.glassgpt.figure.Rgb;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaOutlinesTest {
    private static final Pattern POINT = Pattern.compile("(-?[0-9.]+) (-?[0-9.]+)(?=[A-Z]|$)");

    /** In a line of words a letter stands on the line, at any size, and no wider apart than the margins say. */
    @ParameterizedTest
    @ValueSource(doubles = {13, 15.4, 18.48, 22.3, 36})
    void aLetterStandsOnTheBaseline(double size) {
        FormulaOutlines drawn = FormulaOutlines.of("h", size, Rgb.BLACK);
        DoubleSummaryStatistics x = new DoubleSummaryStatistics();
        DoubleSummaryStatistics y = new DoubleSummaryStatistics();
        for (FormulaOutlines.Outline outline : drawn.outlines()) {
            POINT.matcher(outline.path()).results().forEach(point -> {
                x.accept(Double.parseDouble(point.group(1)));
                y.accept(Double.parseDouble(point.group(2)));
            });
        }
        assertEquals(drawn.height() - drawn.depth(), y.getMax(), size * 0.03);
        assertEquals(drawn.margin(), x.getMin(), size * 0.08);
        assertEquals(drawn.width() - drawn.margin(), x.getMax(), size * 0.08);
    }
}
