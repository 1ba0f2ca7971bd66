package org.glassgpt.ui.control;

import java.util.ArrayList;
import java.util.List;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import org.glassgpt.figure.Figure;
import org.glassgpt.figure.Rgb;
import org.glassgpt.figure.Type;

/**
 * A figure's parts as nodes: text and lines as vectors, sharp at any scale; each heatmap as one image with exactly the
 * device pixels it covers.
 *
 * <p>One figure follows another, of another text or with another token in hand, and most of it stays as it was. So nodes
 * are kept: what is the same is not touched, what differs is changed in place, and only where other kinds of parts follow
 * one another are nodes made and thrown away.
 */
final class FigureNodes {
    private final ObservableList<Node> nodes;
    private List<Ink> shown = List.of();

    /**
     * @param nodes to be filled, by nobody else
     */
    FigureNodes(ObservableList<Node> nodes) {
        this.nodes = nodes;
    }

    static Color color(Rgb rgb) {
        return Color.rgb(rgb.red(), rgb.green(), rgb.blue());
    }

    static Font font(Type type) {
        return switch (type.face()) {
            case WORDS -> Font.font(Fonts.WORDS, type.size());
            case WORDS_BOLD -> Font.font(Fonts.WORDS, FontWeight.BOLD, type.size());
            case NUMBERS -> Font.font(Fonts.NUMBERS, type.size());
        };
    }

    void clear() {
        nodes.clear();
        shown = List.of();
    }

    /**
     * @param density device pixels to a logical one
     */
    void show(Figure figure, double density) {
        List<Ink> next = Ink.of(figure, density);
        int both = Math.min(shown.size(), next.size());
        int head = 0;
        while (head < both && next.get(head).canReplace(shown.get(head))) head++;
        int tail = 0;
        while (tail < both - head && fromEnd(next, tail).canReplace(fromEnd(shown, tail))) tail++;
        for (int i = 0; i < head; i++) paint(nodes.get(i), shown.get(i), next.get(i));
        for (int i = 0; i < tail; i++) paint(fromEnd(nodes, i), fromEnd(shown, i), fromEnd(next, i));
        if (head < shown.size() - tail) nodes.remove(head, shown.size() - tail);
        List<Node> made = new ArrayList<>();
        for (Ink ink : next.subList(head, next.size() - tail)) made.add(ink.make());
        if (!made.isEmpty()) nodes.addAll(head, made);
        shown = next;
    }

    private static void paint(Node node, Ink before, Ink now) {
        if (!now.equals(before)) now.paint(node);
    }

    private static <E> E fromEnd(List<E> list, int index) {
        return list.get(list.size() - 1 - index);
    }
}
