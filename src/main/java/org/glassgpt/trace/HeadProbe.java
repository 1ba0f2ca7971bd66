package org.glassgpt.trace;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * How all heads of a model look at texts that were made to measure them: random tokens said twice, and stories that ask
 * for something told before. A readout: worked out by the engine, once for a model. Immutable.
 */
public final class HeadProbe {
    private final int length;
    private final int repeats;
    private final int facts;
    private final double repeatChance;
    private final double factChance;
    private final double[][] same; // (layers, nh)
    private final double[][] induction; // (layers, nh)
    private final double[][] fact; // (layers, nh)

    /**
     * @param length N, tokens until the random text is said again
     * @param repeats how many random texts
     * @param facts how many places in stories; 0 without a tokenizer, when there are no stories
     * @param repeatChance what a head scores on the random texts that looks everywhere alike
     * @param factChance the same on the places in stories
     * @param same {@link HeadRole#SAME} of each head, (layers, nh)
     * @param induction {@link HeadRole#INDUCTION}, (layers, nh)
     * @param fact {@link HeadRole#FACT}, (layers, nh)
     */
    public HeadProbe(
            int length,
            int repeats,
            int facts,
            double repeatChance,
            double factChance,
            double[][] same,
            double[][] induction,
            double[][] fact) {
        this.length = length;
        this.repeats = repeats;
        this.facts = facts;
        this.repeatChance = repeatChance;
        this.factChance = factChance;
        this.same = copy(same);
        this.induction = copy(induction);
        this.fact = copy(fact);
    }

    private static double[][] copy(double[][] rows) {
        return Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
    }

    /** N. */
    public int length() {
        return length;
    }

    public int repeats() {
        return repeats;
    }

    public int facts() {
        return facts;
    }

    /** What a head scores that looks everywhere alike. */
    public OptionalDouble chance(HeadRole role) {
        return switch (role) {
            case SAME, INDUCTION -> OptionalDouble.of(repeatChance);
            case FACT -> facts == 0 ? OptionalDouble.empty() : OptionalDouble.of(factChance);
            case PREVIOUS, FIRST, ITSELF -> OptionalDouble.empty();
        };
    }

    /**
     * The mean share of one head.
     *
     * @return empty for {@link HeadRole#FACT} where there were no stories, and for roles measured on the text in hand
     */
    public OptionalDouble score(HeadRole role, int layer, int head) {
        return switch (role) {
            case SAME -> OptionalDouble.of(same[layer][head]);
            case INDUCTION -> OptionalDouble.of(induction[layer][head]);
            case FACT -> facts == 0 ? OptionalDouble.empty() : OptionalDouble.of(fact[layer][head]);
            case PREVIOUS, FIRST, ITSELF -> OptionalDouble.empty();
        };
    }
}
