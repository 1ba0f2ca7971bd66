package org.glassgpt.trace;

import java.util.ArrayList;
import java.util.List;

/**
 * The tokens whose rows point most nearly in the direction of a token's own row.
 *
 * @param id of the token asked about
 * @param norm length of its row
 * @param found the others, the largest cosine first
 */
public record NearestTokens(int id, double norm, List<Neighbour> found) {
    /**
     * Another token.
     *
     * @param cosine of the angle between the two rows, from -1 to 1
     * @param dot product of the two rows
     */
    public record Neighbour(int id, double cosine, double dot) {}

    public NearestTokens {
        found = List.copyOf(found);
    }

    /**
     * @param id of a token, not among what is found
     * @param k how many at most
     */
    public static NearestTokens of(TokenRows rows, int id, int k) {
        float[] vector = rows.row(id);
        double norm = Vectors.norm(vector);
        double[] dots = rows.dots(vector);
        double[] lengths = rows.norms();
        double[] cosines = new double[dots.length];
        for (int i = 0; i < dots.length; i++) {
            double product = norm * lengths[i];
            cosines[i] = product == 0 ? 0 : dots[i] / product;
        }
        double[] others = cosines.clone();
        others[id] = Double.NaN;
        List<Neighbour> found = new ArrayList<>();
        for (int i : Ranking.highest(others, Math.min(k, dots.length - 1))) {
            found.add(new Neighbour(i, cosines[i], dots[i]));
        }
        return new NearestTokens(id, norm, found);
    }
}
