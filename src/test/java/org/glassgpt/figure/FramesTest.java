package org.glassgpt.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.glassgpt.figure.Frames.Around;
import org.junit.jupiter.api.Test;

class FramesTest {
    private static final Paper PAPER =
            new Paper(400, 300, 1, Palette.light(), (key, args) -> key, (text, type) -> 8.0 * text.length());

    @Test
    void aPlaceInsideAnotherHasItsFrameButNoSignOfItsOwn() {
        Figure marked = Frames.marked(row(30), List.of(around(1), around(1, 2)), "≠", PAPER);
        assertEquals(1, signs(marked));
        assertEquals(4, frames(marked), "two lines around each");
    }

    @Test
    void signsThatWouldLieOnOneAnotherAreOne() {
        Figure marked = Frames.marked(row(30), List.of(around(1, 1), around(1, 1)), "≠", PAPER);
        assertEquals(1, signs(marked));
        Figure apart = Frames.marked(row(30), List.of(around(1, 0), around(1, 3)), "≠", PAPER);
        assertEquals(2, signs(apart));
    }

    @Test
    void aPlaceSmallerThanTheSignIsOnlyFramed() {
        Figure marked = Frames.marked(row(4), List.of(around(1, 1)), "≠", PAPER);
        assertEquals(0, signs(marked));
        assertEquals(2, frames(marked));
    }

    /** The bars of a histogram are numbered too, and hold other numbers than the one of their number. */
    @Test
    void aCountIsNotTheNumberSpokenOf() {
        Sheet sheet = new Sheet(PAPER);
        Datum bar = new Datum(7, "7", Rgb.BLACK, Address.formula("x", 1, 2).as("standardized-count"));
        sheet.add(Box.area(new Bounds(100, 100, 20, 20), new Spot(Target.of("bin", 2), Optional.of(bar), "7")));
        Figure figure = sheet.figure("bars", "", "");
        assertSame(figure, Frames.on(figure, List.of(around(1, 2)), PAPER));
    }

    private static Around around(Integer... index) {
        return new Around("x", List.of(index));
    }

    /** Numbers x[1, 0] to x[1, 3], side by side. */
    private static Figure row(double side) {
        Sheet sheet = new Sheet(PAPER);
        for (int i = 0; i < 4; i++) {
            Datum datum = new Datum(i, "" + i, Rgb.BLACK, Address.formula("x", 1, i));
            Spot spot = new Spot(Target.of("x", i), Optional.of(datum), "" + i);
            sheet.add(Box.area(new Bounds(100 + i * side, 100, side, side), spot));
        }
        return sheet.figure("row", "", "");
    }

    private static long signs(Figure figure) {
        assertTrue(figure.parts().size() > 4, "something is marked");
        return figure.labels().stream()
                .filter(label -> label.text().equals("≠"))
                .count();
    }

    private static long frames(Figure figure) {
        return figure.flat().stream()
                .filter(part -> part instanceof Box box
                        && box.stroke().isPresent()
                        && box.fill().isEmpty())
                .count();
    }
}
