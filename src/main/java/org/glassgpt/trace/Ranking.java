package org.glassgpt.trace;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/** Who comes first among many scores. Ties go to the lower index; not-a-number comes last. */
public final class Ranking {
    private Ranking() {}

    /** Indices of the k highest scores, the highest first; of all of them when there are fewer. */
    public static int[] highest(double[] scores, int k) {
        Comparator<Integer> better = Comparator.<Integer>comparingDouble(
                        i -> Double.isNaN(scores[i]) ? Double.POSITIVE_INFINITY : -scores[i])
                .thenComparing(Comparator.naturalOrder());
        PriorityQueue<Integer> kept = new PriorityQueue<>(better.reversed());
        for (int i = 0; i < scores.length; i++) {
            if (kept.size() < k) {
                kept.add(i);
            } else if (k > 0 && higher(scores[i], scores[kept.element()])) {
                kept.remove();
                kept.add(i);
            }
        }
        return kept.stream().sorted(better).mapToInt(Integer::intValue).toArray();
    }

    private static boolean higher(double a, double b) {
        return a > b || Double.isNaN(b) && !Double.isNaN(a);
    }

    /** Indices of the k lowest scores, the lowest first. */
    public static int[] lowest(double[] scores, int k) {
        return highest(
                IntStream.range(0, scores.length).mapToDouble(i -> -scores[i]).toArray(), k);
    }
}
