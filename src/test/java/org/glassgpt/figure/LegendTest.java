package org.glassgpt.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.glassgpt.i18n.Language;
import org.glassgpt.i18n.Messages;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LegendTest {
    /** Whatever its width, no number stands over another, and the limit is among them. */
    @ParameterizedTest
    @CsvSource({"240, 3", "88, 2", "70, 1"})
    void numbersStandApart(double width, int count) {
        Palette palette = Palette.light();
        Paper paper = new Paper(600, 400, 1, palette, Messages.of(Language.EN)::text, new FontMetrics());
        Sheet sheet = new Sheet(paper);
        Legend.draw(sheet, 20, 20, width, Scale.symmetric(palette.diverging(), 3.05), "numbers");
        List<Label> numbers = sheet.figure("legend", "", "").labels().stream()
                .filter(label -> label.text().matches("[-±.0-9]+"))
                .toList();
        assertEquals(count, numbers.size(), numbers.toString());
        assertEquals(
                1,
                numbers.stream().filter(label -> label.text().matches("±?3.05")).count(),
                numbers.toString());
        double written = numbers.stream()
                .mapToDouble(label -> sheet.width(label.text(), paper.smallNumber()))
                .sum();
        assertEquals(true, written < width, written + " in " + width);
    }
}
