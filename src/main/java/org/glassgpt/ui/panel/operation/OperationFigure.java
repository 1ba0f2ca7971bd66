package org.glassgpt.ui.panel.operation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.glassgpt.figure.Bounds;
import org.glassgpt.figure.Box;
import org.glassgpt.figure.Cells;
import org.glassgpt.figure.Figure;
import org.glassgpt.figure.Heatmap;
import org.glassgpt.figure.Label.Anchor;
import org.glassgpt.figure.Legend;
import org.glassgpt.figure.Lines;
import org.glassgpt.figure.Matrix;
import org.glassgpt.figure.Paper;
import org.glassgpt.figure.Scale;
import org.glassgpt.figure.Sheet;
import org.glassgpt.figure.Target;
import org.glassgpt.figure.Type;
import org.glassgpt.session.Operation;
import org.glassgpt.session.Selection;
import org.glassgpt.session.Snapshot;
import org.glassgpt.trace.ActivationName;
import org.glassgpt.trace.Trace;

/** What one operation reads and writes, each activation as a field of numbers for the token (and head) in hand. */
public final class OperationFigure {
    public static final String ID = "operation";

    private static final double LARGEST_CELL = 34;
    private static final double HIGHEST_CELL = 72;
    private static final double GAP = 10;

    /** What the limits of the colours take beside a name, at most. */
    private static final double LEGEND = 190;

    private final Sheet sheet;
    private final Snapshot snapshot;
    private final Trace trace;
    private final Selection hand;
    private TokenCells tokenCells;

    private OperationFigure(Snapshot snapshot, Selection selection, Paper paper) {
        this.sheet = new Sheet(paper);
        this.snapshot = snapshot;
        this.trace = snapshot.trace();
        this.hand = selection.within(trace);
    }

    public static Figure of(Snapshot snapshot, Selection selection, Paper paper) {
        return new OperationFigure(snapshot, selection, paper).draw();
    }

    private Figure draw() {
        Operation operation = hand.operation();
        String name = sheet.words("operation." + operation.key());
        String title = operation.block().isPresent()
                ? sheet.words("figure.operation.title", name, "" + operation.layer())
                : name;
        String what = sheet.words("operation.what." + operation.key());
        sheet.heading(title, what);
        List<Field> fields = fields(operation);
        if (fields.isEmpty()) {
            sheet.sentence(sheet.words("figure.operation.nothing"));
        } else {
            double limit = 0;
            for (Field field : fields) if (!field.weights()) limit = Math.max(limit, field.limit());
            Scale scale = Scale.symmetric(sheet.palette().diverging(), limit == 0 ? 1 : limit);
            String token = snapshot.tokens().get(hand.token()).visible();
            drawWhose(sheet.words("figure.operation.value", token, "" + hand.token()));
            tokenCells = TokenCells.of(sheet, fields, sheet.px(GAP));
            List<Field> shown = tokenCells.arranged(fields);
            drawAll(
                    enlarged(shown),
                    shown,
                    scale,
                    operation.reads(trace.model()).size());
        }
        return sheet.figure(ID, title, what);
    }

    private void drawWhose(String text) {
        Type caption = sheet.paper().caption();
        Bounds space = sheet.space();
        String shown = Lines.elide(text, space.width(), caption, sheet.paper().metrics());
        double baseline = space.y() + caption.ascent();
        sheet.text(shown, space.x(), baseline, caption, sheet.palette().text(), Anchor.START);
        sheet.space(space.inset(0, caption.lineHeight() + sheet.px(4), 0, 0));
    }

    /** Weights are small beside scores: on one scale with them they could not be seen. */
    private Scale own(Field field, Scale shared) {
        if (!field.weights()) return shared;
        return new Scale(sheet.palette().sequential(), 0, field.limit() == 0 ? 1 : field.limit());
    }

    private List<Field> fields(Operation operation) {
        Set<ActivationName> names = new LinkedHashSet<>(operation.reads(trace.model()));
        names.addAll(operation.writes());
        List<Field> fields = new ArrayList<>();
        for (ActivationName name : names) {
            if (trace.has(name))
                fields.add(Field.of(trace.get(name), hand, trace, sheet.paper().words()));
            else if (name.kind().quadratic())
                fields.add(Field.derived(name, hand, trace, sheet.paper().words()));
        }
        return fields;
    }

    /** A few numbers on a large paper become large. */
    private Sheet enlarged(List<Field> fields) {
        double width = 1;
        double height = 1;
        for (Field field : fields) {
            double cell = field.broken() ? tokenCells.width() : sheet.px(LARGEST_CELL);
            String name = sheet.words("figure.operation.field", sheet.words("figure.operation.writes"), field.title());
            double named = sheet.width(name, sheet.paper().caption()) + sheet.px(LEGEND);
            width = Math.max(width, Math.max(named, field.columns() * cell));
            height += field.rows() * (sheet.px(LARGEST_CELL) + tokenCells.below(field))
                    + sheet.paper().caption().lineHeight()
                    + sheet.px(GAP);
        }
        return sheet.enlarged(width, height, 1.8);
    }

    /** Room is shared by the number of rows; where it ends, the rest is left out. */
    private void drawAll(Sheet sheet, List<Field> fields, Scale scale, int reads) {
        Bounds space = sheet.space();
        double line = sheet.paper().caption().lineHeight();
        double gap = sheet.px(GAP);
        int rows = fields.stream().mapToInt(Field::rows).sum();
        double left = space.height() - fields.size() * (line + gap);
        TokenCells named = tokenCells.on(sheet);
        for (Field field : fields) left -= field.rows() * named.below(field);
        double perRow = Math.max(2, Math.min(sheet.px(HIGHEST_CELL), left / rows));
        double y = space.y();
        for (int i = 0; i < fields.size(); i++) {
            Field field = fields.get(i);
            double height = Math.floor((perRow + named.below(field)) * field.rows());
            if (y + line + height > space.bottom() + 1) return;
            double fit = space.width() / field.columns();
            double cell = field.broken() ? fit : Math.min(sheet.px(LARGEST_CELL), fit);
            Bounds bounds = new Bounds(space.x(), y + line, cell * field.columns(), height).rounded();
            String verb = sheet.words(i < reads ? "figure.operation.reads" : "figure.operation.writes");
            Scale own = own(field, scale);
            drawName(sheet, sheet.words("figure.operation.field", verb, field.title()), y, bounds.right(), own);
            drawRows(sheet, field, bounds, own, i);
            y += line + height + gap;
        }
    }

    /** The numbers as one block, or, with tokens between them, line by line. */
    private void drawRows(Sheet sheet, Field field, Bounds bounds, Scale scale, int number) {
        if (!field.broken()) {
            draw(sheet, field.matrix(), field, bounds, scale, number);
            return;
        }
        TokenCells named = tokenCells.on(sheet);
        double height = Math.floor(bounds.height() / field.rows());
        for (int row = 0; row < field.rows(); row++) {
            Bounds line = new Bounds(bounds.x(), bounds.y() + row * height, bounds.width(), height);
            named.name(field, snapshot.tokens(), line, row, hand.token());
            Matrix cells = TokenCells.matrix(field, row);
            double width = bounds.width() / field.columns() * cells.columns();
            double above = height - named.below(field);
            Bounds numbers = new Bounds(line.x(), line.y(), width, above).rounded();
            draw(sheet, cells, TokenCells.cells(field, row), numbers, scale, number);
        }
    }

    /** What the numbers are, and the limits of their colours. */
    private static void drawName(Sheet sheet, String name, double y, double right, Scale scale) {
        Type caption = sheet.paper().caption();
        Bounds space = sheet.space();
        double legend = Legend.inlineWidth(sheet, scale) + sheet.px(16);
        String shown =
                Lines.elide(name, space.width() - legend, caption, sheet.paper().metrics());
        double baseline = y + caption.ascent();
        sheet.text(shown, space.x(), baseline, caption, sheet.palette().text(), Anchor.START);
        Legend.inline(sheet, Math.max(right, space.x() + sheet.width(shown, caption) + legend), baseline, scale);
    }

    private static void draw(Sheet sheet, Matrix matrix, Cells cells, Bounds bounds, Scale scale, int number) {
        Type type = sheet.paper().smallNumber();
        double cell = bounds.width() / matrix.columns();
        boolean numbers = cell >= sheet.px(30) && bounds.height() / matrix.rows() >= sheet.px(15);
        sheet.heatmap(new Heatmap(
                new Target("numbers", number, 0),
                bounds,
                matrix,
                scale,
                sheet.palette().masked(),
                sheet.palette().hatch(),
                0,
                numbers ? Optional.of(type) : Optional.empty(),
                Optional.of(cells)));
        sheet.add(Box.framed(bounds.inset(-1), sheet.palette().rule(), 1));
    }
}
