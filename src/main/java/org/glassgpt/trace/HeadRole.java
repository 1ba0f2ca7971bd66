package org.glassgpt.trace;

import java.util.OptionalDouble;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * What a head may be doing, each with its measure: the mean share of attention that queries give to the place that the
 * role names. A head takes a role when the share is {@linkplain #threshold several times} what looking everywhere alike
 * would give there.
 *
 * <p>The first three are measured on the text in hand. Queries 0 and 1 are left out: for them the token itself, the one
 * before and the first one are not three. The next two are measured on random tokens said twice, where nothing but the
 * repetition can be known (Olsson et al. 2022, "In-context Learning and Induction Heads", prefix matching; Wang et al.
 * 2022, "Interpretability in the Wild", duplicate-token heads). The last is measured on stories that ask for something
 * told before.
 */
public enum HeadRole {
    /** Looks at the token before: mean of A[i, i-1]. */
    PREVIOUS,
    /** Rests on the first token: mean of A[i, 0]. */
    FIRST,
    /** Looks at the token that asks: mean of A[i, i]. */
    ITSELF,
    /** Looks at the same token, N places earlier: mean of A[i, i-N] in the second half. */
    SAME,
    /** Looks at what followed the same token: mean of A[i, i-N+1] in the second half. */
    INDUCTION,
    /** Looks from the place before a fact's word to where the word was told: mean of the sum over its tokens. */
    FACT;

    /** How many times the share of looking everywhere alike is needed for a role. */
    public static final double TIMES = 5;

    /** With less a role is never named, and with as much always. */
    public static final double LEAST = 0.15;

    public static final double ENOUGH = 0.4;

    /** Queries that are left out on the text in hand. */
    public static final int SKIPPED = 2;

    /** Shares of attention of one head: rows are queries, each sums to 1. */
    @FunctionalInterface
    public interface Attention {
        double share(int query, int key);
    }

    /**
     * The share of attention, on average, from which on a role is named.
     *
     * @param chance what a head scores that looks everywhere alike
     */
    public static double threshold(double chance) {
        return Math.max(LEAST, Math.min(ENOUGH, TIMES * chance));
    }

    /** Whether it is measured on the text in hand, and not on a probe. */
    public boolean onText() {
        return ordinal() <= ITSELF.ordinal();
    }

    /**
     * The measure on a text.
     *
     * @param T tokens looked at
     * @return empty when the text is too short for it
     * @throws IllegalStateException for a role that is measured on a probe
     */
    public OptionalDouble onText(Attention attention, int T) {
        IntUnaryOperator key = switch (this) {
            case PREVIOUS -> query -> query - 1;
            case FIRST -> query -> 0;
            case ITSELF -> query -> query;
            case SAME, INDUCTION, FACT -> throw new IllegalStateException(this + " is measured on a probe");
        };
        return mean(attention, key, SKIPPED, T);
    }

    /**
     * The measure on a text said twice.
     *
     * @param start place of the first token that comes back
     * @param N tokens until it does
     * @throws IllegalStateException for a role that is measured otherwise
     */
    public double onRepeated(Attention attention, int start, int N) {
        IntUnaryOperator key = switch (this) {
            case SAME -> query -> query - N;
            case INDUCTION -> query -> query - N + 1;
            case PREVIOUS, FIRST, ITSELF, FACT ->
                throw new IllegalStateException(this + " is not measured on a repetition");
        };
        return mean(attention, key, start + N, start + 2 * N).orElseThrow();
    }

    /** The measure of {@link #FACT} at one place: what the query gives to the tokens of the answer together. */
    public static double onFact(Attention attention, int query, IntPredicate answer) {
        return IntStream.rangeClosed(0, query)
                .filter(answer)
                .mapToDouble(key -> attention.share(query, key))
                .sum();
    }

    private static OptionalDouble mean(Attention attention, IntUnaryOperator key, int from, int to) {
        return IntStream.range(from, to)
                .mapToDouble(query -> attention.share(query, key.applyAsInt(query)))
                .average();
    }
}
