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

    /** Running sum of probabilities down to this one. */
    public static final String CUMULATIVE = "cumulative";

    /** Probability of all that the cuts took away. */
    public static final String REST = "rest";

    /** The uniform number that chose a token. */
    public static final String DRAW = "draw";

    /** Length of the vector at the index: the root of its sum of squares. */
    public static final String NORM = "norm";

    /** What a name can stand for. */
    public enum Source {
        /** An activation of the trace. */
        ACTIVATION,
        /** A weight tensor of the model. */
        WEIGHT,
        /** A written formula of its indices, with no model in it. */
        FORMULA
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

    public Address as(String newQuantity) {
        return new Address(source, name, index, newQuantity);
    }

    private static List<Integer> boxed(int[] index) {
        return IntStream.of(index).boxed().toList();
    }
}
