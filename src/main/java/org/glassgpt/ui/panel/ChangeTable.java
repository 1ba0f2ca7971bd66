package org.glassgpt.ui.panel;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import org.glassgpt.figure.Address;
import org.glassgpt.figure.Bounds;
import org.glassgpt.figure.Box;
import org.glassgpt.figure.Datum;
import org.glassgpt.figure.Label.Anchor;
import org.glassgpt.figure.Lines;
import org.glassgpt.figure.Numbers;
import org.glassgpt.figure.Palette;
import org.glassgpt.figure.Sheet;
import org.glassgpt.figure.Spot;
import org.glassgpt.figure.Target;
import org.glassgpt.figure.Type;
import org.glassgpt.sampling.DistributionChange.Mover;

/**
 * Two probabilities of each token, one line a token: two bars on tracks from 0 to 1, the first pale and above the second,
 * then both numbers and their difference.
 *
 * @param target of a line; its index is the token's id
 * @param visible text of a token
 * @param hover key of the words of a line: token, first, second, difference
 */
public record ChangeTable(
        Sheet sheet,
        String target,
        Column first,
        Column second,
        Column difference,
        Function<Mover, String> visible,
        String hover) {
    private static final double LINE = 34;
    private static final double NAME = 150;

    /**
     * A column of numbers.
     *
     * @param address of the number of a token, by its id
     */
    public record Column(String head, ToDoubleFunction<Mover> number, IntFunction<Address> address) {}

    /** In what is left of the sheet, as many as find room; the first is drawn always. */
    public void draw(List<Mover> movers) {
        Places places = places();
        drawHeader(places);
        Bounds space = sheet.space();
        int room = (int) Math.max(1, space.height() / sheet.px(LINE));
        double y = space.y();
        for (Mover mover : movers.subList(0, Math.min(room, movers.size()))) {
            drawRow(mover, places, new Bounds(space.x(), y, space.width(), sheet.px(LINE)));
            y += sheet.px(LINE);
        }
    }

    /** Where the columns stand: the width of the names and of the bars, the right edges of the numbers. */
    private record Places(double name, double gap, double bars, double first, double second, double difference) {}

    private Places places() {
        Bounds space = sheet.space();
        boolean roomy = space.width() >= sheet.px(500);
        Type head = sheet.paper().caption();
        double number = sheet.width("-0.00012", sheet.paper().number());
        for (Column column : List.of(first, second, difference)) {
            number = Math.max(number, sheet.width(column.head(), head));
        }
        double gap = sheet.px(roomy ? 16 : 8);
        double name = Math.min(sheet.px(NAME), space.width() * 0.2);
        double bars = Math.max(sheet.px(24), space.width() - name - 3 * (number + gap) - gap);
        double from = space.x() + name + gap + bars + gap + number;
        return new Places(name, gap, bars, from, from + gap + number, from + 2 * (gap + number));
    }

    private void drawHeader(Places places) {
        Type type = sheet.paper().caption();
        double baseline = sheet.space().y() + type.ascent();
        head(first.head(), places.first(), baseline);
        head(second.head(), places.second(), baseline);
        head(difference.head(), places.difference(), baseline);
        sheet.space(sheet.space().inset(0, type.lineHeight() + sheet.px(4), 0, 0));
    }

    private void head(String words, double x, double baseline) {
        sheet.text(words, x, baseline, sheet.paper().caption(), sheet.palette().muted(), Anchor.END);
    }

    private void drawRow(Mover mover, Places places, Bounds line) {
        Palette palette = sheet.palette();
        Type words = sheet.paper().body();
        double baseline = line.centreY() + words.middle();
        String name = Lines.elide(
                visible.apply(mover), places.name(), words, sheet.paper().metrics());
        sheet.text(name, line.x() + places.name(), baseline, words, palette.text(), Anchor.END);
        double left = line.x() + places.name() + places.gap();
        double height = sheet.px(11);
        Bounds above = new Bounds(left, line.centreY() - height - 1, places.bars(), height);
        Bounds below = new Bounds(left, line.centreY() + 1, places.bars(), height);
        for (Bounds track : List.of(above, below)) sheet.add(Box.filled(track, palette.masked()));
        sheet.add(Box.filled(part(above, mover.first()), palette.background().mix(palette.bar(), 0.25))
                .outlined(palette.bar(), 1));
        sheet.add(Box.filled(part(below, mover.second()), palette.bar()));
        Datum after = number(second, mover, Numbers.probability(mover.second()));
        Datum change =
                number(difference, mover, Numbers.signed(difference.number().applyAsDouble(mover)));
        Type numbers = sheet.paper().number();
        sheet.number(
                number(first, mover, Numbers.probability(mover.first())),
                places.first(),
                baseline,
                numbers,
                Anchor.END);
        sheet.number(after, places.second(), baseline, numbers, Anchor.END);
        sheet.number(change, places.difference(), baseline, numbers, Anchor.END);
        String said = sheet.words(
                hover,
                visible.apply(mover),
                Numbers.full(mover.first()),
                Numbers.full(mover.second()),
                Numbers.full(difference.number().applyAsDouble(mover)));
        sheet.add(Box.area(line, new Spot(Target.of(target, mover.id()), Optional.of(after), said)));
    }

    private Datum number(Column column, Mover mover, String text) {
        return new Datum(
                column.number().applyAsDouble(mover),
                text,
                sheet.palette().text(),
                column.address().apply(mover.id()));
    }

    private static Bounds part(Bounds track, double share) {
        return new Bounds(track.x(), track.y(), Math.max(1, track.width() * share), track.height());
    }
}
