package org.glassgpt.session;

import java.util.Arrays;
import java.util.regex.Pattern;

/** Reads what is typed to be written over numbers of the pass; what is wrong is said in one sentence. */
public final class TypedValues {
    private static final Pattern BETWEEN = Pattern.compile("[\\s,;，、；]+");

    private TypedValues() {}

    /**
     * One number.
     *
     * @throws ProblemException when it is none that float32 can hold
     */
    public static float value(String typed) throws ProblemException {
        String text = typed.strip();
        if (text.isEmpty()) throw new ProblemException("problem.edit-empty");
        float value;
        try {
            value = Float.parseFloat(text.replace('−', '-').replace(',', '.'));
        } catch (NumberFormatException e) {
            throw new ProblemException("problem.edit-number", text);
        }
        if (!Float.isFinite(value)) throw new ProblemException("problem.edit-finite", text);
        return value;
    }

    /** A number that scores can be divided by. */
    public static float divisor(String typed) throws ProblemException {
        float value = value(typed);
        if (value == 0) throw new ProblemException("problem.edit-divisor");
        return value;
    }

    /**
     * A row of attention weights: one for each token of the text, or one for each that the query sees.
     *
     * @param seen how many tokens the query sees, its own among them
     * @param T tokens of the text
     * @param rescale whether they are divided by their sum
     * @return one for each token of the text (T)
     */
    public static float[] row(String typed, int seen, int T, boolean rescale) throws ProblemException {
        String[] words = BETWEEN.split(typed.strip());
        if (typed.isBlank()) throw new ProblemException("problem.edit-empty");
        if (words.length != seen && words.length != T) {
            throw new ProblemException("problem.edit-row-length", seen, seen - 1, words.length);
        }
        float[] row = new float[T];
        for (int key = 0; key < words.length; key++) {
            row[key] = value(words[key]);
            if (row[key] < 0) throw new ProblemException("problem.edit-negative", words[key]);
        }
        return rescale ? rescaled(row) : row;
    }

    private static float[] rescaled(float[] row) throws ProblemException {
        double sum = sum(row);
        if (sum == 0) throw new ProblemException("problem.edit-sum");
        float[] scaled = new float[row.length];
        for (int key = 0; key < row.length; key++) scaled[key] = (float) (row[key] / sum);
        return scaled;
    }

    /**
     * A row of attention weights in which one is written and the others keep their proportions, so that the sum is 1
     * again.
     *
     * @param row as it is (T)
     * @param share of that key, from 0 to 1
     * @throws ProblemException when it is not from 0 to 1, or the others are all 0 and cannot make up for it
     */
    public static float[] withShare(double[] row, int key, float share) throws ProblemException {
        if (share < 0 || share > 1) throw new ProblemException("problem.edit-share", Float.toString(share));
        double rest = Arrays.stream(row).sum() - row[key];
        if (rest <= 0 && share < 1) throw new ProblemException("problem.edit-rest");
        float[] made = new float[row.length];
        for (int other = 0; other < row.length; other++) {
            made[other] = (float) (rest <= 0 ? 0 : row[other] * (1 - (double) share) / rest);
        }
        made[key] = share;
        return made;
    }

    private static double sum(float[] row) {
        double sum = 0;
        for (float weight : row) sum += weight;
        return sum;
    }
}
