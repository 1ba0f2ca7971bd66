package org.glassgpt.ui.panel.generationtree;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.ToDoubleFunction;
import org.glassgpt.session.GenerationTree;

/**
 * Where the steps of a tree stand: time runs to the right, the first branch from a step goes straight on, each further
 * one takes a line of its own below. Branches that begin later stand nearer, so that no line crosses another.
 */
final class TreeLayout {
    /** What stands at a place. */
    enum Kind {
        PROMPT,
        STEP,
        /** Several steps in a row, not shown one by one. */
        FOLD,
        /** A token that may come next. */
        CHOICE
    }

    /**
     * @param kind of item
     * @param node of the tree; of a fold the one in its middle; of a choice its rank
     * @param count of steps in a fold, else 1
     * @param before index of the item it hangs on, or -1
     * @param row from 0 at the top
     * @param x of its left edge
     * @param width of the item
     */
    record Item(Kind kind, int node, int count, int before, int row, double x, double width) {
        double right() {
            return x + width;
        }
    }

    /** What is about to be placed, before it has a place. */
    record Wanted(Kind kind, int node, int count) {}

    private final GenerationTree tree;
    private final IntPredicate kept;
    private final ToDoubleFunction<Wanted> widths;
    private final double gap;
    private final int choices;
    private final Map<Integer, List<Integer>> children = new HashMap<>();
    private final List<Item> items = new ArrayList<>();
    private int rows;

    private TreeLayout(
            GenerationTree tree, IntPredicate kept, ToDoubleFunction<Wanted> widths, double gap, int choices) {
        this.tree = tree;
        this.kept = kept;
        this.widths = widths;
        this.gap = gap;
        this.choices = choices;
        for (int node = 0; node < tree.size(); node++) {
            children.computeIfAbsent(tree.parent(node), parent -> new ArrayList<>())
                    .add(node);
        }
    }

    /**
     * @param kept whether a step must be shown by itself
     * @param widths of items
     * @param choices how many tokens that may come next hang on the step in hand
     */
    static TreeLayout of(
            GenerationTree tree, IntPredicate kept, ToDoubleFunction<Wanted> widths, double gap, int choices) {
        TreeLayout layout = new TreeLayout(tree, kept, widths, gap, choices);
        int prompt = layout.add(new Wanted(Kind.PROMPT, GenerationTree.ROOT, 1), -1, layout.rows++);
        layout.follow(GenerationTree.ROOT, prompt);
        return layout;
    }

    List<Item> items() {
        return items;
    }

    int rows() {
        return rows;
    }

    double right() {
        return items.stream().mapToDouble(Item::right).max().orElse(0);
    }

    /** The item of the step in hand. */
    Item hand() {
        return items.stream()
                .filter(item -> item.node() == tree.at() && (item.kind() == Kind.STEP || item.kind() == Kind.PROMPT))
                .findFirst()
                .orElseThrow();
    }

    private List<Integer> after(int node) {
        return children.getOrDefault(node, List.of());
    }

    private int add(Wanted wanted, int before, int row) {
        double x = before < 0 ? 0 : items.get(before).right() + gap;
        items.add(new Item(wanted.kind(), wanted.node(), wanted.count(), before, row, x, widths.applyAsDouble(wanted)));
        return items.size() - 1;
    }

    /** A place where more than one thing may follow, to be seen to once the straight line is done. */
    private record Fork(int node, int item) {}

    /** Everything after a node that is placed already. */
    private void follow(int start, int item) {
        List<Fork> forks = new ArrayList<>();
        List<Integer> run = new ArrayList<>();
        int row = items.get(item).row();
        int node = start;
        int last = item;
        forks.add(new Fork(node, last));
        while (!after(node).isEmpty()) {
            node = after(node).get(0);
            if (!kept.test(node)) {
                run.add(node);
                continue;
            }
            last = add(run, last, row);
            run.clear();
            last = add(new Wanted(Kind.STEP, node, 1), last, row);
            forks.add(new Fork(node, last));
        }
        add(run, last, row);
        for (Fork fork : forks) {
            if (fork.node() == tree.at()) choose(fork);
        }
        for (int i = forks.size() - 1; i >= 0; i--) branch(forks.get(i));
    }

    /** A run of steps that need not be shown; a single one is. */
    private int add(List<Integer> run, int before, int row) {
        if (run.isEmpty()) return before;
        if (run.size() == 1) return add(new Wanted(Kind.STEP, run.get(0), 1), before, row);
        return add(new Wanted(Kind.FOLD, run.get(run.size() / 2), run.size()), before, row);
    }

    /** What may be said next stands right below the step in hand. */
    private void choose(Fork fork) {
        boolean straight = !after(fork.node()).isEmpty();
        for (int rank = 0; rank < choices; rank++) {
            int row = straight ? rows++ : items.get(fork.item()).row();
            straight = true;
            add(new Wanted(Kind.CHOICE, rank, 1), fork.item(), row);
        }
    }

    private void branch(Fork fork) {
        List<Integer> nodes = after(fork.node());
        for (int i = 1; i < nodes.size(); i++) {
            int begun = add(new Wanted(Kind.STEP, nodes.get(i), 1), fork.item(), rows++);
            follow(nodes.get(i), begun);
        }
    }
}
