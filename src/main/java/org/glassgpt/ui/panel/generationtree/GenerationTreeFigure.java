package org.glassgpt.ui.panel.generationtree;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.glassgpt.figure.Address;
import org.glassgpt.figure.Bounds;
import org.glassgpt.figure.Box;
import org.glassgpt.figure.Datum;
import org.glassgpt.figure.Figure;
import org.glassgpt.figure.Label.Anchor;
import org.glassgpt.figure.Line;
import org.glassgpt.figure.Lines;
import org.glassgpt.figure.Numbers;
import org.glassgpt.figure.Palette;
import org.glassgpt.figure.Paper;
import org.glassgpt.figure.Rgb;
import org.glassgpt.figure.Sheet;
import org.glassgpt.figure.Spot;
import org.glassgpt.figure.Target;
import org.glassgpt.figure.Type;
import org.glassgpt.sampling.Candidate;
import org.glassgpt.session.GenerationTree;
import org.glassgpt.session.Selection;
import org.glassgpt.session.Snapshot;
import org.glassgpt.session.Step;
import org.glassgpt.trace.ActivationName;
import org.glassgpt.ui.panel.generationtree.TreeLayout.Item;
import org.glassgpt.ui.panel.generationtree.TreeLayout.Kind;
import org.glassgpt.ui.panel.generationtree.TreeLayout.Wanted;

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

    private static final double CHIP = 46;
    private static final double ROW = 56;
    private static final double GAP = 18;
    private static final double MARK = 5;
    private static final int CHOICES = 5;

    /** A reach at which other branches than the one in hand are folded whole. */
    private static final int BRANCH_ONLY = -1;

    /** How far from what matters steps are shown by themselves, tried in turn. */
    private static final int[] REACHES = {Integer.MAX_VALUE, 12, 6, 3, 1, 0, BRANCH_ONLY};

    private final Sheet sheet;
    private final Snapshot snapshot;
    private final GenerationTree tree;
    private final Set<Integer> branch;
    private final Set<Integer> traced;

    private GenerationTreeFigure(Snapshot snapshot, Paper paper) {
        this.sheet = new Sheet(paper);
        this.snapshot = snapshot;
        this.tree = snapshot.tree();
        this.branch = new HashSet<>(tree.branch());
        this.traced = new HashSet<>(tree.path(tree.at()));
        branch.add(GenerationTree.ROOT);
    }

    /** The selection does not change this picture. */
    public static Figure of(Snapshot snapshot, Selection selection, Paper paper) {
        return new GenerationTreeFigure(snapshot, paper).draw();
    }

    private Figure draw() {
        String title = sheet.words("figure.tree.title");
        sheet.heading(title, sheet.words("figure.tree.caption"));
        Type caption = sheet.paper().caption();
        Bounds whole = sheet.space();
        double foot = caption.lineHeight() + sheet.px(4);
        Bounds space = whole.inset(0, 0, 0, foot);
        int room = Math.max(1, (int) ((space.height() + sheet.px(ROW - CHIP)) / sheet.px(ROW)));
        TreeLayout layout = layout(space, room);
        Item hand = layout.hand();
        double shift = shift(layout, space.width());
        int from = firstRow(layout, hand, room);
        View view = new View(space, shift, from, Math.min(room, layout.rows() - from), layout.items());
        for (boolean inHand : new boolean[] {false, true}) {
            for (Item item : layout.items()) {
                if (inHand == follows(item)) drawConnection(view, item);
            }
        }
        for (Item item : layout.items()) {
            if (view.shows(item)) drawItem(view.bounds(item), item);
        }
        boolean all =
                shift == 0 && layout.rows() <= room && layout.items().stream().allMatch(view::shows);
        String note = all
                ? sheet.words("figure.tree.count", tree.size(), tree.leaves())
                : sheet.words("figure.tree.part", tree.size(), tree.leaves());
        double baseline = whole.bottom() - caption.descent();
        String shown = Lines.elide(note, whole.width(), caption, sheet.paper().metrics());
        sheet.text(shown, whole.x(), baseline, caption, sheet.palette().muted(), Anchor.START);
        return sheet.figure(ID, title, summary());
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
    private TreeLayout layout(Bounds space, int room) {
        int possible = (int) snapshot.next().kept().stream()
                .filter(candidate -> childWith(candidate.id()).isEmpty())
                .limit(CHOICES)
                .count();
        int choices = Math.min(possible, Math.max(room - tree.leaves(), Math.max(1, room / 2)));
        TreeLayout layout = null;
        for (int reach : REACHES) {
            int near = reach;
            layout = TreeLayout.of(
                    tree,
                    node -> near == BRANCH_ONLY ? inHand(node) : distance(node, near) <= near,
                    this::width,
                    sheet.px(GAP),
                    choices);
            if (layout.right() <= space.width()) return layout;
        }
        return layout;
    }

    private Optional<Integer> childWith(int id) {
        return tree.children(tree.at()).stream()
                .filter(child -> tree.step(child).token().id() == id)
                .findFirst();
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
            return new Bounds(space.x() + item.x() - shift, y, item.width(), sheet.px(CHIP));
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

    private boolean follows(Item item) {
        return item.kind() != Kind.CHOICE && branch.contains(item.node());
    }

    /** From what came before to an item; what came before may be off the paper. */
    private void drawConnection(View view, Item item) {
        if (item.before() < 0 || !view.shows(item)) return;
        Bounds to = view.bounds(item);
        Bounds back = view.bounds(view.items.get(item.before()));
        boolean inHand = follows(item);
        Rgb colour = inHand ? sheet.palette().outline() : sheet.palette().muted();
        double width = inHand ? 2 : 1;
        double corner = view.left(back.right() + sheet.px(GAP / 2));
        double fromX = view.left(back.right());
        boolean choice = item.kind() == Kind.CHOICE;
        if (Math.abs(back.y() - to.y()) < 1) {
            connect(fromX, to.centreY(), to.x(), to.centreY(), colour, width, choice);
            return;
        }
        double top = view.down(back.centreY());
        if (view.shows(view.items.get(item.before()))) {
            connect(fromX, top, corner, top, colour, width, choice);
        }
        connect(corner, top, corner, to.centreY(), colour, width, choice);
        connect(corner, to.centreY(), to.x(), to.centreY(), colour, width, choice);
    }

    private void connect(double x1, double y1, double x2, double y2, Rgb colour, double width, boolean dashed) {
        Line line = Line.between(x1, y1, x2, y2, colour, width);
        sheet.add(dashed ? line.dashed(sheet.px(4), sheet.px(3)) : line);
    }

    private void drawItem(Bounds chip, Item item) {
        switch (item.kind()) {
            case PROMPT -> drawPrompt(chip);
            case STEP -> drawStep(chip, item.node());
            case FOLD -> drawFold(chip, item);
            case CHOICE -> drawChoice(chip, choice(item.node()));
        }
    }

    private double width(Wanted wanted) {
        Type body = sheet.paper().body();
        double name = switch (wanted.kind()) {
            case PROMPT ->
                Math.max(
                        sheet.width(sheet.words("figure.tree.prompt"), body),
                        sheet.width(promptSize(), sheet.paper().caption()));
            case STEP -> sheet.width(name(tree.step(wanted.node()).token().visible()), body);
            case FOLD ->
                Math.max(
                        sheet.width("⋯", body),
                        sheet.width(folded(wanted.count()), sheet.paper().caption()));
            case CHOICE -> sheet.width(name(visible(choice(wanted.node()))), body);
        };
        double number = sheet.width("0.0000", sheet.paper().smallNumber());
        boolean words = wanted.kind() == Kind.PROMPT || wanted.kind() == Kind.FOLD;
        boolean hand =
                wanted.kind() == Kind.STEP && tree.step(wanted.node()).draw().isEmpty();
        return Math.ceil(Math.max(name, words ? 0 : number) + sheet.px(hand ? 2 * MARK + 16 : 16));
    }

    private String name(String token) {
        return Lines.elide(
                token, sheet.px(110), sheet.paper().body(), sheet.paper().metrics());
    }

    private String promptSize() {
        return sheet.words("figure.tree.prompt-size", snapshot.promptTokens());
    }

    private String folded(int count) {
        return sheet.words("figure.tree.folded", count);
    }

    /** The rank-th of the tokens that may come next and were not taken from here yet. */
    private Candidate choice(int rank) {
        return snapshot.next().kept().stream()
                .filter(candidate -> childWith(candidate.id()).isEmpty())
                .skip(rank)
                .findFirst()
                .orElseThrow();
    }

    private String visible(Candidate candidate) {
        return snapshot.vocabulary().apply(candidate.id()).visible();
    }

    private Rgb drawChip(Bounds chip, boolean hand, boolean inBranch) {
        Palette palette = sheet.palette();
        Box box = Box.filled(chip, hand ? palette.band() : inBranch ? palette.background() : palette.masked())
                .rounded(sheet.px(5));
        boolean framed = hand || inBranch;
        sheet.add(box.outlined(framed ? palette.outline() : palette.rule(), framed ? 2 : 1));
        return hand ? palette.band().ink() : inBranch ? palette.text() : palette.muted();
    }

    private double upper(Bounds chip) {
        return chip.y() + sheet.px(19);
    }

    private double lower(Bounds chip) {
        return chip.y() + sheet.px(34.5);
    }

    private void drawPrompt(Bounds chip) {
        Rgb ink = drawChip(chip, tree.at() == GenerationTree.ROOT, true);
        Type body = sheet.paper().body();
        Type caption = sheet.paper().caption();
        sheet.text(sheet.words("figure.tree.prompt"), chip.centreX(), upper(chip), body, ink, Anchor.MIDDLE);
        sheet.text(promptSize(), chip.centreX(), lower(chip), caption, ink, Anchor.MIDDLE);
        String words = sheet.words("figure.tree.to-prompt");
        sheet.add(Box.area(chip, new Spot(Target.of(NODE, GenerationTree.ROOT), Optional.empty(), words)));
    }

    private void drawStep(Bounds chip, int node) {
        Step step = tree.step(node);
        Rgb ink = drawChip(chip, node == tree.at(), branch.contains(node));
        if (step.draw().isEmpty()) {
            Bounds mark = new Bounds(chip.x(), chip.y(), sheet.px(MARK), chip.height());
            sheet.add(Box.filled(mark, ink));
        }
        Type body = sheet.paper().body();
        sheet.text(name(step.token().visible()), chip.centreX(), upper(chip), body, ink, Anchor.MIDDLE);
        Candidate chosen = step.chosen();
        int asked = snapshot.promptTokens() + tree.depth(node) - 2;
        Address address = traced.contains(node)
                ? Address.of(ActivationName.logits(), asked, chosen.id())
                : Address.formula(STEP, node, chosen.id());
        Datum p = new Datum(chosen.p(), Numbers.probability(chosen.p()), ink, address.as(Address.PROBABILITY));
        sheet.number(p, chip.centreX(), lower(chip), sheet.paper().smallNumber(), Anchor.MIDDLE);
        drawShare(chip, chosen.p(), ink);
        sheet.add(Box.area(chip, new Spot(Target.of(NODE, node), Optional.of(p), words(step, node))));
    }

    /** A line along the bottom edge, as long as the token is probable. */
    private void drawShare(Bounds chip, double p, Rgb ink) {
        double room = chip.width() - sheet.px(10);
        Bounds bar = new Bounds(chip.x() + sheet.px(5), chip.bottom() - sheet.px(6.5), room * p, sheet.px(2.5));
        if (bar.width() >= 1) sheet.add(Box.filled(bar, ink));
    }

    private String words(Step step, int node) {
        Candidate chosen = step.chosen();
        String number = "" + tree.depth(node);
        String token = step.token().visible();
        String what = step.draw()
                .map(draw -> sheet.words(
                        "figure.history.step",
                        number,
                        token,
                        Numbers.full(draw.u()),
                        Numbers.full(chosen.cum() - chosen.p()),
                        Numbers.full(chosen.cum())))
                .orElseGet(() -> sheet.words("figure.history.chosen", number, token, Numbers.full(chosen.p())));
        String best = sheet.words(
                "figure.tree.best",
                snapshot.vocabulary().apply(step.from().kept().get(0).id()).visible(),
                Numbers.full(step.from().kept().get(0).p()));
        return what + "\n" + best + (node == tree.at() ? "" : "\n" + sheet.words("figure.tree.go"));
    }

    private void drawFold(Bounds chip, Item item) {
        Type caption = sheet.paper().caption();
        Rgb ink = branch.contains(item.node())
                ? sheet.palette().text()
                : sheet.palette().muted();
        sheet.text("⋯", chip.centreX(), upper(chip), sheet.paper().body(), ink, Anchor.MIDDLE);
        sheet.text(folded(item.count()), chip.centreX(), lower(chip), caption, ink, Anchor.MIDDLE);
        String words = sheet.words("figure.tree.unfold", item.count());
        sheet.add(Box.area(chip, new Spot(Target.of(NODE, item.node()), Optional.empty(), words)));
    }

    private void drawChoice(Bounds chip, Candidate candidate) {
        Palette palette = sheet.palette();
        double right = chip.right();
        double bottom = chip.bottom();
        Rgb ink = palette.muted();
        sheet.add(Box.filled(chip, palette.background()));
        connect(chip.x(), chip.y(), right, chip.y(), ink, 1, true);
        connect(chip.x(), bottom, right, bottom, ink, 1, true);
        connect(chip.x(), chip.y(), chip.x(), bottom, ink, 1, true);
        connect(right, chip.y(), right, bottom, ink, 1, true);
        Type body = sheet.paper().body();
        sheet.text(name(visible(candidate)), chip.centreX(), upper(chip), body, palette.text(), Anchor.MIDDLE);
        int last = snapshot.trace().tokens() - 1;
        Address address =
                Address.of(ActivationName.logits(), last, candidate.id()).as(Address.PROBABILITY);
        Datum p = new Datum(candidate.p(), Numbers.probability(candidate.p()), palette.text(), address);
        sheet.number(p, chip.centreX(), lower(chip), sheet.paper().smallNumber(), Anchor.MIDDLE);
        drawShare(chip, candidate.p(), palette.bar());
        int rank = snapshot.next().kept().indexOf(candidate);
        String words = sheet.words("figure.tree.choose", visible(candidate), Numbers.full(candidate.p()));
        sheet.add(Box.area(chip, new Spot(new Target(CHOICE, candidate.id(), rank), Optional.of(p), words)));
    }
}
