package org.glassgpt.ui.panel.clinic;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.glassgpt.clinic.AttentionClinic;
import org.glassgpt.clinic.Fault;
import org.glassgpt.clinic.Finding;
import org.glassgpt.clinic.Line;
import org.glassgpt.clinic.Listing;
import org.glassgpt.clinic.Listings;
import org.glassgpt.clinic.ShapeChecker;
import org.glassgpt.clinic.ShapeChecker.Checked;
import org.glassgpt.figure.Address;
import org.glassgpt.figure.Bounds;
import org.glassgpt.figure.Datum;
import org.glassgpt.figure.Face;
import org.glassgpt.figure.Figure;
import org.glassgpt.figure.Label.Anchor;
import org.glassgpt.figure.Lines;
import org.glassgpt.figure.Numbers;
import org.glassgpt.figure.Paper;
import org.glassgpt.figure.Sheet;
import org.glassgpt.figure.Target;
import org.glassgpt.figure.Type;
import org.glassgpt.session.Selection;
import org.glassgpt.session.Snapshot;
import org.glassgpt.trace.Trace;
import org.glassgpt.trace.Weights;
import org.glassgpt.ui.panel.FigurePanel;
import org.glassgpt.ui.panel.Memo;
import org.glassgpt.ui.panel.clinic.Marks.Verdict;

/**
 * A listing and what becomes of it: code at the left; at the right, of the line that is opened, what it was meant to do,
 * what it does, and the numbers or shapes it makes. What is wrong comes out only when the reader opens a line or has
 * marked and checked.
 */
public final class ClinicFigure {
    /** The article's attention. */
    public static final String ID = "clinic";

    /** The same as it was meant. */
    public static final String MENDED = "clinic-mended";

    /** The article's Transformer. */
    public static final String TRANSFORMER = "clinic-transformer";

    /** The article's GPT. */
    public static final String GPT = "clinic-gpt";

    /** A GPT as it is. */
    public static final String MENDED_GPT = "clinic-mended-gpt";

    /** Target of a line of code. */
    public static final String LINE = "line";

    /** Target of a cell of a matrix. */
    public static final String CELL = "clinic-cell";

    /** Quantity of an address: the largest difference between two runs that differ in K alone. */
    public static final String OTHER_KEYS = "other-keys";

    private static final double CODE = 0.5;
    private static final double BOTH = 560;

    /** Between two paragraphs. */
    private static final double PARAGRAPH = 5;

    /** Type of captions. */
    private static final double LEAST = 12;

    private static final double SHRUNK = 0.75;

    private final String id;
    private final Listing listing;
    private final Map<String, Checked> shapes;
    private final Sheet sheet;
    private final Snapshot snapshot;
    private final Selection hand;
    private final Marks marks;
    private final Memo<AttentionClinic> memo;
    private final int line;

    private ClinicFigure(
            String id, Snapshot snapshot, Selection hand, Paper paper, Marks marks, Memo<AttentionClinic> memo) {
        this.id = id;
        this.listing = listing(id);
        this.shapes = ShapeChecker.check(listing);
        this.sheet = new Sheet(paper);
        this.snapshot = snapshot;
        this.hand = hand.within(snapshot.trace());
        this.marks = marks;
        this.memo = memo;
        this.line = Math.min(hand.line(), listing.lines().size() - 1);
    }

    /** Makes pictures of one listing without marks. */
    public static FigurePanel.Builder of(String id) {
        return (snapshot, selection, paper) -> of(id, snapshot, selection, paper, Marks.NONE, new Memo<>());
    }

    /**
     * The same for many pictures of one pass.
     *
     * @param memo keeps what was worked out for the last of them
     */
    public static FigurePanel.Builder of(String id, Memo<AttentionClinic> memo) {
        return (snapshot, selection, paper) -> of(id, snapshot, selection, paper, Marks.NONE, memo);
    }

    static Figure of(
            String id, Snapshot snapshot, Selection selection, Paper paper, Marks marks, Memo<AttentionClinic> memo) {
        return new ClinicFigure(id, snapshot, selection, paper, marks, memo).draw();
    }

    /** The listing that a panel shows. */
    public static Listing listing(String id) {
        return switch (id) {
            case ID -> Listings.ATTENTION;
            case MENDED -> Listings.MENDED_ATTENTION;
            case TRANSFORMER -> Listings.TRANSFORMER;
            case GPT -> Listings.GPT;
            case MENDED_GPT -> Listings.MENDED_GPT;
            default -> throw new IllegalArgumentException("no listing in " + id);
        };
    }

    /** What is asked of the engine once for a trace and a layer. */
    private record Question(Trace trace, Weights weights, int layer) {}

    private AttentionClinic clinic() {
        Question question = new Question(snapshot.trace(), snapshot.weights(), hand.layer());
        return memo.get(question, () -> AttentionClinic.of(snapshot.trace(), snapshot.weights(), hand.layer()));
    }

    private boolean sick() {
        return listing.lines().stream().anyMatch(Line::faulty);
    }

    private boolean shown(int at) {
        return marks.checked() || at == line || !sick();
    }

    private Figure draw() {
        String title = sheet.words("clinic.title." + listing.id());
        sheet.heading(title, sheet.words(sick() ? "clinic.caption" : "clinic.caption-mended"));
        Bounds space = sheet.space();
        boolean beside = space.width() >= sheet.px(BOTH);
        double gap = sheet.px(20);
        Bounds code = beside
                ? new Bounds(space.x(), space.y(), space.width() * CODE - gap / 2, space.height())
                : new Bounds(space.x(), space.y(), space.width(), space.height() * 0.56);
        Bounds detail = beside
                ? new Bounds(code.right() + gap, space.y(), space.right() - code.right() - gap, space.height())
                : new Bounds(
                        space.x(), code.bottom() + gap / 2, space.width(), space.bottom() - code.bottom() - gap / 2);
        new CodeColumn(sheet, listing, shapes, marks, line, this::shown, code).draw();
        drawDetail(detail);
        return sheet.figure(id, title, summary());
    }

    private String summary() {
        long faulty = listing.lines().stream().filter(Line::faulty).count();
        int size = listing.lines().size();
        if (line < 0) return sheet.words("clinic.summary", "" + size, marks.checked() ? "" + faulty : "?");
        return sheet.words("clinic.summary-line", "" + (line + 1), "" + size, String.join(" ", words()));
    }

    private void drawDetail(Bounds area) {
        Exhibits exhibits = new Exhibits(sheet, snapshot, hand, this::clinic);
        double y = area.y();
        List<Exhibit> shown;
        if (line < 0) {
            y = paragraphs(area, marks.checked() ? score() : List.of(sheet.words(invitation())));
            shown = List.of(exhibits.input(listing));
        } else {
            y = paragraphs(area, words());
            y = drawKeys(area, y);
            shown = exhibits.of(listing, listing.lines().get(line).id());
        }
        y += sheet.px(8);
        Exhibit.draw(sheet, new Bounds(area.x(), y, area.width(), area.bottom() - y), shown);
    }

    private String invitation() {
        return sick() ? "clinic.invitation" : "clinic.invitation-mended";
    }

    /** How the reader's marks came out. */
    private List<String> score() {
        int found = marks.count(listing, Verdict.FOUND);
        int missed = marks.count(listing, Verdict.MISSED);
        int unfounded = marks.count(listing, Verdict.UNFOUNDED);
        return List.of(
                sheet.words("clinic.score", "" + found, "" + missed, "" + unfounded), sheet.words("clinic.signs"));
    }

    /** What a line was meant to do, what is wrong with it, what the checker says. */
    private List<String> words() {
        Line at = listing.lines().get(line);
        List<String> words = new ArrayList<>();
        words.add(sheet.words("clinic.meant", sheet.words("clinic.meant." + at.id())));
        for (Fault fault : at.faults()) {
            String kind = "clinic.kind." + fault.kind().name().toLowerCase(Locale.ROOT);
            words.add(sheet.words(kind, sheet.words("clinic.fault." + fault.key())));
        }
        if (!at.faulty() && sick()) words.add(sheet.words("clinic.fine"));
        for (Finding finding : shapes.get(at.id()).findings()) {
            Object[] about = finding.about().toArray();
            words.add(sheet.words(
                    "clinic.checker",
                    sheet.words("clinic.finding." + finding.kind().key(), about)));
        }
        return words;
    }

    /**
     * Whole paragraphs, in the largest type in which all of them stand on the paper: words come before pictures. In type
     * too large for that, as many as there is room for; those left out are in the hover of the line.
     *
     * @return where they end
     */
    private double paragraphs(Bounds area, List<String> words) {
        Type body = sheet.paper().body();
        Type small = small(words, area, body);
        Type first = height(words, area.width(), body, small) <= area.height() ? body : small;
        double y = area.y();
        for (int i = 0; i < words.size(); i++) {
            Type type = i == 0 ? first : small;
            List<String> rows = rows(words.get(i), area.width(), type);
            if (y + rows.size() * type.lineHeight() > area.bottom()) rows = List.of("…");
            for (String row : rows) {
                sheet.text(
                        row, area.x(), y + type.ascent(), type, sheet.palette().text(), Anchor.START);
                y += type.lineHeight();
            }
            if (rows.equals(List.of("…"))) return y;
            y += sheet.px(PARAGRAPH);
        }
        return y;
    }

    /** In large type it may be smaller than what else is read, but never as small as captions in plain type. */
    private Type small(List<String> words, Bounds area, Type body) {
        double least = Math.max(LEAST, sheet.px(LEAST) * SHRUNK);
        for (double size = sheet.px(13); size > least; size--) {
            Type tried = new Type(Face.WORDS, size);
            if (height(words, area.width(), body, tried) <= area.height()) return tried;
        }
        return new Type(Face.WORDS, least);
    }

    private double height(List<String> words, double width, Type first, Type others) {
        double height = rows(words.get(0), width, first).size() * first.lineHeight();
        for (String paragraph : words.subList(1, words.size())) {
            height += sheet.px(PARAGRAPH) + rows(paragraph, width, others).size() * others.lineHeight();
        }
        return height;
    }

    private List<String> rows(String paragraph, double width, Type type) {
        return Lines.wrap(paragraph, width, type, sheet.paper().metrics());
    }

    /** How much changes when another K is handed in. */
    private double drawKeys(Bounds area, double from) {
        boolean keys = listing.lines().get(line).id().equals("s-k");
        if (!keys || from + sheet.px(22) > area.bottom()) return from;
        Address address = Address.listing(hand.layer(), "square", OTHER_KEYS).as(OTHER_KEYS);
        double y = change(area, from, "clinic.other-keys", clinic().otherKeys(), address);
        Address mended = Address.listing(hand.layer(), "mended", OTHER_KEYS).as(OTHER_KEYS);
        return change(area, y, "clinic.other-keys-mended", clinic().otherKeysMended(), mended);
    }

    private double change(Bounds area, double y, String key, double value, Address address) {
        Type type = new Type(Face.WORDS, sheet.px(13));
        Datum datum = new Datum(value, Numbers.signed(value), sheet.palette().text(), address);
        Type number = sheet.paper().number();
        double room = area.width() - sheet.width(datum.text(), number) - sheet.px(10);
        String what = Lines.elide(sheet.words(key), room, type, sheet.paper().metrics());
        double baseline = y + type.ascent();
        sheet.text(what, area.x(), baseline, type, sheet.palette().text(), Anchor.START);
        sheet.number(datum, area.x() + sheet.width(what, type) + sheet.px(8), baseline, number, Anchor.START);
        return y + type.lineHeight();
    }

    /** Every id, in the order of the course. */
    public static List<String> ids() {
        return List.of(ID, MENDED, TRANSFORMER, GPT, MENDED_GPT);
    }

    /** The line that a target stands for, if it is one. */
    static Optional<Integer> line(Target target) {
        return target.name().equals(LINE) ? Optional.of(target.first()) : Optional.empty();
    }
}
