package org.glassgpt.ui.panel.attentionarcs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.glassgpt.figure.Bounds;
import org.glassgpt.figure.Box;
import org.glassgpt.figure.Datum;
import org.glassgpt.figure.Label.Anchor;
import org.glassgpt.figure.Line;
import org.glassgpt.figure.Meaning;
import org.glassgpt.figure.Numbers;
import org.glassgpt.figure.Pattern;
import org.glassgpt.figure.Rgb;
import org.glassgpt.figure.Sheet;
import org.glassgpt.figure.Spot;
import org.glassgpt.figure.Target;
import org.glassgpt.figure.Type;
import org.glassgpt.session.Snapshot;
import org.glassgpt.trace.Derived;
import org.glassgpt.ui.panel.attentionarcs.AttentionArcsFigure.Arc;

/** Arcs over a line of tokens: from the one that asks back to the one that answers, higher the further it is. */
record ArcShapes(Sheet sheet, Snapshot snapshot, Pattern pattern, TokenLine line) {
    private static final int STEPS = 48;
    private static final double THICKEST = 9;

    /** Thickness of an arc: in proportion to its weight. */
    static double thickness(Sheet sheet, double weight) {
        return Math.max(sheet.px(0.75), sheet.px(THICKEST) * weight);
    }

    void faint(Arc arc) {
        Rgb grey = sheet.palette().background().mix(sheet.palette().muted(), 0.2 + 0.5 * arc.weight());
        draw(arc, grey, thickness(sheet, arc.weight()) * 0.6);
        spot(arc, sheet.px(3), grey);
    }

    void strong(Arc arc) {
        Rgb blue = sheet.palette().text(Meaning.QUERY);
        draw(arc, blue, thickness(sheet, arc.weight()));
        spot(arc, sheet.px(6), blue);
    }

    private void draw(Arc arc, Rgb colour, double width) {
        double from = line.x(arc.query());
        double to = line.x(arc.key());
        double height = height(arc);
        List<Line.Point> points = new ArrayList<>();
        for (int i = 0; i <= STEPS; i++) {
            double angle = Math.PI * i / STEPS;
            boolean itself = arc.query() == arc.key();
            double x = itself
                    ? from + Math.sin(2 * angle) * loop() / 2
                    : (from + to) / 2 + (from - to) / 2 * Math.cos(angle);
            double y = line.top() - (itself ? (1 - Math.cos(2 * angle)) / 2 : Math.sin(angle)) * height;
            points.add(new Line.Point(x, y));
        }
        sheet.add(new Line(points, colour, width, List.of()));
    }

    private double loop() {
        return sheet.px(16);
    }

    private double height(Arc arc) {
        if (arc.query() == arc.key()) return loop();
        double most = line.top() - line.ceiling();
        double share = Math.abs(arc.query() - arc.key()) / (double) line.longest();
        double low = Math.min(most, sheet.px(22));
        return low + (most - low) * Math.pow(share, 0.8);
    }

    /** The top of an arc, where its number belongs. */
    private double apexX(Arc arc) {
        return (line.x(arc.query()) + line.x(arc.key())) / 2;
    }

    private double apexY(Arc arc) {
        return line.top() - height(arc);
    }

    private Datum datum(Arc arc, Rgb colour) {
        return new Datum(
                arc.weight(), Numbers.probability(arc.weight()), colour, pattern.address(arc.query(), arc.key()));
    }

    /** A dot that can be pointed at. */
    private void spot(Arc arc, double size, Rgb colour) {
        Bounds dot = new Bounds(apexX(arc) - size / 2, apexY(arc) - size / 2, size, size);
        Target target = new Target(AttentionArcsFigure.ARC, arc.query(), arc.key());
        Spot spot = new Spot(target, Optional.of(datum(arc, colour)), words(arc));
        sheet.add(Box.filled(dot, colour).rounded(size / 2).with(spot));
    }

    private String words(Arc arc) {
        String cell = sheet.words(
                "figure.attention.cell",
                snapshot.tokens().get(arc.query()).visible(),
                "" + arc.query(),
                snapshot.tokens().get(arc.key()).visible(),
                "" + arc.key(),
                Numbers.full(arc.weight()));
        double raw = Derived.rawScore(snapshot.trace(), pattern.layer(), pattern.head(), arc.query(), arc.key());
        double divisor = Derived.scoreDivisor(snapshot.trace());
        return cell
                + "\n"
                + sheet.words(
                        "figure.attention.arithmetic",
                        Numbers.signed(raw),
                        Numbers.limit(divisor),
                        Numbers.signed(raw / divisor));
    }

    /** The weights of the token in hand over their arcs, the heaviest first, as far as they stand apart. */
    void drawNumbers(List<Arc> arcs) {
        Type type = sheet.paper().number();
        List<Bounds> taken = new ArrayList<>();
        for (Arc arc : arcs) {
            Datum datum = datum(arc, sheet.palette().text(Meaning.QUERY));
            double width = sheet.width(datum.text(), type) + sheet.px(6);
            double height = type.ascent() + type.descent();
            double above = apexY(arc) - thickness(sheet, arc.weight()) / 2 - sheet.px(5);
            Bounds box = new Bounds(apexX(arc) - width / 2, above - height, width, height);
            boolean free = taken.stream().noneMatch(other -> other.overlaps(box, -sheet.px(2)));
            boolean inside =
                    box.x() >= sheet.space().x() && box.right() <= sheet.space().right();
            if (!free || !inside || above > line.top()) continue;
            taken.add(box);
            Bounds digits =
                    box.inset(0, 0, 0, type.descent()); // they reach no lower, and tops of other arcs may be there
            sheet.add(Box.filled(digits, sheet.palette().background()).rounded(sheet.px(3)));
            sheet.number(datum, box.centreX(), box.bottom() - type.descent(), type, Anchor.MIDDLE);
        }
    }
}
