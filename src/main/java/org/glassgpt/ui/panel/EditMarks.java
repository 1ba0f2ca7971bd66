package org.glassgpt.ui.panel;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.glassgpt.figure.Bounds;
import org.glassgpt.figure.Box;
import org.glassgpt.figure.Figure;
import org.glassgpt.figure.Frames;
import org.glassgpt.figure.Label.Anchor;
import org.glassgpt.figure.Paper;
import org.glassgpt.figure.Rgb;
import org.glassgpt.figure.Sheet;
import org.glassgpt.figure.Type;
import org.glassgpt.session.EditPlaces;
import org.glassgpt.session.Snapshot;
import org.glassgpt.trace.Edit;
import org.glassgpt.trace.Edits;

/** How pictures show that the pass was changed: struck through where something is off, ≠ where it is another number. */
public final class EditMarks {
    private static final String OFF = "×";
    private static final String CHANGED = "≠";
    private static final double SIDE = 15;

    /** How much of a strike's middle is left out where a word stands, of its length. */
    private static final double GAP = 0.5;

    private EditMarks() {}

    /** Marks a place in which edits act: struck through if all of it is off. Nothing without edits. */
    public static void draw(Sheet sheet, Bounds box, List<Edit> edits, boolean off) {
        draw(sheet, box, edits, off, 0);
    }

    /** The same around the word in the middle of the place, which stays readable. */
    public static void around(Sheet sheet, Bounds box, List<Edit> edits, boolean off) {
        draw(sheet, box, edits, off, GAP);
    }

    private static void draw(Sheet sheet, Bounds box, List<Edit> edits, boolean off, double gap) {
        if (edits.isEmpty()) return;
        if (off) strike(sheet, box, gap);
        badge(sheet, box, off ? OFF : CHANGED);
    }

    /** From each corner towards the middle, dark inside light, so that it shows on any colour. */
    private static void strike(Sheet sheet, Bounds box, double gap) {
        double thin = Math.max(1, Math.min(sheet.px(2), box.width() / 6));
        Bounds in = box.inset(Math.min(sheet.px(2), box.width() / 6));
        for (boolean halo : new boolean[] {true, false}) {
            Rgb colour = halo ? sheet.palette().background() : sheet.palette().text();
            double width = halo ? 2.2 * thin : thin;
            for (double x : new double[] {in.x(), in.right()}) {
                for (double y : new double[] {in.y(), in.bottom()}) {
                    double toX = in.centreX() + gap * (x - in.centreX());
                    double toY = in.centreY() + gap * (y - in.centreY());
                    sheet.line(x, y, toX, toY, colour, width);
                }
            }
        }
    }

    /** At the upper right corner; without its sign where that has no room. */
    private static void badge(Sheet sheet, Bounds box, String sign) {
        double side = Math.min(sheet.px(SIDE), Math.max(sheet.px(4), box.width() * 0.6));
        double x = box.right() - side * 0.7;
        double y = box.y() - side * 0.35;
        Bounds at = new Bounds(x, y, side, side);
        sheet.add(Box.filled(at, sheet.palette().text())
                .rounded(side / 4)
                .outlined(sheet.palette().background(), 1));
        if (side < sheet.px(10)) return;
        Type type = new Type(sheet.paper().caption().bold().face(), side * 0.85);
        sheet.text(
                sign,
                at.centreX(),
                at.centreY() + type.middle(),
                type,
                sheet.palette().background(),
                Anchor.MIDDLE);
    }

    /** A picture's caption, and after it what is changed there. */
    public static String noted(Sheet sheet, String caption, Snapshot snapshot, List<Edit> edits) {
        if (edits.isEmpty()) return caption;
        return sheet.join(caption, "edits.changed", new EditWords(sheet.paper().words(), snapshot).of(edits));
    }

    /** A caption of what one head does, and after it what is changed in it. */
    public static String noted(Sheet sheet, String caption, Snapshot snapshot, int layer, int head) {
        return noted(sheet, caption, snapshot, EditPlaces.head(snapshot.trace().edits(), layer, head));
    }

    /** Words, and in a line of their own what is changed there. */
    public static String said(Sheet sheet, String words, Snapshot snapshot, List<Edit> edits) {
        if (edits.isEmpty()) return words;
        return words + "\n"
                + sheet.words("edits.changed", new EditWords(sheet.paper().words(), snapshot).of(edits));
    }

    /** A panel's pictures with every number marked that the reader wrote. */
    public static FigurePanel.Builder over(FigurePanel.Builder builder) {
        return (snapshot, selection, paper) -> on(builder.build(snapshot, selection, paper), snapshot, paper);
    }

    /** A finished picture with every number marked that the reader wrote. */
    private static Figure on(Figure figure, Snapshot snapshot, Paper paper) {
        Edits edits = snapshot.trace().edits();
        List<Frames.Around> written = new ArrayList<>();
        for (Edit edit : edits.list()) {
            if (!(edit instanceof Edit.Overwrite write)) continue;
            List<Integer> index = IntStream.of(write.index()).boxed().toList();
            written.add(new Frames.Around(write.name().text(), index));
        }
        return written.isEmpty() ? figure : Frames.marked(figure, written, CHANGED, paper);
    }
}
