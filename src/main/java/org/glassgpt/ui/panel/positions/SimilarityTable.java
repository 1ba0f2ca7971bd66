package org.glassgpt.ui.panel.positions;

import org.glassgpt.figure.Address;
import org.glassgpt.figure.Cells;
import org.glassgpt.figure.Matrix;
import org.glassgpt.figure.Numbers;
import org.glassgpt.figure.Words;
import org.glassgpt.trace.Similarity;

/**
 * Every n-th position of an encoding against every n-th.
 *
 * @param every how many positions a row and a column stand for: the first of them
 */
record SimilarityTable(Encoding encoding, Similarity similarity, int every, Words say) implements Cells {
    /** More rows than this are left out: each pair of them is a product over the width. */
    private static final int MOST = 128;

    /** How many positions a cell stands for on a map of so many pixels. */
    static int every(int positions, double side) {
        return (int) Math.max(Math.ceil(positions / side), Math.ceil(positions / (double) MOST));
    }

    /** The same with so many positions to a cell. */
    SimilarityTable each(int several) {
        return new SimilarityTable(encoding, similarity, several, say);
    }

    boolean learned() {
        return encoding instanceof Encoding.Learned;
    }

    String name() {
        return say.text("figure.similarity.name", whose(), measure());
    }

    /** Whose positions are compared. */
    String whose() {
        return say.text(learned() ? "figure.similarity.learned" : "figure.similarity.sine");
    }

    /** By what. */
    String measure() {
        return say.text(similarity == Similarity.COSINE ? "figure.similarity.cosine" : "figure.similarity.dot");
    }

    double of(int p, int q) {
        return similarity.of(encoding.row(p), encoding.row(q));
    }

    Matrix matrix() {
        int shown = (encoding.positions() + every - 1) / every;
        float[][] rows = new float[shown][];
        for (int i = 0; i < shown; i++) rows[i] = encoding.row(i * every);
        float[][] pairs = new float[shown][shown];
        for (int i = 0; i < shown; i++) {
            for (int j = 0; j <= i; j++) pairs[i][j] = pairs[j][i] = (float) similarity.of(rows[i], rows[j]);
        }
        return Matrix.of(shown, shown, (i, j) -> pairs[i][j]);
    }

    Address addressOf(int p, int q) {
        Address address = learned() ? Address.weight(Encoding.Learned.TENSOR, p, q) : Address.formula("sine", p, q);
        return address.as(similarity == Similarity.COSINE ? Address.COSINE : Address.DOT);
    }

    String wordsOf(int p, int q) {
        return name() + "\n" + say.text("figure.similarity.cell", "" + p, "" + q, Numbers.full(of(p, q)));
    }

    @Override
    public Address address(int row, int column) {
        return addressOf(row * every, column * every);
    }

    @Override
    public String words(int row, int column) {
        return wordsOf(row * every, column * every);
    }
}
