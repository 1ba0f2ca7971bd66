package org.glassgpt.trace;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How one number came about: from which numbers, by which arithmetic. Worked out anew in double precision from what the
 * trace and the weights hold, so that it can be compared with what the pass had. Immutable.
 *
 * @param cell whose number it is
 * @param value as the pass had it; worked out again where the trace left it out
 * @param recomputed from {@code sources}, and from what the edits of the trace say
 * @param rule the arithmetic
 * @param sources what went in, in the order of the sum; empty where an edit put a number in place of the arithmetic
 * @param changes what was not as the network has it, in the order in which it acted
 * @param norm what a layer norm took from its row
 * @param divisor of a score, or of a softmax: the sum over the row; 1 elsewhere
 */
public record Provenance(
        Cell cell,
        double value,
        double recomputed,
        Rule rule,
        List<Source> sources,
        List<Change> changes,
        Optional<Norm> norm,
        double divisor) {
    /** The arithmetic by which a number is made of others. */
    public enum Rule {
        /** Learned in training: nothing made it in this pass. */
        LEARNED,
        /** A row of a table. */
        LOOKUP,
        /** The same number, handed on. */
        COPY,
        /** One plus the other. */
        SUM,
        /** Layer norm (Ba et al. 2016, equation 3). */
        NORM,
        /** A row times a column of a matrix, plus a bias where there is one. */
        LINEAR,
        /** q · k over the divisor (Vaswani et al. 2017, equation 1). */
        SCORE,
        /** Softmax over a row of scores. */
        SOFTMAX,
        /** Values, weighted by the pattern. */
        MIX,
        /** The MLP's non-linearity. */
        NONLINEARITY
    }

    /** What makes a number differ from what the arithmetic of the network alone would give. */
    public enum Change {
        /** The mask hides the key from the query. This is the network's own. */
        MASKED,
        /** An edit took the mask away: this query sees a later key. */
        MASK_OFF,
        DIVISOR,
        EMBED_SCALED,
        POSITIONS_OFF,
        HEAD_ZEROED,
        MLP_ZEROED,
        /** An edit put this number in its place. */
        OVERWRITTEN
    }

    /**
     * @param mean of the row
     * @param variance of the row, biased
     * @param epsilon added to it
     * @param gamma learned scale
     * @param beta learned shift
     */
    public record Norm(double mean, double variance, double epsilon, double gamma, double beta) {
        /** What the deviation from the mean is divided by. */
        public double deviation() {
            return Math.sqrt(variance + epsilon);
        }
    }

    public Provenance {
        sources = List.copyOf(sources);
        changes = List.copyOf(changes);
    }

    /**
     * @param cell an activation's, which the trace holds, or can work out again; or a weight's
     * @throws java.util.NoSuchElementException when the trace did not keep what went in
     * @throws IndexOutOfBoundsException when there is no such number
     */
    public static Provenance of(Trace trace, Weights weights, Cell cell) {
        return new Derivation(trace, weights).of(cell);
    }

    /** The sources by what they contribute, the largest first; a softmax begins with the score's own. */
    public List<Source> bySize() {
        Comparator<Source> size = Comparator.comparingDouble(source -> -Math.abs(source.contribution()));
        Comparator<Source> own = Comparator.comparing(source -> rule != Rule.SOFTMAX || !isOwn(source));
        return sources.stream()
                .sorted(rule == Rule.SOFTMAX ? own.thenComparing(size) : size)
                .toList();
    }

    private boolean isOwn(Source source) {
        return source.cell().index().equals(cell.index());
    }

    /** The source of a softmax that stands where the result stands. */
    public Optional<Source> own() {
        return sources.stream().filter(this::isOwn).findFirst();
    }

    /** What the arithmetic alone would have given, where an edit put another number in its place. */
    public OptionalDouble otherwise() {
        if (!changes.contains(Change.OVERWRITTEN) || sources.isEmpty()) return OptionalDouble.empty();
        if (rule == Rule.SOFTMAX) {
            return OptionalDouble.of(own().map(Source::contribution).orElse(0.0));
        }
        return OptionalDouble.of(
                sources.stream().mapToDouble(Source::contribution).sum());
    }
}
