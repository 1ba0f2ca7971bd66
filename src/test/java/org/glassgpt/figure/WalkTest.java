package org.glassgpt.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.glassgpt.figure.Walk.Direction;
import org.junit.jupiter.api.Test;

class WalkTest {
    private static final Target MAP = Target.of("map");

    private final Heatmap map = new Heatmap(
            MAP,
            new Bounds(10, 10, 30, 20),
            Matrix.of(2, 3, (row, column) -> row * 3 + column),
            new Scale(Palette.light().sequential(), 0, 6),
            Rgb.WHITE,
            Rgb.BLACK,
            0,
            Optional.empty(),
            Optional.of(new Cells() {
                @Override
                public Address address(int row, int column) {
                    return Address.formula("place", row, column);
                }

                @Override
                public String words(int row, int column) {
                    return row + " " + column;
                }
            }));

    private static Figure figure(Element... parts) {
        return new Figure("test", 100, 100, 1, Rgb.WHITE, "title", "summary", List.of(parts));
    }

    private static Box spot(double x, double y, int number) {
        return Box.area(new Bounds(x, y, 10, 10), new Spot(Target.of("spot", number), Optional.empty(), ""));
    }

    @Test
    void arrowsMoveFromCellToCellAndStopAtTheEdge() {
        Figure figure = figure(map);
        Hit at = Walk.start(figure).orElseThrow();
        assertEquals("0 0", at.words());
        at = Walk.next(figure, at, Direction.RIGHT);
        at = Walk.next(figure, at, Direction.DOWN);
        assertEquals("1 1", at.words());
        assertEquals(4, at.datum().orElseThrow().value());
        assertEquals("1 1", Walk.next(figure, at, Direction.DOWN).words());
    }

    @Test
    void arrowsMoveToTheNearestSpotAhead() {
        Figure figure = figure(spot(0, 0, 1), spot(20, 2, 2), spot(0, 20, 3), spot(20, 22, 4));
        Hit at = Walk.start(figure).orElseThrow();
        assertEquals(1, at.target().first());
        at = Walk.next(figure, at, Direction.RIGHT);
        assertEquals(2, at.target().first());
        at = Walk.next(figure, at, Direction.DOWN);
        assertEquals(4, at.target().first());
        at = Walk.next(figure, at, Direction.LEFT);
        assertEquals(3, at.target().first());
        assertEquals(3, Walk.next(figure, at, Direction.LEFT).target().first());
    }

    @Test
    void aPlaceIsHitWhereItIsAndNowhereElse() {
        Figure figure = figure(map);
        Hit hit = figure.hit(25, 25).orElseThrow();
        assertEquals("1 1", hit.words());
        assertEquals(new Bounds(20, 20, 10, 10), hit.bounds());
        assertTrue(figure.hit(9, 25).isEmpty());
    }
}
