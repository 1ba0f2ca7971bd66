package org.glassgpt.ui.panel.generationtree;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.glassgpt.figure.Address;
import org.glassgpt.figure.Bounds;
import org.glassgpt.figure.Box;
import org.glassgpt.figure.Datum;
import org.glassgpt.figure.Label.Anchor;
import org.glassgpt.figure.Line;
import org.glassgpt.figure.Lines;
import org.glassgpt.figure.Numbers;
import org.glassgpt.figure.Palette;
import org.glassgpt.figure.Rgb;
import org.glassgpt.figure.Sheet;
import org.glassgpt.figure.Spot;
import org.glassgpt.figure.Target;
import org.glassgpt.figure.Type;
import org.glassgpt.sampling.Candidate;
import org.glassgpt.session.GenerationTree;
import org.glassgpt.session.Snapshot;
import org.glassgpt.session.Step;
import org.glassgpt.trace.ActivationName;
import org.glassgpt.ui.panel.generationtree.TreeLayout.Item;
import org.glassgpt.ui.panel.generationtree.TreeLayout.Kind;
import org.glassgpt.ui.panel.generationtree.TreeLayout.Wanted;

/** What stands at the places of the tree: the prompt, steps, folded runs, tokens that may come next. Lives for one picture. */
final class TreeChips {
    /** Height of each. */
    static final double CHIP = 46;

    private static final double MARK = 5;

    private final Sheet sheet;
    private final Snapshot snapshot;
    private final GenerationTree tree;
    private final Set<Integer> branch;
    private final Set<Integer> traced;
    private final List<Candidate> choices;

    TreeChips(Sheet sheet, Snapshot snapshot) {
        this.sheet = sheet;
        this.snapshot = snapshot;
        this.tree = snapshot.tree();
        this.branch = new HashSet<>(tree.branch());
        this.traced = new HashSet<>(tree.path(tree.at()));
        branch.add(GenerationTree.ROOT);
        Set<Integer> taken = new HashSet<>();
        for (int child : tree.children(tree.at()))
            taken.add(tree.step(child).token().id());
        this.choices = snapshot.next().kept().stream()
                .filter(candidate -> !taken.contains(candidate.id()))
                .toList();
    }

    /** Whether an item lies on the branch in hand. */
    boolean follows(Item item) {
        return item.kind() != Kind.CHOICE && branch.contains(item.node());
    }

    /** Tokens that may come next and were not taken from here yet, the likeliest first. */
    List<Candidate> choices() {
        return choices;
    }

    void draw(Bounds chip, Item item) {
        switch (item.kind()) {
            case PROMPT -> drawPrompt(chip);
            case STEP -> drawStep(chip, item.node());
            case FOLD -> drawFold(chip, item);
            case CHOICE -> drawChoice(chip, choices.get(item.node()));
        }
    }

    void connect(double x1, double y1, double x2, double y2, Rgb colour, double width, boolean dashed) {
        Line line = Line.between(x1, y1, x2, y2, colour, width);
        sheet.add(dashed ? line.dashed(sheet.px(4), sheet.px(3)) : line);
    }

    double width(Wanted wanted) {
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
            case CHOICE -> sheet.width(name(visible(choices.get(wanted.node()))), body);
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
        sheet.add(Box.area(
                chip, new Spot(Target.of(GenerationTreeFigure.NODE, GenerationTree.ROOT), Optional.empty(), words)));
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
                : Address.formula(GenerationTreeFigure.STEP, node, chosen.id());
        Datum p = new Datum(chosen.p(), Numbers.probability(chosen.p()), ink, address.as(Address.PROBABILITY));
        sheet.number(p, chip.centreX(), lower(chip), sheet.paper().smallNumber(), Anchor.MIDDLE);
        drawShare(chip, chosen.p(), ink);
        sheet.add(Box.area(
                chip, new Spot(Target.of(GenerationTreeFigure.NODE, node), Optional.of(p), words(step, node))));
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
        sheet.add(Box.area(chip, new Spot(Target.of(GenerationTreeFigure.NODE, item.node()), Optional.empty(), words)));
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
        sheet.add(Box.area(
                chip, new Spot(new Target(GenerationTreeFigure.CHOICE, candidate.id(), rank), Optional.of(p), words)));
    }
}
