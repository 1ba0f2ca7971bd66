package org.glassgpt.ui.panel.headroles;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.glassgpt.figure.Address;
import org.glassgpt.figure.Bounds;
import org.glassgpt.figure.Box;
import org.glassgpt.figure.Datum;
import org.glassgpt.figure.Label.Anchor;
import org.glassgpt.figure.Lines;
import org.glassgpt.figure.Numbers;
import org.glassgpt.figure.Rgb;
import org.glassgpt.figure.Sheet;
import org.glassgpt.figure.Spot;
import org.glassgpt.figure.Target;
import org.glassgpt.figure.Type;
import org.glassgpt.session.Selection;
import org.glassgpt.trace.HeadRole;
import org.glassgpt.trace.HeadRoles;

/**
 * The roles: name, formula, on what they are measured, and the score of the head in hand.
 *
 * @param hand within the trace
 */
record RoleList(Sheet sheet, HeadRoles roles, Selection hand) {
    private static final double GAP = 8;

    private double line() {
        return sheet.paper().caption().lineHeight();
    }

    private double entry() {
        return 3 * line() + sheet.px(GAP);
    }

    /** What the list takes at least. */
    double height() {
        return line() + sheet.px(6) + HeadRole.values().length * entry();
    }

    void draw(Bounds area) {
        Type type = sheet.paper().caption();
        String title = sheet.words("figure.roles.in-hand", "" + hand.layer(), "" + hand.head());
        sheet.text(
                title,
                area.x(),
                area.y() + type.ascent(),
                type.bold(),
                sheet.palette().text(),
                Anchor.START);
        double y = area.y() + line() + sheet.px(6);
        double each = Math.min(entry() + sheet.px(36), (area.bottom() - y) / HeadRole.values().length);
        for (HeadRole role : HeadRole.values()) {
            drawRole(role, new Bounds(area.x(), y, area.width(), each));
            y += each;
        }
    }

    private void drawRole(HeadRole role, Bounds area) {
        Type type = sheet.paper().caption();
        Rgb text = sheet.palette().text();
        Rgb muted = sheet.palette().muted();
        double y = area.y() + type.ascent();
        double indent = sheet.px(22);
        double x = area.x() + indent;
        sheet.text(sheet.words(HeadRolesFigure.key(role, "sign")), area.x(), y, type.bold(), text, Anchor.START);
        String name = sheet.words(HeadRolesFigure.key(role, "name"));
        sheet.text(name, x, y, type.bold(), text, Anchor.START);
        String formula = sheet.words(HeadRolesFigure.key(role, "formula"));
        double room = area.width() - indent - sheet.width(name, type.bold()) - sheet.px(12);
        formula = Lines.elide(formula, room, type, sheet.paper().metrics());
        sheet.text(formula, area.right(), y, type, text, Anchor.END);
        drawScore(role, new Bounds(x, area.y() + line(), area.width() - indent, line()));
        String on = Lines.elide(
                measured(role), area.width() - indent, type, sheet.paper().metrics());
        sheet.text(on, x, y + 2 * line(), type, muted, Anchor.START);
    }

    /** On what a role is measured, and what looking everywhere alike would score. */
    private String measured(HeadRole role) {
        String on = switch (role) {
            case PREVIOUS, FIRST, ITSELF -> sheet.words("figure.roles.on-text", "" + roles.tokens());
            case SAME, INDUCTION ->
                roles.probe()
                        .map(probe -> sheet.words("figure.roles.on-random", "" + probe.repeats(), "" + probe.length()))
                        .orElse(sheet.words("figure.roles.not-yet"));
            case FACT ->
                roles.probe()
                        .map(probe -> sheet.words("figure.roles.on-stories", "" + probe.facts()))
                        .orElse(sheet.words("figure.roles.not-yet"));
        };
        OptionalDouble chance = roles.chance(role);
        return chance.isEmpty() ? on : sheet.join(on, "figure.roles.chance", Numbers.probability(chance.getAsDouble()));
    }

    /** A bar from 0 to 1, the threshold marked, and the number. */
    private void drawScore(HeadRole role, Bounds area) {
        OptionalDouble score = roles.score(role, hand.layer(), hand.head());
        Type numbers = sheet.paper().smallNumber();
        double baseline = area.centreY() + numbers.middle();
        Rgb text = sheet.palette().text();
        if (score.isEmpty()) {
            Type type = sheet.paper().caption();
            String words = sheet.words("figure.roles.unmeasured");
            sheet.text(words, area.x(), baseline, type, sheet.palette().muted(), Anchor.START);
            return;
        }
        double value = score.getAsDouble();
        double figures = sheet.width("0.0000", numbers) + sheet.px(8);
        Bounds track = area.inset(0, sheet.px(4), figures, sheet.px(4));
        sheet.add(Box.filled(track, sheet.palette().masked()));
        Bounds bar = new Bounds(track.x(), track.y(), track.width() * value, track.height());
        double threshold = roles.threshold(role).orElse(HeadRole.ENOUGH);
        boolean named = value >= threshold;
        sheet.add(
                Box.filled(bar, named ? sheet.palette().bar() : sheet.palette().muted()));
        double mark = track.x() + track.width() * threshold;
        sheet.line(mark, area.y() + sheet.px(1), mark, area.bottom() - sheet.px(1), text, 2);
        Datum datum = datum(role).orElseThrow();
        sheet.number(datum, area.right(), baseline, numbers, Anchor.END);
        String words =
                sheet.words("figure.roles.score", sheet.words(HeadRolesFigure.key(role, "name")), Numbers.full(value));
        sheet.add(Box.area(area, new Spot(Target.of("role-score", role.ordinal()), Optional.of(datum), words)));
    }

    private List<String> lines(double width) {
        List<String> lines = new ArrayList<>();
        for (HeadRole role : HeadRole.values()) {
            String text = sheet.words(
                    "figure.roles.line",
                    sheet.words(HeadRolesFigure.key(role, "sign")),
                    sheet.words(HeadRolesFigure.key(role, "name")),
                    sheet.words(HeadRolesFigure.key(role, "formula")));
            double figures = sheet.width("0.0000", sheet.paper().smallNumber()) + sheet.px(16);
            String brief = sheet.words(HeadRolesFigure.key(role, "sign")) + " "
                    + sheet.words(HeadRolesFigure.key(role, "name"));
            lines.add(sheet.fitting(width - figures, sheet.paper().caption(), text, brief));
        }
        return lines;
    }

    /** What the lines take where there is no room for the list: one or two columns. */
    double linesHeight(double width) {
        return Math.ceil(lines(width).size() / (double) columns(width)) * line();
    }

    private int columns(double width) {
        return width >= sheet.px(520) ? 2 : 1;
    }

    /** Names, formulas and scores only, where there is no room for the list. */
    void drawLines(Bounds area) {
        Type type = sheet.paper().caption();
        int columns = columns(area.width());
        double width = area.width() / columns - sheet.px(8);
        List<String> lines = lines(width);
        int perColumn = (lines.size() + columns - 1) / columns;
        for (int i = 0; i < lines.size(); i++) {
            double x = area.x() + i / perColumn * (width + sheet.px(16));
            double y = area.y() + i % perColumn * line() + type.ascent();
            sheet.text(lines.get(i), x, y, type, sheet.palette().text(), Anchor.START);
            datum(HeadRole.values()[i])
                    .ifPresent(datum -> sheet.number(
                            datum, x + width - sheet.px(8), y, sheet.paper().smallNumber(), Anchor.END));
        }
    }

    /** The score of the head in hand. */
    private Optional<Datum> datum(HeadRole role) {
        OptionalDouble score = roles.score(role, hand.layer(), hand.head());
        if (score.isEmpty()) return Optional.empty();
        double value = score.getAsDouble();
        Address address = HeadRolesFigure.address(role, hand.layer(), hand.head());
        return Optional.of(
                new Datum(value, Numbers.probability(value), sheet.palette().text(), address));
    }
}
