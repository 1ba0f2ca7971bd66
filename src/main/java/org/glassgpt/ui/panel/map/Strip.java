package org.glassgpt.ui.panel.map;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.glassgpt.figure.Address;
import org.glassgpt.figure.Bounds;
import org.glassgpt.figure.Box;
import org.glassgpt.figure.Datum;
import org.glassgpt.figure.Label.Anchor;
import org.glassgpt.figure.Lines;
import org.glassgpt.figure.Meaning;
import org.glassgpt.figure.Numbers;
import org.glassgpt.figure.Rgb;
import org.glassgpt.figure.Sheet;
import org.glassgpt.figure.Spot;
import org.glassgpt.figure.Target;
import org.glassgpt.figure.Type;
import org.glassgpt.session.EditPlaces;
import org.glassgpt.session.Operation;
import org.glassgpt.session.Selection;
import org.glassgpt.session.Snapshot;
import org.glassgpt.trace.ActivationName;
import org.glassgpt.trace.Edit;
import org.glassgpt.trace.Edits;
import org.glassgpt.trace.StreamNorms;
import org.glassgpt.ui.panel.EditMarks;

/** What all zooms of the map draw alike: boxes above a grey spine, arms between them, frames. Lives for one picture. */
final class Strip {
    /** Target of an operation: kind and layer, -1 outside the blocks. */
    static final String OPERATION = "operation";

    private static final double THICKEST = 13;

    /** Fewer characters of a word say nothing. */
    private static final int LEAST = 4;

    private final Sheet sheet;
    private final Snapshot snapshot;
    private final Selection hand;
    private final Bounds area;
    private final double largest;

    /**
     * @param hand inside the trace
     * @param area of boxes and spine
     */
    Strip(Sheet sheet, Snapshot snapshot, Selection hand, Bounds area) {
        this.sheet = sheet;
        this.snapshot = snapshot;
        this.hand = hand;
        this.area = area;
        this.largest = StreamNorms.largest(snapshot.trace(), hand.token());
    }

    Sheet sheet() {
        return sheet;
    }

    Snapshot snapshot() {
        return snapshot;
    }

    Selection hand() {
        return hand;
    }

    Bounds area() {
        return area;
    }

    double boxTop() {
        return area.y() + sheet.paper().caption().lineHeight() + sheet.px(4);
    }

    double boxHeight() {
        return Math.min(sheet.px(30), Math.max(sheet.px(22), area.height() * 0.3));
    }

    double spine() {
        return area.bottom() - sheet.px(THICKEST) / 2 - sheet.px(1);
    }

    /** Baseline of the names above the boxes, clear of a frame. */
    double names() {
        return boxTop() - sheet.px(8);
    }

    Bounds box(double x, double width) {
        return new Bounds(x, boxTop(), width, boxHeight());
    }

    /** Pixels for a vector's length; a hair where the trace does not hold it. */
    private double thickness(OptionalDouble length) {
        if (length.isEmpty() || largest == 0) return sheet.px(2);
        return Math.max(1, sheet.px(THICKEST) * length.getAsDouble() / largest);
    }

    /** A piece of the residual stream, as thick as its vector is long. */
    void stream(double from, double to, ActivationName name) {
        double thick = thickness(length(name));
        Bounds bounds = new Bounds(from, spine() - thick / 2, to - from, thick);
        sheet.add(Box.filled(bounds, Meaning.RESIDUAL.fill()));
    }

    /** From a box down to the stream, as wide as the vector that it adds is long. */
    void arm(Bounds box, ActivationName name, Rgb colour) {
        double wide = Math.min(box.width(), thickness(length(name)));
        Bounds bounds = new Bounds(box.centreX() - wide / 2, box.bottom(), wide, spine() - box.bottom());
        sheet.add(Box.filled(bounds, colour));
    }

    /** A thin line between a box and the stream: it reads. */
    void reads(Bounds box) {
        sheet.line(box.centreX(), box.bottom(), box.centreX(), spine(), Meaning.RESIDUAL.fill(), sheet.px(1.5));
    }

    OptionalDouble length(ActivationName name) {
        return StreamNorms.length(snapshot.trace(), name, hand.token());
    }

    /** The length of a vector as a number that can be pointed at. */
    Optional<Datum> datum(ActivationName name, Rgb colour) {
        OptionalDouble length = length(name);
        if (length.isEmpty()) return Optional.empty();
        Address address = Address.of(name, hand.token()).as(Address.NORM);
        return Optional.of(new Datum(length.getAsDouble(), Numbers.signed(length.getAsDouble()), colour, address));
    }

    /** A box with a word in it; where the word does not fit, an empty one. */
    void station(Bounds box, String word, Rgb fill, boolean inHand) {
        station(box, word, word, fill, inHand);
    }

    /**
     * @param sign stands for the word where that does not fit whole
     */
    void station(Bounds box, String word, String sign, Rgb fill, boolean inHand) {
        sheet.add(Box.filled(box, fill)
                .rounded(sheet.px(4))
                .outlined(sheet.palette().rule(), 1));
        Type type = sheet.paper().caption().bold();
        boolean whole = sheet.width(word, type) <= box.width() - sheet.px(4);
        word(box, whole ? word : sign, fill.ink(), inHand);
    }

    void word(Bounds box, String word, Rgb colour, boolean inHand) {
        Type type = inHand ? sheet.paper().caption().bold() : sheet.paper().caption();
        double room = box.width() - sheet.px(4);
        boolean whole = sheet.width(word, type) <= room;
        if (!whole && sheet.width("…", type) + sheet.px(2) > room) return;
        String shown = Lines.elide(word, room, type, sheet.paper().metrics());
        boolean cut = !shown.equals(word);
        if (cut && shown.length() < LEAST) return;
        sheet.text(shown, box.centreX(), box.centreY() + type.middle(), type, colour, Anchor.MIDDLE);
    }

    /** The place in hand: a yellow band inside an outline. */
    void frame(Bounds box) {
        sheet.add(Box.framed(box.inset(-sheet.px(4)), sheet.palette().outline(), 2)
                .rounded(sheet.px(6)));
        sheet.add(Box.framed(box.inset(-sheet.px(2.5)), sheet.palette().band(), sheet.px(3))
                .rounded(sheet.px(5)));
    }

    /** The area that leads to an operation. */
    void leadsTo(Bounds area, Operation operation, Optional<Datum> datum, String words) {
        leadsTo(area, operation, datum, words, List.of());
    }

    /** @param changes in the pass that act there */
    void leadsTo(Bounds area, Operation operation, Optional<Datum> datum, String words, List<Edit> changes) {
        Target target = new Target(OPERATION, operation.kind().ordinal(), operation.layer());
        sheet.add(Box.area(area, new Spot(target, datum, EditMarks.said(sheet, words, snapshot, changes))));
    }

    /** Those that act in a station. */
    List<Edit> changes(Operation.Stop stop, int layer) {
        return EditPlaces.at(edits(), stop, layer);
    }

    /** Those that act in an operation. */
    List<Edit> changes(Operation operation) {
        return EditPlaces.in(edits(), operation);
    }

    private Edits edits() {
        return snapshot.trace().edits();
    }

    /** Marks a station in which something is changed; in hand, it keeps its frame. */
    void mark(Bounds box, Operation.Stop stop, int layer, List<Edit> changes) {
        boolean off = EditPlaces.off(edits(), stop, layer, snapshot.trace().model());
        EditMarks.around(sheet, box, changes, off);
    }

    /** What the thickness means, with the largest number. */
    void legend(double x, double y, double width) {
        Type caption = sheet.paper().caption();
        ActivationName where = StreamNorms.longest(snapshot.trace(), hand.token());
        Optional<Datum> most = datum(where, sheet.palette().muted());
        if (most.isEmpty()) return;
        String token = snapshot.tokens().get(hand.token()).visible();
        Type number = sheet.paper().smallNumber();
        double numbers = sheet.width(most.get().text(), number);
        double mark = sheet.px(22);
        String text = sheet.words("map.thickness", token);
        double room = width - numbers - mark - sheet.px(16);
        if (sheet.width(text, caption) > room) text = sheet.words("map.thickness-short");
        if (sheet.width(text, caption) > room) return;
        double baseline = y + caption.ascent();
        sheet.text(text, x, baseline, caption, sheet.palette().muted(), Anchor.START);
        double at = x + sheet.width(text, caption) + sheet.px(8);
        double thick = sheet.px(THICKEST);
        sheet.add(Box.filled(
                new Bounds(at, baseline - caption.middle() - thick / 2, mark, thick), Meaning.RESIDUAL.fill()));
        sheet.number(most.get(), at + mark + sheet.px(6), baseline, number, Anchor.START);
    }
}
