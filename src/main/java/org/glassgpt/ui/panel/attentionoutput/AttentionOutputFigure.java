package org.glassgpt.ui.panel.attentionoutput;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.glassgpt.figure.Address;
import org.glassgpt.figure.Bounds;
import org.glassgpt.figure.Box;
import org.glassgpt.figure.Datum;
import org.glassgpt.figure.Figure;
import org.glassgpt.figure.Heatmap;
import org.glassgpt.figure.Label.Anchor;
import org.glassgpt.figure.Legend;
import org.glassgpt.figure.Lines;
import org.glassgpt.figure.Matrix;
import org.glassgpt.figure.Meaning;
import org.glassgpt.figure.Numbers;
import org.glassgpt.figure.Paper;
import org.glassgpt.figure.Pooled;
import org.glassgpt.figure.Rgb;
import org.glassgpt.figure.RowNames;
import org.glassgpt.figure.Scale;
import org.glassgpt.figure.Sheet;
import org.glassgpt.figure.Spot;
import org.glassgpt.figure.Target;
import org.glassgpt.figure.Type;
import org.glassgpt.session.EditPlaces;
import org.glassgpt.session.Operation;
import org.glassgpt.session.Selection;
import org.glassgpt.session.Snapshot;
import org.glassgpt.trace.ActivationName;
import org.glassgpt.trace.HeadOutputs;
import org.glassgpt.trace.ModelShape;
import org.glassgpt.ui.panel.EditMarks;

/**
 * The heads' z side by side, through W_O: what each head writes for the token in hand as a strip and by its length, the
 * bias, and their sum, which is attn_out.
 */
public final class AttentionOutputFigure {
    public static final String ID = "attention-output";

    /** Target of a head's row: the head. */
    public static final String HEAD = "output-head";

    private final Sheet sheet;
    private final Snapshot snapshot;
    private final Selection hand;
    private final ModelShape model;
    private final HeadOutputs outputs;

    private AttentionOutputFigure(Snapshot snapshot, Selection selection, Paper paper) {
        this.sheet = new Sheet(paper);
        this.snapshot = snapshot;
        this.hand = selection.within(snapshot.trace());
        this.model = snapshot.trace().model();
        this.outputs = HeadOutputs.of(snapshot.trace(), snapshot.weights(), hand.layer(), hand.token());
    }

    public static Figure of(Snapshot snapshot, Selection selection, Paper paper) {
        return new AttentionOutputFigure(snapshot, selection, paper).draw();
    }

    private Figure draw() {
        Bounds whole = sheet.space();
        double left = sheet.px(104);
        double right = Math.min(sheet.px(190), whole.width() * 0.26);
        double width = whole.width() - left - right - sheet.px(16);
        int block = Pooled.block(model.width(), width, 2);
        String name = snapshot.tokens().get(hand.token()).visible();
        String title = sheet.words("figure.output.title", "" + hand.layer(), name);
        String caption = sheet.words("figure.output.caption", "" + hand.token());
        if (block > 1) caption = sheet.join(caption, "figure.strips.pooled", "1", "" + block);
        var edits = EditPlaces.at(snapshot.trace().edits(), Operation.Stop.ATTENTION, hand.layer());
        sheet.heading(title, EditMarks.noted(sheet, caption, snapshot, edits));
        Bounds space = sheet.space();
        int columns = (model.width() + block - 1) / block;
        double equal = Math.floor(width / columns) * columns;
        if (equal >= 0.85 * width) width = equal;
        double legend = Legend.height(sheet);
        double line = sheet.paper().caption().lineHeight();
        double z = Math.min(sheet.px(30), (space.height() - legend) * 0.09);
        double top = space.y() + line + sheet.px(4);
        Bounds joined = new Bounds(space.x() + left, Math.round(top), width, Math.round(z));
        drawJoined(joined);
        double rowsTop = joined.bottom() + line + sheet.px(20);
        double room = space.bottom() - legend - sheet.px(4) - rowsTop;
        int rows = model.heads() + 2;
        double row = Math.max(3, Math.min(sheet.px(120), (room - sheet.px(10)) / rows));
        Bounds strips = new Bounds(joined.x(), Math.round(rowsTop), width, row * rows);
        drawThrough(joined, strips);
        drawRows(strips, row, block, right);
        drawLegends(strips);
        return sheet.figure(ID, title, summary());
    }

    /** z of all heads, one after the other, as W_O gets it. */
    private void drawJoined(Bounds bounds) {
        ActivationName name = ActivationName.z(hand.layer());
        var z = snapshot.trace().get(name);
        int block = Pooled.block(model.width(), bounds.width(), 1);
        Pooled pooled = new Pooled(new JoinedZ(), 1, model.width(), 1, block);
        Scale scale = Scale.symmetric(sheet.palette().signed(Meaning.VALUE), limit(z.slice(hand.token())));
        sheet.heatmap(map("output-z", bounds, pooled, scale));
        sheet.add(Box.framed(bounds.inset(-1), sheet.palette().rule(), 1));
        Type caption = sheet.paper().caption();
        double head = bounds.width() / model.heads();
        double baseline = bounds.y() - sheet.px(4);
        boolean named = sheet.width(sheet.words("figure.output.z-head", "" + model.heads()), caption.bold()) < head;
        for (int h = 0; h < model.heads(); h++) {
            double x = bounds.x() + h * head;
            boolean held = h == hand.head();
            if (h > 0)
                sheet.line(
                        x,
                        bounds.y() - sheet.px(3),
                        x,
                        bounds.bottom() + sheet.px(3),
                        sheet.palette().outline(),
                        2);
            if (held) {
                Bounds frame = new Bounds(x, bounds.y(), head, bounds.height());
                sheet.add(Box.framed(frame.inset(-2), sheet.palette().outline(), 2));
            }
            String text = named ? sheet.words("figure.output.z-head", "" + h) : "" + h;
            Type type = held ? caption.bold() : caption;
            if (sheet.width(text, type) > head) continue;
            sheet.text(text, x + head / 2, baseline, type, sheet.palette().text(Meaning.VALUE), Anchor.MIDDLE);
        }
        Type type = sheet.paper().caption();
        String row = "z  1×" + model.width();
        double middle = bounds.centreY() + type.middle();
        sheet.text(row, bounds.x() - sheet.px(8), middle, type, sheet.palette().text(Meaning.VALUE), Anchor.END);
    }

    private static double limit(float[] numbers) {
        double limit = 0;
        for (float x : numbers) limit = Math.max(limit, Math.abs(x));
        return limit == 0 ? 1 : limit;
    }

    /** What happens between z and the strips, in words. */
    private void drawThrough(Bounds joined, Bounds strips) {
        Type type = sheet.paper().caption();
        int hs = model.headSize();
        String text = sheet.words("figure.output.through", hs + "×" + model.width());
        text = Lines.elide(text, joined.width(), type, sheet.paper().metrics());
        double baseline = strips.y() - sheet.px(8);
        sheet.text(text, joined.x(), baseline, type, sheet.palette().muted(), Anchor.START);
    }

    private void drawRows(Bounds strips, double row, int block, double right) {
        List<String> names = new ArrayList<>();
        for (int head = 0; head < model.heads(); head++) names.add(sheet.words("figure.grid.head", "" + head));
        Rows source = new Rows();
        Scale scale = scale(source);
        double gap = row >= 12 ? 2 : row >= 6 ? 1 : 0;
        double longest = Math.max(outputs.sumNorm(), outputs.biasNorm());
        for (int head = 0; head < model.heads(); head++) longest = Math.max(longest, outputs.norm(head));
        for (int i = 0; i < model.heads() + 2; i++) {
            boolean sum = i == model.heads() + 1;
            double y = strips.y() + i * row + (sum ? sheet.px(8) : 0);
            Bounds strip = new Bounds(strips.x(), y, strips.width(), row - gap);
            Pooled one = new Pooled(new OneRow(source, i), 1, model.width(), 1, block);
            sheet.heatmap(map(sum ? "output-sum" : i == model.heads() ? "output-bias" : HEAD, strip, one, scale, i));
            drawLength(strip, i, right, longest);
        }
        drawLengthName(strips, right);
        double line = strips.y() + (model.heads() + 1) * row + sheet.px(3);
        sheet.line(
                strips.x(), line, strips.right() + right, line, sheet.palette().text(), 1);
        Bounds heads = new Bounds(strips.x(), strips.y(), 0, row * model.heads());
        RowNames.draw(sheet, heads, names, sheet.px(104), row >= sheet.px(12) ? hand.head() : -1);
        drawName(sheet.words("figure.output.bias"), strips, strips.y() + (model.heads() + 0.5) * row, row);
        double middle = strips.y() + (model.heads() + 1.5) * row + sheet.px(8);
        drawName(sheet.words("figure.output.sum"), strips, middle, sheet.px(20));
    }

    private void drawName(String text, Bounds strips, double middle, double row) {
        Type type = sheet.paper().caption();
        if (row < sheet.px(14)) return;
        Rgb colour = sheet.palette().text();
        String shown = Lines.elide(text, sheet.px(92), type, sheet.paper().metrics());
        sheet.text(shown, strips.x() - sheet.px(8), middle + type.middle(), type, colour, Anchor.END);
    }

    /** How long what a row writes is: a bar and the number. */
    private void drawLength(Bounds strip, int row, double right, double longest) {
        Type type = sheet.paper().smallNumber();
        double length = new Rows().length(row);
        double figures = sheet.width("000.000", type) + sheet.px(6);
        double x = strip.right() + sheet.px(12);
        double width = right - sheet.px(12) - figures;
        double height = Math.min(strip.height(), sheet.px(14));
        Bounds bar = new Bounds(x, strip.centreY() - height / 2, Math.max(1, width * length / longest), height);
        if (width > sheet.px(8)) sheet.add(Box.filled(bar, sheet.palette().bar()));
        Address address = Address.of(ActivationName.attnOut(hand.layer()), hand.token(), row)
                .as(Address.LENGTH);
        Datum datum = new Datum(length, Numbers.signed(length), sheet.palette().text(), address);
        Bounds all = new Bounds(x, strip.y(), right - sheet.px(12), strip.height());
        String words = sheet.words("figure.output.length", name(row), Numbers.signed(length));
        sheet.add(Box.area(
                all, new Spot(Target.of(row < model.heads() ? HEAD : "output", row), Optional.of(datum), words)));
        if (strip.height() < type.size()) return;
        sheet.number(datum, strip.right() + right, strip.centreY() + type.middle(), type, Anchor.END);
    }

    /** What the bars and their numbers are, above them. */
    private void drawLengthName(Bounds strips, double right) {
        Type type = sheet.paper().caption();
        String text = sheet.words("figure.output.lengths");
        String shown =
                Lines.elide(text, right - sheet.px(12), type, sheet.paper().metrics());
        double baseline = strips.y() - sheet.px(8);
        sheet.text(
                shown, strips.right() + right, baseline, type, sheet.palette().muted(), Anchor.END);
    }

    private String name(int row) {
        if (row < model.heads()) return sheet.words("figure.grid.head", "" + row);
        return sheet.words(row == model.heads() ? "figure.output.bias" : "figure.output.sum");
    }

    private Scale scale(Rows rows) {
        double limit = 0;
        for (int row = 0; row < model.heads() + 2; row++) {
            for (int c = 0; c < model.width(); c++) limit = Math.max(limit, Math.abs(rows.at(row, c)));
        }
        return Scale.symmetric(sheet.palette().diverging(), limit == 0 ? 1 : limit);
    }

    private void drawLegends(Bounds strips) {
        double y =
                Math.min(strips.bottom() + sheet.px(20), sheet.space().bottom() - Legend.height(sheet) + sheet.px(8));
        double width = Math.min(sheet.px(220), strips.width() / 2 - sheet.px(16));
        Scale written = scale(new Rows());
        Legend.draw(sheet, strips.x(), y, width, written, sheet.words("figure.output.written"));
        float[] z = snapshot.trace().get(ActivationName.z(hand.layer())).slice(hand.token());
        Scale values = Scale.symmetric(sheet.palette().signed(Meaning.VALUE), limit(z));
        Legend.draw(sheet, strips.x() + width + sheet.px(32), y, width, values, "z");
    }

    private Heatmap map(String target, Bounds bounds, Pooled pooled, Scale scale) {
        return map(target, bounds, pooled, scale, 0);
    }

    private Heatmap map(String target, Bounds bounds, Pooled pooled, Scale scale, int first) {
        Matrix matrix = pooled.matrix();
        double cell = bounds.width() / matrix.columns();
        Type type = sheet.paper().smallNumber();
        boolean written = bounds.height() >= type.lineHeight() && cell >= sheet.width("-.00", type) + sheet.px(3);
        return new Heatmap(
                Target.of(target, first),
                bounds,
                matrix,
                scale,
                sheet.palette().masked(),
                sheet.palette().hatch(),
                cell >= 8 ? 1 : 0,
                written ? Optional.of(type) : Optional.empty(),
                Optional.of(pooled));
    }

    private String summary() {
        int best = 0;
        for (int head = 1; head < model.heads(); head++) if (outputs.norm(head) > outputs.norm(best)) best = head;
        return sheet.words(
                "figure.output.summary",
                "" + hand.layer(),
                snapshot.tokens().get(hand.token()).visible(),
                "" + best,
                Numbers.signed(outputs.norm(best)),
                Numbers.signed(outputs.sumNorm()));
    }

    /** Row is a head, then the bias, then the sum as the trace has it; column the dimension. */
    private final class Rows {
        float at(int row, int column) {
            if (row < model.heads()) return (float) outputs.head(row, column);
            if (row == model.heads()) return (float) outputs.bias(column);
            return snapshot.trace().get(ActivationName.attnOut(hand.layer())).at(hand.token(), column);
        }

        double length(int row) {
            if (row < model.heads()) return outputs.norm(row);
            return row == model.heads() ? outputs.biasNorm() : outputs.sumNorm();
        }

        Address address(int row, int column) {
            ActivationName out = ActivationName.attnOut(hand.layer());
            return row > model.heads()
                    ? Address.of(out, hand.token(), column)
                    : Address.of(out, hand.token(), row, column).as(Address.PART);
        }

        String words(int row, int column) {
            String value = Numbers.full(at(row, column));
            if (row < model.heads()) {
                int from = row * model.headSize();
                int to = from + model.headSize() - 1;
                return sheet.words("figure.output.cell", "" + row, "" + column, value, "" + from, "" + to);
            }
            if (row == model.heads()) return sheet.words("figure.output.bias-cell", "" + column, value);
            return sheet.words("figure.output.sum-cell", "" + column, value, Numbers.signed(outputs.sum(column)));
        }
    }

    /** One of the rows by itself. */
    private record OneRow(Rows rows, int row) implements Pooled.Source {
        @Override
        public float at(int only, int column) {
            return rows.at(row, column);
        }

        @Override
        public Address address(int only, int column) {
            return rows.address(row, column);
        }

        @Override
        public String words(int only, int column) {
            return rows.words(row, column);
        }
    }

    /** z of all heads side by side. */
    private final class JoinedZ implements Pooled.Source {
        @Override
        public float at(int row, int column) {
            int hs = model.headSize();
            return snapshot.trace().get(ActivationName.z(hand.layer())).at(hand.token(), column / hs, column % hs);
        }

        @Override
        public Address address(int row, int column) {
            int hs = model.headSize();
            return Address.of(ActivationName.z(hand.layer()), hand.token(), column / hs, column % hs);
        }

        @Override
        public String words(int row, int column) {
            int hs = model.headSize();
            return sheet.words(
                    "figure.output.z-cell", "" + column / hs, "" + column % hs, Numbers.full(at(row, column)));
        }
    }
}
