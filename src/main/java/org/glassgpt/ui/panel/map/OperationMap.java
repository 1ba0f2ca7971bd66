package org.glassgpt.ui.panel.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.glassgpt.figure.Bounds;
import org.glassgpt.figure.Label.Anchor;
import org.glassgpt.figure.Line;
import org.glassgpt.figure.Lines;
import org.glassgpt.figure.Sheet;
import org.glassgpt.figure.Type;
import org.glassgpt.session.Operation;
import org.glassgpt.trace.ActivationName;
import org.glassgpt.trace.ModelShape;
import org.glassgpt.trace.Trace;

/** One operation: what it reads, what it is, what it leaves in the trace; its neighbours on either side. */
final class OperationMap {
    /** Of the strip, for the operation itself; the rest is for what it reads and leaves. */
    private static final double WIDEST = 0.28;

    private final Strip strip;
    private final Sheet sheet;
    private final Trace trace;
    private final Operation operation;

    OperationMap(Strip strip) {
        this.strip = strip;
        this.sheet = strip.sheet();
        this.trace = strip.snapshot().trace();
        this.operation = strip.hand().operation();
    }

    void draw() {
        Bounds area = strip.area();
        String name = sheet.words("operation." + operation.key());
        Type type = sheet.paper().body().bold();
        double side = sheet.px(24);
        double width = Math.min(area.width() * WIDEST, sheet.width(name, type) + sheet.px(28));
        double height = sheet.paper().caption().lineHeight() * 2 + sheet.px(10);
        Bounds box = new Bounds(area.centreX() - width / 2, area.centreY() - height / 2, width, height);
        ModelShape model = trace.model();
        double left = box.x() - sheet.px(28);
        double right = box.right() + sheet.px(28);
        names(operation.reads(model), area.x() + side + sheet.px(12), left, Anchor.END, "map.reads-text");
        names(operation.writes(), right, area.right() - side - sheet.px(12), Anchor.START, "map.writes-nothing");
        arrow(left + sheet.px(4), box.x(), box.centreY());
        arrow(box.right(), right - sheet.px(4), box.centreY());
        strip.station(box, "", sheet.palette().masked(), true);
        title(name, box, type);
        String what = sheet.words("operation.what." + operation.key());
        strip.leadsTo(box, operation, Optional.empty(), what, strip.changes(operation));
        strip.frame(box);
        strip.mark(box, operation.stop(), Math.max(0, operation.layer()), strip.changes(operation));
        neighbour(-1, new Bounds(area.x(), box.y(), side, height), "‹");
        neighbour(1, new Bounds(area.right() - side, box.y(), side, height), "›");
    }

    /** On two lines where one has no room. */
    private void title(String name, Bounds box, Type type) {
        double room = box.width() - sheet.px(8);
        List<String> rows = Lines.wrap(name, room, type, sheet.paper().metrics());
        if (rows.size() > 2) {
            rows = List.of(Lines.elide(name, room, type, sheet.paper().metrics()));
        }
        double y = box.centreY() + type.middle() - (rows.size() - 1) * type.lineHeight() / 2;
        for (String row : rows) {
            sheet.text(row, box.centreX(), y, type, sheet.palette().text(), Anchor.MIDDLE);
            y += type.lineHeight();
        }
    }

    private void neighbour(int by, Bounds box, String arrow) {
        List<Operation> all = Operation.all(trace.model());
        int at = all.indexOf(operation) + by;
        if (at < 0 || at >= all.size()) return;
        strip.station(box, arrow, sheet.palette().background(), false);
        strip.leadsTo(
                box,
                all.get(at),
                Optional.empty(),
                sheet.words("operation." + all.get(at).key()));
    }

    private void arrow(double from, double to, double y) {
        double tip = sheet.px(5);
        sheet.line(from, y, to - tip, y, sheet.palette().muted(), sheet.px(1.5));
        sheet.add(new Line(
                List.of(
                        new Line.Point(to - tip, y - tip * 0.7),
                        new Line.Point(to - 1, y),
                        new Line.Point(to - tip, y + tip * 0.7)),
                sheet.palette().muted(),
                sheet.px(1.5),
                List.of()));
    }

    /** Names with shapes, a line each; two where one has no room. */
    private void names(List<ActivationName> names, double from, double to, Anchor anchor, String otherwise) {
        Type type = names.isEmpty() ? sheet.paper().caption() : sheet.paper().smallNumber();
        List<String> lines = new ArrayList<>();
        for (ActivationName name : names) lines.addAll(lines(name, to - from, type));
        if (names.isEmpty()) lines.add(sheet.words(otherwise));
        double step = sheet.paper().caption().lineHeight();
        double y = strip.area().centreY() - lines.size() * step / 2 + sheet.px(2);
        double x = anchor == Anchor.END ? to : from;
        for (String line : lines) {
            String shown = Lines.elide(line, to - from, type, sheet.paper().metrics());
            sheet.text(shown, x, y + type.ascent(), type, sheet.palette().text(), anchor);
            y += step;
        }
    }

    /** Where it has to be short, it goes without the block: the heading names that. */
    private List<String> lines(ActivationName name, double room, Type type) {
        String shape = name.shape(trace.model(), trace.tokens()).toString();
        String whole = name.text() + " " + shape;
        if (sheet.width(whole, type) <= room) return List.of(whole);
        boolean fits = sheet.width(name.text(), type) <= room;
        return List.of(fits ? name.text() : name.text().replaceFirst("^blocks\\.\\d+\\.", ""), shape);
    }
}
