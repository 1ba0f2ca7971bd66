package org.glassgpt.ui.panel.generationtree;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.glassgpt.figure.Bounds;
import org.glassgpt.figure.Figure;
import org.glassgpt.figure.Label.Anchor;
import org.glassgpt.figure.Lines;
import org.glassgpt.figure.Paper;
import org.glassgpt.figure.Rgb;
import org.glassgpt.figure.Sheet;
import org.glassgpt.figure.Type;
import org.glassgpt.session.GenerationTree;
import org.glassgpt.session.Selection;
import org.glassgpt.session.Snapshot;
import org.glassgpt.ui.panel.generationtree.TreeLayout.Item;
import org.glassgpt.ui.panel.generationtree.TreeLayout.Kind;

/**
 * Every step ever taken from this prompt, as a tree: each with its token and its probability, the branch in hand framed,
 * and at the step in hand, dashed, what the model might say instead. Long runs are folded where there is no room.
 */
public final class GenerationTreeFigure {
    public static final String ID = "generation-tree";

    /** Target of a step: its node in the tree, -1 for the prompt. */
    public static final String NODE = "node";

    /** Target of a token that may come next: its id and its rank. */
    public static final String CHOICE = "choice";

    /** Name of the address of a step's probability where the trace in hand does not reach: node and id. */
    public static final String STEP = "step";

    private static final double ROW = 56;
    private static final double GAP = 18;
    private static final int CHOICES = 5;

    /** How many times larger a small tree may become. */
    private static final double LARGEST = 1.8;

    /** A reach at which other branches than the one in hand are folded whole. */
    private static final int BRANCH_ONLY = -1;

    /** How far from what matters steps are shown by themselves, tried in turn. */
    private static final int[] REACHES = {Integer.MAX_VALUE, 12, 6, 3, 1, 0, BRANCH_ONLY};

    private final Sheet sheet;
    private final GenerationTree tree;
    private final Set<Integer> branch;
    private final TreeChips chips;

    private GenerationTreeFigure(Sheet sheet, Snapshot snapshot) {
        this.sheet = sheet;
        this.tree = snapshot.tree();
        this.branch = new HashSet<>(tree.branch());
        this.chips = new TreeChips(sheet, snapshot);
    }

    /** The selection does not change this picture. */
    public static Figure of(Snapshot snapshot, Selection selection, Paper paper) {
        Sheet sheet = new Sheet(paper);
        sheet.heading(sheet.words("figure.tree.title"), sheet.words("figure.tree.caption"));
        TreeLayout asItIs = new GenerationTreeFigure(sheet, snapshot).layout();
        double height = asItIs.rows() * sheet.px(ROW) + sheet.paper().caption().lineHeight();
        return new GenerationTreeFigure(sheet.enlarged(asItIs.right(), height, LARGEST), snapshot).draw();
    }

    private Figure draw() {
        Type caption = sheet.paper().caption();
        Bounds whole = sheet.space();
        Bounds space = space();
        int room = room();
        TreeLayout layout = layout();
        Item hand = layout.hand();
        double shift = shift(layout, space.width());
        int from = firstRow(layout, hand, room);
        View view = new View(space, shift, from, Math.min(room, layout.rows() - from), layout.items());
        for (boolean inHand : new boolean[] {false, true}) {
            for (Item item : layout.items()) {
                if (inHand == chips.follows(item)) drawConnection(view, item);
            }
        }
        for (Item item : layout.items()) {
            if (view.shows(item)) chips.draw(view.bounds(item), item);
        }
        boolean all =
                shift == 0 && layout.rows() <= room && layout.items().stream().allMatch(view::shows);
        String note = all
                ? sheet.words("figure.tree.count", tree.size(), tree.leaves())
                : sheet.words("figure.tree.part", tree.size(), tree.leaves());
        double baseline = whole.bottom() - caption.descent();
        String shown = Lines.elide(note, whole.width(), caption, sheet.paper().metrics());
        sheet.text(shown, whole.x(), baseline, caption, sheet.palette().muted(), Anchor.START);
        return sheet.figure(ID, sheet.words("figure.tree.title"), summary());
    }

    /** Without the line below. */
    private Bounds space() {
        return sheet.space().inset(0, 0, 0, sheet.paper().caption().lineHeight() + sheet.px(4));
    }

    /** How many rows fit. */
    private int room() {
        return Math.max(1, (int) ((space().height() + sheet.px(ROW - TreeChips.CHIP)) / sheet.px(ROW)));
    }

    private String summary() {
        String text = String.join(
                " ",
                tree.path(tree.at()).stream()
                        .map(node -> tree.step(node).token().visible())
                        .toList());
        String counts = sheet.words("figure.tree.count", tree.size(), tree.leaves());
        return text.isEmpty() ? counts : sheet.join(counts, "figure.tree.in-hand", text);
    }

    /** With as much shown by itself as there is room for. */
    private TreeLayout layout() {
        int room = room();
        int possible = Math.min(CHOICES, chips.choices().size());
        int choices = Math.min(possible, Math.max(room - tree.leaves(), Math.max(1, room / 2)));
        TreeLayout layout = null;
        for (int reach : REACHES) {
            int near = reach;
            layout = TreeLayout.of(
                    tree,
                    node -> near == BRANCH_ONLY ? inHand(node) : distance(node, near) <= near,
                    chips::width,
                    sheet.px(GAP),
                    choices);
            if (layout.right() <= space().width()) return layout;
        }
        return layout;
    }

    /** Steps from a node to the nearest one that matters: the one in hand, a fork, a leaf; no further than asked. */
    private int distance(int node, int atMost) {
        if (atMost == Integer.MAX_VALUE || matters(node)) return 0;
        int distance = 1;
        int back = tree.parent(node);
        int on = only(node);
        while (distance <= atMost) {
            boolean behind = back == GenerationTree.ROOT || matters(back);
            if (behind || on == GenerationTree.ROOT || matters(on)) return distance;
            back = tree.parent(back);
            on = only(on);
            distance++;
        }
        return distance;
    }

    private boolean inHand(int node) {
        return branch.contains(node) && matters(node);
    }

    private boolean matters(int node) {
        return node == tree.at() || tree.children(node).size() != 1;
    }

    private int only(int node) {
        List<Integer> children = tree.children(node);
        return children.isEmpty() ? GenerationTree.ROOT : children.get(0);
    }

    /** How far the picture is moved to the left so that the step in hand and what may follow are on it. */
    private double shift(TreeLayout layout, double width) {
        double over = layout.right() - width;
        if (over <= 0) return 0;
        Item hand = layout.hand();
        double end = layout.items().stream()
                .filter(item -> item.kind() == Kind.CHOICE)
                .mapToDouble(Item::right)
                .max()
                .orElse(hand.right());
        double wanted = Math.max(end - width, hand.x() - width * 0.75);
        return Math.max(0, Math.min(over, wanted));
    }

    private static int firstRow(TreeLayout layout, Item hand, int room) {
        int choices = (int) layout.items().stream()
                .filter(item -> item.kind() == Kind.CHOICE && item.row() > hand.row())
                .count();
        int middle = hand.row() - Math.max(0, (room - 1 - choices) / 2);
        return Math.max(0, Math.min(layout.rows() - room, middle));
    }

    /** The part of the layout that is on the paper. */
    private final class View {
        private final Bounds space;
        private final double shift;
        private final int from;
        private final int rows;
        private final List<Item> items;

        View(Bounds space, double shift, int from, int rows, List<Item> items) {
            this.space = space;
            this.shift = shift;
            this.from = from;
            this.rows = rows;
            this.items = items;
        }

        Bounds bounds(Item item) {
            double y = space.y() + (item.row() - from) * sheet.px(ROW);
            return new Bounds(space.x() + item.x() - shift, y, item.width(), sheet.px(TreeChips.CHIP));
        }

        boolean shows(Item item) {
            Bounds bounds = bounds(item);
            boolean across = bounds.x() >= space.x() - 0.5 && bounds.right() <= space.right() + 0.5;
            return across && item.row() >= from && item.row() < from + rows;
        }

        double left(double x) {
            return Math.max(space.x(), x);
        }

        double down(double y) {
            return Math.max(space.y(), Math.min(space.y() + rows * sheet.px(ROW), y));
        }
    }

    /** From what came before to an item; what came before may be off the paper. */
    private void drawConnection(View view, Item item) {
        if (item.before() < 0 || !view.shows(item)) return;
        Bounds to = view.bounds(item);
        Bounds back = view.bounds(view.items.get(item.before()));
        boolean inHand = chips.follows(item);
        Rgb colour = inHand ? sheet.palette().outline() : sheet.palette().muted();
        double width = inHand ? 2 : 1;
        double corner = view.left(back.right() + sheet.px(GAP / 2));
        double fromX = view.left(back.right());
        boolean choice = item.kind() == Kind.CHOICE;
        if (Math.abs(back.y() - to.y()) < 1) {
            chips.connect(fromX, to.centreY(), to.x(), to.centreY(), colour, width, choice);
            return;
        }
        double top = view.down(back.centreY());
        if (view.shows(view.items.get(item.before()))) {
            chips.connect(fromX, top, corner, top, colour, width, choice);
        }
        chips.connect(corner, top, corner, to.centreY(), colour, width, choice);
        chips.connect(corner, to.centreY(), to.x(), to.centreY(), colour, width, choice);
    }
}
