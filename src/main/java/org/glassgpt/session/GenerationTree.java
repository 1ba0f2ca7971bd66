package org.glassgpt.session;

import java.util.ArrayList;
import java.util.List;

/**
 * Every step ever taken from a prompt, as a tree: a step that appends another token than the steps known for its place
 * begins a branch. Immutable; each change gives a new tree that shares the old steps.
 *
 * <p>Nodes are numbered in the order in which they were made, so that a parent's number is below its children's; {@link
 * #ROOT} is the prompt alone. The reader stands at one node; the branch in hand runs from the root through it to a leaf,
 * and is the one that was last walked.
 */
public final class GenerationTree {
    /** The prompt alone, before the first step. */
    public static final int ROOT = -1;

    /** Nothing generated yet. */
    public static final GenerationTree EMPTY = new GenerationTree(List.of(), ROOT, ROOT);

    private final List<Node> nodes;
    private final int at;
    private final int leaf;

    /**
     * A step and the one before it.
     *
     * @param parent number of the node before, or {@link #ROOT}
     */
    public record Node(int parent, Step step) {}

    private GenerationTree(List<Node> nodes, int at, int leaf) {
        this.nodes = List.copyOf(nodes);
        this.at = at;
        this.leaf = leaf;
    }

    /**
     * A single branch.
     *
     * @param taken after how many of the steps the reader stands
     */
    public static GenerationTree ofBranch(List<Step> steps, int taken) {
        if (taken < 0 || taken > steps.size()) {
            throw new IllegalArgumentException(taken + " steps taken of " + steps.size());
        }
        GenerationTree tree = EMPTY;
        for (Step step : steps) tree = tree.with(step);
        return tree.goTo(tree.branch().subList(0, taken));
    }

    private GenerationTree goTo(List<Integer> path) {
        return goTo(path.isEmpty() ? ROOT : path.get(path.size() - 1));
    }

    public int size() {
        return nodes.size();
    }

    /**
     * @throws IndexOutOfBoundsException when there is no such node; the root has no step
     */
    public Step step(int node) {
        return nodes.get(node).step();
    }

    public int parent(int node) {
        return nodes.get(node).parent();
    }

    /** Where the reader stands. */
    public int at() {
        return at;
    }

    /** The steps that may follow a node, in the order in which they were first taken. */
    public List<Integer> children(int node) {
        List<Integer> children = new ArrayList<>();
        for (int child = node + 1; child < nodes.size(); child++) {
            if (nodes.get(child).parent() == node) children.add(child);
        }
        return children;
    }

    /** From the first step to a node; empty for the root. */
    public List<Integer> path(int node) {
        List<Integer> path = new ArrayList<>();
        for (int step = node; step != ROOT; step = parent(step)) path.add(0, step);
        return path;
    }

    /** How many steps a node is from the root. */
    public int depth(int node) {
        int depth = 0;
        for (int step = node; step != ROOT; step = parent(step)) depth++;
        return depth;
    }

    /** The branch in hand, from the first step to its leaf. */
    public List<Integer> branch() {
        return path(leaf);
    }

    /** The steps of the branch in hand, those ahead of the reader too. */
    public List<Step> steps() {
        return branch().stream().map(this::step).toList();
    }

    /** How many steps of the branch in hand stand after the prompt. */
    public int taken() {
        return depth(at);
    }

    /** How many branches there are: the leaves. */
    public int leaves() {
        boolean[] inner = new boolean[nodes.size()];
        for (Node node : nodes) {
            if (node.parent() != ROOT) inner[node.parent()] = true;
        }
        int leaves = 0;
        for (boolean has : inner) leaves += has ? 0 : 1;
        return leaves;
    }

    /**
     * The reader goes to a node. The branch in hand stays where it leads through there; else it goes on along the steps
     * that were taken last.
     */
    public GenerationTree goTo(int node) {
        if (node < ROOT || node >= nodes.size()) throw new IndexOutOfBoundsException("there is no step " + node);
        if (node == at) return this;
        boolean onBranch = node == ROOT || branch().contains(node);
        return new GenerationTree(nodes, node, onBranch ? leaf : lastLeaf(node));
    }

    private int lastLeaf(int node) {
        int last = node;
        for (int child = node + 1; child < nodes.size(); child++) {
            if (nodes.get(child).parent() == last) last = child;
        }
        return last;
    }

    /**
     * One step further. Where that token was appended here before, it is the same branch, what follows is kept, and the
     * newer step takes the place of the old one; else a branch begins.
     */
    public GenerationTree with(Step step) {
        for (int child : children(at)) {
            if (step(child).token().id() != step.token().id()) continue;
            List<Node> changed = new ArrayList<>(nodes);
            changed.set(child, new Node(at, step));
            return new GenerationTree(changed, at, leaf).goTo(child);
        }
        List<Node> grown = new ArrayList<>(nodes);
        grown.add(new Node(at, step));
        int made = nodes.size();
        return new GenerationTree(grown, made, made);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof GenerationTree tree && at == tree.at && leaf == tree.leaf && nodes.equals(tree.nodes);
    }

    @Override
    public int hashCode() {
        return 31 * nodes.hashCode() + at;
    }

    @Override
    public String toString() {
        return nodes.size() + " steps in " + leaves() + " branches, at " + at;
    }
}
