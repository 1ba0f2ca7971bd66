package org.glassgpt.figure;

import java.util.List;
import java.util.stream.IntStream;
import org.glassgpt.trace.ActivationName;

/**
 * Where a number on screen comes from.
 *
 * @param source what kind of thing {@code name} names
 * @param name of the activation, of the weight tensor, or of the formula
 * @param index into it, outermost first
 * @param quantity what of that number is shown: {@link #VALUE} itself, or what follows from it
 */
public record Address(Source source, String name, List<Integer> index, String quantity) {
    /** The number itself. */
    public static final String VALUE = "value";

    /** The largest number of a block, in a picture with fewer cells than numbers; the index is where it stands. */
    public static final String MAXIMUM = "maximum";

    /** The number of largest magnitude of a block, sign kept; the index is where it stands. */
    public static final String EXTREME = "extreme";

    /** Softmax over the last dimension at the session's temperature, and what is left after the cuts. */
    public static final String PROBABILITY = "probability";

    /** A logit over the temperature. */
    public static final String SCALED = "scaled";

    /** Softmax over the whole vocabulary at the session's temperature, nothing cut. */
    public static final String SOFTMAX = "softmax";

    /** Renormalised over what top-k left. */
    public static final String TOP_K = "top-k";

    /** Running sum of what top-k left, which top-p looks at. */
    public static final String TOP_P = "top-p";

    /** −log₂ of the probability at temperature 1, in bits. */
    public static final String SURPRISE = "surprise";

    /** Running sum of probabilities down to this one. */
    public static final String CUMULATIVE = "cumulative";

    /** Probability of all that the cuts took away. */
    public static final String REST = "rest";

    /** The uniform number that chose a token. */
    public static final String DRAW = "draw";

    /** q · k before it is divided and masked, at the index of the score. */
    public static final String RAW = "raw";

    /** q · k divided, before the mask, at the index of the score. */
    public static final String DIVIDED = "divided";

    /** What one key adds to a number of z: its share times its v; the index is that of z, and the key. */
    public static final String TERM = "term";

    /** What one head, the bias or all together write; the index is token, row (heads, bias, sum), dimension. */
    public static final String PART = "part";

    /** The length of that; the index is token and row. */
    public static final String LENGTH = "length";

    /** How much of a head's attention goes where a role says; the index is layer, head and role. */
    public static final String ROLE = "role";

    /** Cosine of the angle between two rows of a table of positions. */
    public static final String COSINE = "cosine";

    /** Dot product of two rows of a table of positions. */
    public static final String DOT = "dot";
    /** Length of the vector at the index: the root of its sum of squares. */
    public static final String NORM = "norm";

    /** Probability of a token as it would be drawn from a pass without the edits, after the cuts. */
    public static final String BEFORE = "before";

    /** Probability of a token on the second side of a comparison, as {@link #PROBABILITY} on the first. */
    public static final String BESIDE = "beside";

    /** What the edits add to the probability of a token. */
    public static final String CHANGE = "change";

    /** Kullback–Leibler divergence of what may be drawn with the edits from what might be without, in nats. */
    public static final String DIVERGENCE = "divergence";

    /** What a name can stand for. */
    public enum Source {
        /** An activation of the trace. */
        ACTIVATION,
        /** A weight tensor of the model. */
        WEIGHT,
        /** A written formula of its indices; for the role of a head, of the patterns that it is measured on too. */
        FORMULA,
        /** A list of the tokenizer. */
        TOKENIZER,
        /** What a training run measured: the index is the place of the measurement, and the layer. */
        RUN,
        /** A value that a line of an examined listing made: layer, run and line. */
        LISTING
    }

    public Address {
        index = List.copyOf(index);
    }

    public static Address of(ActivationName name, int... index) {
        return new Address(Source.ACTIVATION, name.text(), boxed(index), VALUE);
    }

    public static Address weight(String tensor, int... index) {
        return new Address(Source.WEIGHT, tensor, boxed(index), VALUE);
    }

    public static Address formula(String name, int... index) {
        return new Address(Source.FORMULA, name, boxed(index), VALUE);
    }

    /** The place of a merge in {@code merges.txt}. */
    public static Address merge(int rank) {
        return new Address(Source.TOKENIZER, "merges.txt", List.of(rank), VALUE);
    }

    /**
     * A figure of a training run.
     *
     * @param name of the figure, such as {@code loss}
     */
    public static Address run(String name, int... index) {
        return new Address(Source.RUN, name, boxed(index), VALUE);
    }

    /**
     * A number that a line of a listing made when it ran with one block's weights.
     *
     * @param run which run, such as {@code printed}
     */
    public static Address listing(int layer, String run, String line, int... index) {
        return new Address(Source.LISTING, "blocks." + layer + ".clinic." + run + "." + line, boxed(index), VALUE);
    }

    public Address as(String newQuantity) {
        return new Address(source, name, index, newQuantity);
    }

    private static List<Integer> boxed(int[] index) {
        return IntStream.of(index).boxed().toList();
    }
}
