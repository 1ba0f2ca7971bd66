package org.glassgpt.ui.panel.cost;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.glassgpt.figure.Address;
import org.glassgpt.figure.Bounds;
import org.glassgpt.figure.Box;
import org.glassgpt.figure.Datum;
import org.glassgpt.figure.Figure;
import org.glassgpt.figure.Label.Anchor;
import org.glassgpt.figure.Lines;
import org.glassgpt.figure.Numbers;
import org.glassgpt.figure.Palette;
import org.glassgpt.figure.Paper;
import org.glassgpt.figure.Rgb;
import org.glassgpt.figure.Sheet;
import org.glassgpt.figure.Spot;
import org.glassgpt.figure.Target;
import org.glassgpt.figure.Type;
import org.glassgpt.session.Selection;
import org.glassgpt.session.Snapshot;
import org.glassgpt.trace.Cost;
import org.glassgpt.trace.KnownModel;

/** The model that is open among the GPTs that were published: how many parameters, counted and as printed. */
public final class SizesFigure {
    public static final String ID = "model-sizes";

    /** Name of the addresses: 0 is the model that is open, then the known ones in their order. */
    public static final String SIZES = "model-sizes";

    private static final double ROW = 26;
    private static final double WIDTH = 800;

    /** Decimal logarithms at the ends of the bars' axis. */
    private static final int LOW = 3;

    private static final int HIGH = 12;

    /** A number of parameters, and what a paper prints. */
    private record Line(String name, Cost.Size size, long parameters, Optional<KnownModel> known) {}

    private Sheet sheet;
    private final List<Line> lines = new ArrayList<>();

    private SizesFigure(Snapshot snapshot, Paper paper) {
        this.sheet = new Sheet(paper);
        Cost.Size own = Cost.Size.of(snapshot.trace().model(), snapshot.weights());
        lines.add(new Line(snapshot.modelName(), own, Cost.parameters(own), Optional.empty()));
        for (KnownModel known : KnownModel.ALL) {
            lines.add(new Line(known.name(), known.size(), known.parameters(), Optional.of(known)));
        }
    }

    /** The selection does not change this picture. */
    public static Figure of(Snapshot snapshot, Selection selection, Paper paper) {
        return new SizesFigure(snapshot, paper).draw();
    }

    private Figure draw() {
        String title = sheet.words("figure.sizes.title");
        sheet.heading(title, sheet.words("figure.sizes.caption"));
        sheet = sheet.enlarged(sheet.px(WIDTH), sheet.px(ROW) * (lines.size() + 1), 1.8);
        Bounds space = sheet.space();
        double row = Math.min(sheet.px(ROW), space.height() / (lines.size() + 1.0));
        Columns columns = Columns.of(sheet);
        drawHeader(columns, row);
        for (int i = 0; i < lines.size(); i++) {
            drawLine(columns, new Bounds(space.x(), space.y() + (i + 1) * row, space.width(), row), i);
        }
        Line own = lines.get(0);
        String summary = sheet.words("figure.sizes.summary", own.name(), Numbers.count(own.parameters()));
        return sheet.figure(ID, title, summary);
    }

    /** Where the columns stand; numbers end at theirs. */
    private record Columns(double name, double count, double printed, double bar, double barWidth) {
        static Columns of(Sheet sheet) {
            Bounds space = sheet.space();
            Type number = sheet.paper().smallNumber();
            double names = Math.min(sheet.px(120), space.width() * 0.24);
            double count = space.x() + names + sheet.width("174 604 000 000", number) + sheet.px(4);
            double printed = count + sheet.width("≠ 175000M", number) + sheet.px(12);
            double bar = printed + sheet.px(14);
            return new Columns(names, count, printed, bar, space.right() - bar);
        }
    }

    private void drawHeader(Columns columns, double row) {
        Bounds space = sheet.space();
        Type caption = sheet.paper().caption();
        Rgb muted = sheet.palette().muted();
        double baseline = space.y() + row / 2 + caption.middle();
        double room = columns.count() - space.x() - columns.name();
        String counted = Lines.elide(
                sheet.words("figure.sizes.counted"),
                room,
                caption,
                sheet.paper().metrics());
        sheet.text(counted, columns.count(), baseline, caption, muted, Anchor.END);
        String printed = Lines.elide(
                sheet.words("figure.sizes.printed"),
                columns.printed() - columns.count() - sheet.px(8),
                caption,
                sheet.paper().metrics());
        sheet.text(printed, columns.printed(), baseline, caption, muted, Anchor.END);
        String[] names = {"10³", "10⁶", "10⁹", "10¹²"};
        double bottom = space.y() + row * (lines.size() + 1);
        for (int i = 0; i < names.length; i++) {
            double x = x(columns, LOW + 3.0 * i);
            sheet.line(x, space.y() + row, x, bottom, sheet.palette().rule(), 1);
            Anchor anchor = i == 0 ? Anchor.START : i == names.length - 1 ? Anchor.END : Anchor.MIDDLE;
            sheet.text(names[i], x, baseline, caption, muted, anchor);
        }
    }

    private static double x(Columns columns, double log) {
        double share = (log - LOW) / (HIGH - LOW);
        return columns.bar() + columns.barWidth() * Math.max(0, Math.min(1, share));
    }

    private void drawLine(Columns columns, Bounds row, int index) {
        Line line = lines.get(index);
        Palette palette = sheet.palette();
        boolean own = line.known().isEmpty();
        Type caption = own ? sheet.paper().caption().bold() : sheet.paper().caption();
        Type number = sheet.paper().smallNumber();
        double baseline = row.centreY() + caption.middle();
        String name =
                Lines.elide(line.name(), columns.name(), caption, sheet.paper().metrics());
        sheet.text(name, row.x(), baseline, caption, palette.text(), Anchor.START);
        Datum count = new Datum(
                line.parameters(), Numbers.count(line.parameters()), palette.text(), Address.formula(SIZES, index));
        sheet.number(count, columns.count(), baseline, number, Anchor.END);
        line.known().ifPresent(known -> {
            String printed = (off(known) ? "≠ " : "≈ ") + millions(known.published());
            sheet.text(printed, columns.printed(), baseline, number, palette.muted(), Anchor.END);
        });
        double inset = row.height() * 0.3;
        double end = x(columns, Math.log10(line.parameters()));
        Bounds bar = new Bounds(columns.bar(), row.y() + inset, end - columns.bar(), row.height() - 2 * inset);
        sheet.add(Box.filled(bar, own ? palette.band() : palette.bar()).outlined(palette.outline(), own ? 1.5 : 0));
        sheet.add(Box.area(row, new Spot(Target.of("model", index), Optional.of(count), words(line))));
    }

    private static boolean off(KnownModel known) {
        return known.note() == KnownModel.Note.MISCOUNTED;
    }

    private static String millions(double millions) {
        return millions < 1000 ? String.format(Locale.ROOT, "%.0fM", millions) : Numbers.limit(millions / 1000) + "B";
    }

    private String words(Line line) {
        Cost.Size size = line.size();
        String what = sheet.words(
                "figure.sizes.line",
                line.name(),
                Numbers.count(line.parameters()),
                "" + size.layers(),
                "" + size.width(),
                "" + size.context(),
                "" + size.vocab());
        return what
                + line.known()
                        .map(known -> switch (known.note()) {
                            case NONE -> "";
                            case MISCOUNTED ->
                                "\n" + sheet.words("figure.sizes.miscounted", millions(known.published()));
                            case WIDTH -> "\n" + sheet.words("figure.sizes.width", "" + size.width());
                        })
                        .orElse("");
    }
}
