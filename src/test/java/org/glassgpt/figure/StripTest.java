package org.glassgpt.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StripTest {
    /** A last line that stops short looks as if something were missing. */
    @ParameterizedTest
    @CsvSource({"1024, 720, true", "1024, 950, true", "768, 600, false", "96, 200, true"})
    void linesAreFullWhereALineMoreOrLessMakesThemSo(int count, double width, boolean oneLine) {
        Sheet sheet = new Sheet(new Paper(1280, 720, 1, Palette.light(), (key, args) -> key, (text, type) -> 8));
        Strip strip = new Strip(
                "x", new Numbered(count), Scale.symmetric(Palette.light().diverging(), 1), 0, oneLine);
        int columns = strip.columns(sheet, new Bounds(0, 0, width, 80));
        assertEquals(0, count % columns, columns + " to a line");
    }

    private record Numbered(int count) implements Strip.Vector {
        @Override
        public double at(int i) {
            return i;
        }

        @Override
        public Address address(int i) {
            return Address.formula("x", i);
        }

        @Override
        public String words(int i) {
            return "" + i;
        }
    }
}
