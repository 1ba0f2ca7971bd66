package org.glassgpt.ui.panel.operation;

import java.util.stream.IntStream;
import org.glassgpt.figure.Address;
import org.glassgpt.figure.Cells;
import org.glassgpt.figure.Matrix;
import org.glassgpt.figure.Numbers;
import org.glassgpt.figure.Words;
import org.glassgpt.session.Selection;
import org.glassgpt.trace.Activation;
import org.glassgpt.trace.ActivationName;
import org.glassgpt.trace.Derived;
import org.glassgpt.trace.Dim;
import org.glassgpt.trace.Shape;
import org.glassgpt.trace.Trace;

/**
 * One activation's numbers for what is in hand: heads down where there are heads, else one vector laid in rows. A vector of
 * more numbers than can be shown is pooled: a cell shows the number of largest magnitude of its block. Immutable.
 */
final class Field implements Cells {
    /** Cells in a row: few enough for numbers to stand in them as long as the rows are few too. */
    private static final int SHORT = 32;

    private static final int LONG = 64;
    private static final int MOST = 1024;

    /** The number at a place of an activation. */
    @FunctionalInterface
    private interface Values {
        float at(int... index);
    }

    private final ActivationName name;
    private final Values numbers;
    private final Shape shape;
    private final int[] prefix;
    private final int rows;
    private final int columns;
    private final int count;
    private final int block;
    private final boolean heads;
    private final Words words;
    private final boolean broken;
    private final Matrix matrix;

    /**
     * @param line cells in a line of a vector that is drawn line by line, 0 for one that is a block
     */
    private Field(
            ActivationName name, Shape shape, Values numbers, int[] prefix, boolean heads, Words words, int line) {
        this.name = name;
        this.shape = shape;
        this.numbers = numbers;
        this.prefix = prefix;
        this.heads = heads;
        this.words = words;
        this.count = shape.countBelow(prefix.length);
        this.block = (count + MOST - 1) / MOST;
        int cells = (count + block - 1) / block;
        int last = shape.size(shape.rank() - 1);
        this.columns = heads ? last : line > 0 ? line : row(cells);
        this.broken = line > 0;
        this.rows = heads ? count / last : (cells + columns - 1) / columns;
        this.matrix = Matrix.of(rows, columns, (row, column) -> numbers.at(index(row, column)), this::empty);
    }

    private static int row(int cells) {
        if (cells <= SHORT * 5 / 4) return cells;
        return cells <= 8 * SHORT ? SHORT : LONG;
    }

    static Field of(Activation activation, Selection hand, Trace trace, Words words) {
        boolean perHead = activation.shape().dims().get(0) == Dim.HEAD;
        int[] prefix = perHead ? new int[] {hand.head(), hand.token()} : new int[] {hand.token()};
        boolean heads = activation.shape().dims().contains(Dim.HEAD_SIZE);
        return new Field(activation.name(), activation.shape(), activation::at, prefix, heads, words, 0);
    }

    /** Scores or weights that the trace of a long text leaves out: one row, worked out again from q and k. */
    static Field derived(ActivationName name, Selection hand, Trace trace, Words words) {
        double[] scores = Derived.scores(trace, hand.layer(), hand.head(), hand.token());
        double[] row = name.kind() == ActivationName.Kind.PATTERN ? Derived.softmax(scores) : scores; // (T)
        int[] prefix = {hand.head(), hand.token()};
        Shape shape = name.shape(trace.model(), trace.tokens());
        return new Field(name, shape, index -> (float) row[index[2]], prefix, false, words, 0);
    }

    /** Whether there is a number for each token of the text, each in a cell of its own. */
    boolean perToken() {
        return name.kind().quadratic() && block == 1;
    }

    /** The same in lines of so many cells. */
    Field inLinesOf(int cells) {
        return new Field(name, shape, numbers, prefix, heads, words, cells);
    }

    /** Whether it is drawn line by line. */
    boolean broken() {
        return broken;
    }

    /** How many numbers there are. */
    int count() {
        return count;
    }

    /** Beyond the end of the vector, or hidden by the mask. */
    private boolean empty(int row, int column) {
        int first = (row * columns + column) * (heads ? 1 : block);
        return first >= count || Float.isInfinite(numbers.at(index(row, column)));
    }

    /** Where the number of a cell stands in the activation. */
    private int[] index(int row, int column) {
        if (heads) return full(row * columns + column);
        int from = Math.min(count - 1, (row * columns + column) * block);
        int best = from;
        for (int i = from; i < Math.min(count, from + block); i++) {
            if (Math.abs(numbers.at(full(i))) > Math.abs(numbers.at(full(best)))) best = i;
        }
        return full(best);
    }

    private int[] full(int below) {
        int last = shape.size(shape.rank() - 1);
        IntStream rest = heads ? IntStream.of(below / last, below % last) : IntStream.of(below);
        return IntStream.concat(IntStream.of(prefix), rest).toArray();
    }

    Matrix matrix() {
        return matrix;
    }

    int rows() {
        return rows;
    }

    int columns() {
        return columns;
    }

    /** Whether they are shares of attention, from 0 to 1. */
    boolean weights() {
        return name.kind() == ActivationName.Kind.PATTERN;
    }

    double limit() {
        return matrix.limit();
    }

    String title() {
        String what = name.text() + " " + shape;
        return block > 1 ? words.text("figure.operation.pooled", what, "" + block) : what;
    }

    @Override
    public Address address(int row, int column) {
        Address address = Address.of(name, index(row, column));
        return block > 1 && !heads ? address.as(Address.EXTREME) : address;
    }

    @Override
    public String words(int row, int column) {
        int[] index = index(row, column);
        float value = numbers.at(index);
        if (Float.isInfinite(value) || empty(row, column)) return words.text("figure.operation.hidden");
        int last = index[index.length - 1];
        String number = Numbers.full(value);
        if (heads) return words.text("figure.operation.of-head", number, "" + index[1], "" + last);
        if (name.kind().quadratic()) return words.text("figure.operation.of-key", number, "" + index[0], "" + last);
        return words.text("figure.operation.of", number, "" + last);
    }
}
