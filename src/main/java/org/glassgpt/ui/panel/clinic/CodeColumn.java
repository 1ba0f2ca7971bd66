package org.glassgpt.ui.panel.clinic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.glassgpt.clinic.Fault;
import org.glassgpt.clinic.Line;
import org.glassgpt.clinic.Listing;
import org.glassgpt.clinic.ShapeChecker.Checked;
import org.glassgpt.figure.Bounds;
import org.glassgpt.figure.Box;
import org.glassgpt.figure.Face;
import org.glassgpt.figure.Label.Anchor;
import org.glassgpt.figure.Lines;
import org.glassgpt.figure.Meaning;
import org.glassgpt.figure.Rgb;
import org.glassgpt.figure.Sheet;
import org.glassgpt.figure.Spot;
import org.glassgpt.figure.Target;
import org.glassgpt.figure.Type;
import org.glassgpt.ui.panel.clinic.Marks.Verdict;

/** The code: a number, the reader's mark, the line, and once it is opened the shape of what it makes. */
final class CodeColumn {
    private static final double SPACED = 1.9;
    private static final double TIGHT = 1.16;
    private static final double SMALL = 12.5;

    /** Brackets hang below the line that letters stand on: by half of that, of the type's size, a row is moved up. */
    private static final double HANG = 0.06;

    /** In large type code may be smaller than what is read beside it, rather than end early; in pixels. */
    private static final double SMALLEST = 18;

    private static final double LARGE = 20;
    private static final int STEP = 2;
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z_0-9]*|[^A-Za-z]+");
    private static final Map<String, Meaning> HUES = Map.of(
            "q",
            Meaning.QUERY,
            "s_q",
            Meaning.QUERY,
            "W_q",
            Meaning.QUERY,
            "k",
            Meaning.KEY,
            "s_k",
            Meaning.KEY,
            "W_k",
            Meaning.KEY,
            "v",
            Meaning.VALUE,
            "s_v",
            Meaning.VALUE,
            "W_v",
            Meaning.VALUE);

    private final Sheet sheet;
    private final Listing listing;
    private final Map<String, Checked> shapes;
    private final Marks marks;
    private final int hand;
    private final IntPredicate shown;
    private final Bounds area;
    private final Type mono;

    /**
     * @param hand line that is opened, or -1
     * @param shown whether a line's shape and faults are out
     */
    CodeColumn(
            Sheet sheet,
            Listing listing,
            Map<String, Checked> shapes,
            Marks marks,
            int hand,
            IntPredicate shown,
            Bounds area) {
        this.sheet = sheet;
        this.listing = listing;
        this.shapes = shapes;
        this.marks = marks;
        this.hand = hand;
        this.shown = shown;
        this.area = area;
        this.mono = type();
    }

    /** The largest type in which every line fits on a row of its own, and all rows on the paper. */
    private Type type() {
        for (double size = LARGE; size > SMALL; size -= 0.5) {
            Type tried = new Type(Face.NUMBERS, sheet.px(size));
            double room = area.width() - sheet.px(55);
            boolean fits = listing.lines().stream()
                    .allMatch(line -> sheet.width("  ".repeat(line.indent()) + line.code(), tried) <= room);
            if (fits && rows(tried) * tried.size() * SPACED <= area.height()) return tried;
        }
        for (double size = SMALL; sheet.px(size) >= SMALLEST; size -= 0.5) {
            Type tried = new Type(Face.NUMBERS, sheet.px(size));
            if (rows(tried) * tried.size() * TIGHT <= area.height()) return tried;
        }
        return new Type(Face.NUMBERS, sheet.px(SMALL));
    }

    /** On how many rows all lines stand. */
    private int rows(Type type) {
        int rows = 0;
        for (int i = 0; i < listing.lines().size(); i++) rows += rows(i, type).size();
        return rows;
    }

    /** Of one line: its code and, where all shapes are out and this one finds no room behind the code, a row for it. */
    private List<String> rows(int at, Type type) {
        Line line = listing.lines().get(at);
        List<String> rows = wrapped(line, type);
        Optional<String> shape = listing.lines().stream().anyMatch(Line::faulty) ? Optional.empty() : shape(line);
        if (shape.isEmpty()) return rows;
        double end = left()
                + indent(line, type)
                + inRow(rows.size() - 1, type)
                + sheet.width(rows.get(rows.size() - 1), type);
        if (fits(shape.get(), end, small(type))) return rows;
        List<String> more = new ArrayList<>(rows);
        more.add("");
        return more;
    }

    private boolean fits(String shape, double end, Type small) {
        return area.right() - sheet.px(6) - sheet.width(shape, small) >= end + sheet.px(8);
    }

    private Type small(Type type) {
        return new Type(Face.NUMBERS, Math.min(sheet.px(12), type.size()));
    }

    /** How far a row of a line begins to the right of the line's first. */
    private static double inRow(int row, Type type) {
        return row > 0 ? STEP * type.size() * 1.2 : 0;
    }

    private List<String> wrapped(Line line, Type type) {
        double room = area.right() - left() - sheet.px(6) - indent(line, type);
        return Lines.wrap(line.code(), room, type, sheet.paper().metrics());
    }

    /** Where code begins. */
    private double left() {
        return area.x() + sheet.px(45);
    }

    /** A line of code on as many rows as it needs. */
    private record Rows(int line, List<String> rows) {}

    void draw() {
        double x = left();
        List<Rows> lines = new ArrayList<>();
        int total = 0;
        for (int i = 0; i < listing.lines().size(); i++) {
            List<String> rows = rows(i, mono);
            lines.add(new Rows(i, rows));
            total += rows.size();
        }
        double height = Math.min(mono.size() * SPACED, Math.max(mono.size() * TIGHT, area.height() / total));
        double y = area.y();
        for (Rows rows : visible(lines, (int) (area.height() / height))) {
            Bounds at =
                    new Bounds(area.x(), y, area.width(), height * rows.rows().size());
            drawLine(rows, at, x, height);
            y += at.height();
        }
    }

    private double indent(Line line) {
        return indent(line, mono);
    }

    private static double indent(Line line, Type type) {
        return line.indent() * STEP * type.size() * 0.6;
    }

    /** As many lines as there is room for, the one in hand among them. */
    private List<Rows> visible(List<Rows> lines, int room) {
        int from = 0;
        int to = lines.size();
        int total = lines.stream().mapToInt(line -> line.rows().size()).sum();
        while (total > room && to - from > 1) {
            boolean above = hand - from > to - 1 - hand && hand >= 0;
            total -= lines.get(above ? from++ : --to).rows().size();
        }
        return lines.subList(from, to);
    }

    private void drawLine(Rows rows, Bounds at, double x, double height) {
        Line line = listing.lines().get(rows.line());
        boolean open = shown.test(rows.line());
        if (open && line.faulty()) {
            sheet.add(Box.filled(at.inset(sheet.px(2), 1, 0, 1), sheet.palette().masked()));
            Bounds edge = new Bounds(at.x(), at.y() + 1, sheet.px(4), at.height() - 2);
            sheet.add(Box.filled(edge, sheet.palette().text()));
        }
        if (rows.line() == hand) {
            Bounds frame = new Bounds(at.x(), at.y(), at.width(), at.height() + sheet.px(1));
            sheet.add(Box.framed(frame, sheet.palette().outline(), 2).rounded(sheet.px(3)));
        }
        double baseline = at.y() + height / 2 + mono.middle() - mono.size() * HANG;
        Type small = small(mono);
        sheet.text(
                "" + (rows.line() + 1),
                at.x() + sheet.px(24),
                baseline,
                small,
                sheet.palette().muted(),
                Anchor.END);
        drawMark(rows.line(), at.x() + sheet.px(35), baseline);
        for (int row = 0; row < rows.rows().size(); row++) {
            double start = x + indent(line) + inRow(row, mono);
            drawCode(rows.rows().get(row), start, baseline + row * height);
        }
        double last = baseline + (rows.rows().size() - 1) * height;
        if (open) shape(line).ifPresent(shape -> drawShape(shape, at, end(rows, line, x), last, small));
        sheet.add(
                Box.area(at, new Spot(Target.of(ClinicFigure.LINE, rows.line()), Optional.empty(), words(line, open))));
    }

    private double end(Rows rows, Line line, double x) {
        int row = rows.rows().size() - 1;
        return x + indent(line) + inRow(row, mono) + sheet.width(rows.rows().get(row), mono);
    }

    private void drawShape(String shape, Bounds at, double end, double baseline, Type small) {
        if (!fits(shape, end, small)) return;
        sheet.text(
                shape,
                at.right() - sheet.px(6),
                baseline,
                small,
                sheet.palette().muted(),
                Anchor.END);
    }

    private Optional<String> shape(Line line) {
        Checked checked = shapes.get(line.id());
        boolean stops =
                checked.findings().stream().anyMatch(finding -> finding.kind().stops());
        return stops ? Optional.empty() : checked.shape().map(Object::toString);
    }

    /** Names of queries, keys and values in their colours. */
    private void drawCode(String code, double x, double baseline) {
        Matcher parts = NAME.matcher(code);
        double at = x;
        while (parts.find()) {
            String part = parts.group();
            Meaning meaning = HUES.get(part);
            Rgb ink = meaning == null ? sheet.palette().text() : sheet.palette().text(meaning);
            if (!part.isBlank()) {
                int lead = part.length() - part.stripLeading().length();
                double from = at + lead * mono.size() * 0.6;
                sheet.text(part.strip(), from, baseline, mono, ink, Anchor.START);
            }
            at += sheet.width(part, mono);
        }
    }

    private void drawMark(int line, double x, double baseline) {
        Verdict verdict = marks.verdict(listing, line);
        String sign = sign(verdict, marks.lines().contains(line));
        Type type = new Type(Face.WORDS_BOLD, sheet.px(13));
        sheet.text(sign, x, baseline, type, sheet.palette().text(), Anchor.MIDDLE);
    }

    /** What stands beside a line. */
    static String sign(Verdict verdict, boolean marked) {
        return switch (verdict) {
            case OPEN -> marked ? "●" : "";
            case FINE -> "";
            case FOUND -> "√";
            case MISSED -> "×";
            case UNFOUNDED -> "○";
            case BESIDE -> "~";
        };
    }

    private String words(Line line, boolean open) {
        StringBuilder words =
                new StringBuilder(line.code()).append('\n').append(sheet.words("clinic.meant." + line.id()));
        if (open) {
            for (Fault fault : line.faults()) {
                words.append('\n').append(sheet.words("clinic.fault." + fault.key()));
            }
        }
        return words.toString();
    }
}
