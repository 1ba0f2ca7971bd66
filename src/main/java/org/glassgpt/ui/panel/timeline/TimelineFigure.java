package org.glassgpt.ui.panel.timeline;

import java.util.List;
import java.util.Optional;
import org.glassgpt.figure.Bounds;
import org.glassgpt.figure.Box;
import org.glassgpt.figure.Figure;
import org.glassgpt.figure.Label.Anchor;
import org.glassgpt.figure.Meaning;
import org.glassgpt.figure.Paper;
import org.glassgpt.figure.Rgb;
import org.glassgpt.figure.Ruler;
import org.glassgpt.figure.Sheet;
import org.glassgpt.figure.Spot;
import org.glassgpt.figure.Target;
import org.glassgpt.figure.Type;
import org.glassgpt.session.EditPlaces;
import org.glassgpt.session.Operation;
import org.glassgpt.session.Operation.Stop;
import org.glassgpt.session.Selection;
import org.glassgpt.session.Snapshot;
import org.glassgpt.session.Walkthrough;
import org.glassgpt.trace.Edit;
import org.glassgpt.ui.panel.EditMarks;

/** Every operation of the pass on a line, those passed filled; block by block, the one in hand framed. */
public final class TimelineFigure {
    public static final String ID = "timeline";

    /** Target of an operation: its place in the order. */
    public static final String STEP = "step";

    private final Sheet sheet;
    private final Snapshot snapshot;
    private final Selection hand;
    private final Walkthrough walk;
    private final int at;
    private final double pitch;
    private final Bounds line;

    private TimelineFigure(Snapshot snapshot, Selection selection, Paper paper) {
        this.sheet = new Sheet(paper);
        this.snapshot = snapshot;
        this.hand = selection.within(snapshot.trace());
        this.walk = Walkthrough.of(snapshot.trace());
        this.at = walk.at(selection);
        double numbers = paper.caption().lineHeight();
        Bounds all = new Bounds(0, 0, paper.width(), paper.height())
                .inset(sheet.px(8), sheet.px(6), sheet.px(8), sheet.px(2));
        double height = Math.max(sheet.px(8), Math.min(sheet.px(14), all.height() - numbers));
        double top = all.centreY() - (height + numbers) / 2;
        this.line = new Bounds(all.x(), top, all.width(), height);
        this.pitch = line.width() / walk.size();
    }

    public static Figure of(Snapshot snapshot, Selection selection, Paper paper) {
        return new TimelineFigure(snapshot, selection, paper).draw();
    }

    private Figure draw() {
        List<Operation> operations = walk.operations();
        double between = pitch >= sheet.px(4) ? 1 : 0;
        int begin = 0;
        for (int i = 1; i <= operations.size(); i++) {
            boolean ends = i == operations.size() || between > 0 || !together(operations.get(begin), operations.get(i));
            if (!ends && i != at && i != at + 1) continue;
            bar(begin, i, operations.get(begin), between);
            begin = i;
        }
        for (int i = 0; i < operations.size(); i++) drawSpot(i, operations.get(i));
        drawNumbers(operations);
        drawHand();
        for (int i = 0; i < operations.size(); i++) drawMark(i, operations.get(i));
        String title = sheet.words("timeline.title");
        return sheet.figure(
                ID, title, sheet.words("timeline.at", "" + (at + 1), "" + walk.size(), name(hand.operation())));
    }

    private static boolean together(Operation a, Operation b) {
        return a.layer() == b.layer() && a.stop() == b.stop();
    }

    private double x(double place) {
        return line.x() + place * pitch;
    }

    private void bar(int from, int to, Operation operation, double between) {
        Rgb full = colour(operation.stop());
        boolean passed = from <= at;
        Rgb fill = passed ? full : sheet.palette().background().mix(full, 0.25);
        sheet.add(Box.filled(new Bounds(x(from), line.y(), x(to) - x(from) - between, line.height()), fill));
    }

    private static Rgb colour(Stop stop) {
        return switch (stop) {
            case ATTENTION -> Meaning.VALUE.fill();
            case MLP -> Meaning.MLP.fill();
            default -> Meaning.RESIDUAL.fill();
        };
    }

    private void drawSpot(int place, Operation operation) {
        Bounds area = new Bounds(x(place), line.y() - sheet.px(4), pitch, line.height() + sheet.px(8));
        sheet.add(Box.area(area, new Spot(Target.of(STEP, place), Optional.empty(), name(operation))));
    }

    private String name(Operation operation) {
        String name = sheet.words("operation." + operation.key());
        String place = operation.block().isPresent() ? sheet.words("map.at-block", name, "" + operation.layer()) : name;
        return EditMarks.said(sheet, place, snapshot, changes(operation));
    }

    private List<Edit> changes(Operation operation) {
        return EditPlaces.in(snapshot.trace().edits(), operation);
    }

    /** A notch above an operation in which the pass is changed. */
    private void drawMark(int place, Operation operation) {
        if (changes(operation).isEmpty()) return;
        double width = Math.max(pitch, sheet.px(5));
        double height = sheet.px(5);
        Bounds notch = new Bounds(x(place + 0.5) - width / 2, line.y() - height, width, height);
        sheet.add(Box.filled(notch, sheet.palette().text())
                .outlined(sheet.palette().background(), 1));
    }

    /** The blocks' numbers below their beginnings. */
    private void drawNumbers(List<Operation> operations) {
        Type type = sheet.paper().caption();
        double baseline = line.bottom() + type.ascent() + sheet.px(3);
        if (baseline + type.descent() > sheet.paper().height()) return;
        int layers = operations.stream().mapToInt(Operation::layer).max().orElse(0) + 1;
        int perBlock =
                Operation.at(Stop.ATTENTION).size() + Operation.at(Stop.MLP).size();
        int before =
                Operation.at(Stop.TOKENS).size() + Operation.at(Stop.EMBEDDING).size();
        double room = sheet.width("" + layers, type) + sheet.px(8);
        int most = (int) Math.max(1, Math.floor(layers * perBlock * pitch / room));
        for (int layer : Ruler.indices(layers, most)) {
            double x = x(before + (layer + 0.5) * perBlock);
            boolean here = hand.operation().layer() == layer;
            sheet.text(
                    "" + layer,
                    x,
                    baseline,
                    here ? type.bold() : type,
                    here ? sheet.palette().text() : sheet.palette().muted(),
                    Anchor.MIDDLE);
        }
    }

    private void drawHand() {
        double width = Math.max(pitch, sheet.px(6));
        Bounds box = new Bounds(x(at + 0.5) - width / 2, line.y(), width, line.height());
        sheet.add(Box.filled(box, sheet.palette().band()));
        sheet.add(Box.framed(box.inset(-sheet.px(3)), sheet.palette().outline(), 2)
                .rounded(sheet.px(3)));
    }
}
