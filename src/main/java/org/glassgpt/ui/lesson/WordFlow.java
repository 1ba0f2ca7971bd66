package org.glassgpt.ui.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/**
 * A paragraph of words with formulas and controls in its lines. It breaks lines itself, because a text flow lets a full
 * stop begin a line when a formula stands before it.
 */
final class WordFlow extends Region {
    /** A piece of the paragraph. */
    sealed interface Piece {}

    /**
     * Words of one look.
     *
     * @param press what happens when they are pressed, if something does
     */
    record Run(String text, Font font, Color colour, boolean underlined, Optional<Runnable> press) implements Piece {}

    /**
     * Something that is no text.
     *
     * @param baseline how far below its top the line's baseline runs
     */
    record Inset(Node node, double width, double height, double baseline) implements Piece {}

    /** What stands on one line of one piece. */
    private record Fragment(Node node, double x, double width, boolean text, double baseline, double height) {}

    private record Row(List<Fragment> fragments, double width, double ascent, double descent) {}

    private final List<Piece> pieces;
    private final Locale locale;
    private final double lineHeight;
    private final double size;
    private final Text ruler = new Text();
    private double laidOutFor = -1;
    private double height;

    /**
     * @param size of the type, in pixels
     * @param lineHeight from one baseline to the next, in pixels
     */
    WordFlow(List<Piece> pieces, Locale locale, double size, double lineHeight) {
        this.pieces = List.copyOf(pieces);
        this.locale = locale;
        this.size = size;
        this.lineHeight = lineHeight;
        setAccessibleRole(AccessibleRole.TEXT);
        StringBuilder all = new StringBuilder();
        for (Piece piece : pieces) if (piece instanceof Run run) all.append(run.text());
        setAccessibleText(all.toString());
        setMinWidth(0);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefWidth(double forHeight) {
        double width = 0;
        for (Piece piece : pieces) {
            width += piece instanceof Run run ? width(run.text(), run.font()) : ((Inset) piece).width();
        }
        return Math.ceil(width) + 1;
    }

    @Override
    protected double computePrefHeight(double width) {
        layOut(width < 0 ? computePrefWidth(-1) : width);
        return height;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        layOut(getWidth());
    }

    private double width(String text, Font font) {
        ruler.setFont(font);
        ruler.setText(text);
        Bounds bounds = ruler.getLayoutBounds();
        return bounds.getWidth();
    }

    private void layOut(double width) {
        if (width == laidOutFor) return;
        laidOutFor = width;
        getChildren().clear();
        double y = 0;
        for (Row row : rows(Math.max(1, width))) {
            double ascent = Math.max(row.ascent(), (lineHeight - size * 1.06) / 2 + size * 0.86);
            double descent = Math.max(row.descent(), lineHeight - (lineHeight - size * 1.06) / 2 - size * 0.86);
            for (Fragment fragment : row.fragments()) {
                double top = y + ascent - (fragment.text() ? 0 : fragment.baseline());
                place(fragment, top);
            }
            y += ascent + descent;
        }
        height = Math.ceil(y);
    }

    private void place(Fragment fragment, double y) {
        Node node = fragment.node();
        getChildren().add(node);
        node.setManaged(false);
        if (node instanceof Region region && !fragment.text()) {
            region.resizeRelocate(fragment.x(), y, fragment.width(), fragment.height());
        } else {
            node.setLayoutX(fragment.x());
            node.setLayoutY(y);
        }
    }

    /** The text with a mark for each inset, and to which piece each character belongs. */
    private List<Row> rows(double width) {
        StringBuilder all = new StringBuilder();
        List<Integer> starts = new ArrayList<>();
        for (Piece piece : pieces) {
            starts.add(all.length());
            all.append(piece instanceof Run run ? run.text() : String.valueOf(LineBreaks.INSET));
        }
        String text = all.toString();
        List<Row> rows = new ArrayList<>();
        int begin = 0;
        int end = 0;
        for (int next : LineBreaks.of(text, locale)) {
            if (end > begin && measured(text, starts, begin, next) > width) {
                rows.add(row(text, starts, begin, end));
                begin = end;
            }
            end = next;
        }
        if (end > begin) rows.add(row(text, starts, begin, end));
        return rows;
    }

    /** Width without the space at the end. */
    private double measured(String text, List<Integer> starts, int begin, int end) {
        int last = end;
        while (last > begin && text.charAt(last - 1) == ' ') last--;
        double width = 0;
        for (int p = 0; p < pieces.size(); p++) {
            int from = Math.max(begin, starts.get(p));
            int to = Math.min(last, p + 1 < starts.size() ? starts.get(p + 1) : text.length());
            if (from >= to) continue;
            width += pieces.get(p) instanceof Run run
                    ? width(text.substring(from, to), run.font())
                    : ((Inset) pieces.get(p)).width();
        }
        return width;
    }

    private Row row(String text, List<Integer> starts, int begin, int end) {
        List<Fragment> fragments = new ArrayList<>();
        double x = 0;
        double ascent = 0;
        double descent = 0;
        for (int p = 0; p < pieces.size(); p++) {
            int from = Math.max(begin, starts.get(p));
            int to = Math.min(end, p + 1 < starts.size() ? starts.get(p + 1) : text.length());
            if (from >= to) continue;
            if (pieces.get(p) instanceof Run run) {
                String part = text.substring(from, to);
                double w = width(part, run.font());
                fragments.add(new Fragment(node(run, part), x, w, true, 0, 0));
                x += w;
            } else {
                Inset inset = (Inset) pieces.get(p);
                fragments.add(new Fragment(inset.node(), x, inset.width(), false, inset.baseline(), inset.height()));
                ascent = Math.max(ascent, inset.baseline() + 2);
                descent = Math.max(descent, inset.height() - inset.baseline() + 2);
                x += inset.width();
            }
        }
        return new Row(fragments, x, ascent, descent);
    }

    private static Text node(Run run, String part) {
        Text node = new Text(part);
        node.setFont(run.font());
        node.setFill(run.colour());
        node.setUnderline(run.underlined());
        node.setTextOrigin(VPos.BASELINE);
        run.press().ifPresent(press -> {
            node.getStyleClass().add("pressable");
            node.setCursor(Cursor.HAND);
            node.setFocusTraversable(true);
            node.setAccessibleRole(AccessibleRole.HYPERLINK);
            node.setOnMouseClicked(event -> press.run());
            node.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
                if (event.getCode() != KeyCode.ENTER && event.getCode() != KeyCode.SPACE) return;
                press.run();
                event.consume();
            });
        });
        return node;
    }
}
