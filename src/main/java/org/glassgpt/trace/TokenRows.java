package org.glassgpt.trace;

/**
 * A matrix with a row for each token of the vocabulary, (V, C): the embedding, or the head that turns a vector of the
 * residual stream into logits. What a vector has to do with every one of its rows, in double precision.
 */
public final class TokenRows {
    /** Rows read at a time: a copy of GPT-2's whole table would be 150 MB. */
    private static final int CHUNK = 1024;

    private final Weights weights;
    private final String tensor;
    private final int V;
    private final int C;

    /**
     * @param tensor name of a (V, C) matrix among the weights
     */
    public TokenRows(Weights weights, String tensor) {
        this.weights = weights;
        this.tensor = tensor;
        this.V = weights.shape(tensor)[0];
        this.C = weights.shape(tensor)[1];
    }

    /** V. */
    public int count() {
        return V;
    }

    /** C. */
    public int width() {
        return C;
    }

    /** A copy of one token's row. (C) */
    public float[] row(int id) {
        return weights.row(tensor, id);
    }

    /** Vector · row for every token: with the head these are what a vector adds to the logits. (V) */
    public double[] dots(float[] vector) {
        double[] dots = new double[V];
        each((id, rows, from) -> dots[id] = Vectors.dot(vector, rows, from));
        return dots;
    }

    /** Length of every row. (V) */
    public double[] norms() {
        double[] norms = new double[V];
        each((id, rows, from) -> {
            double sum = 0;
            for (int c = 0; c < C; c++) sum += (double) rows[from + c] * rows[from + c];
            norms[id] = Math.sqrt(sum);
        });
        return norms;
    }

    /** Takes a row where it stands in a larger array. */
    @FunctionalInterface
    interface Row {
        void take(int id, float[] rows, int from);
    }

    /** Every row once, in the order of ids. */
    void each(Row action) {
        for (int first = 0; first < V; first += CHUNK) {
            int count = Math.min(CHUNK, V - first);
            float[] rows = weights.slice(tensor, Math.multiplyExact(first, C), count * C);
            for (int i = 0; i < count; i++) action.take(first + i, rows, i * C);
        }
    }
}
