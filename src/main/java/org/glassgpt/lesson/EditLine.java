package org.glassgpt.lesson;

import java.util.List;
import java.util.OptionalInt;

/** A change to the pass as a lesson writes it: heads and places may still have to be found. */
public sealed interface EditLine {
    /** Empty: the one in hand. */
    record ZeroHead(OptionalInt layer, OptionalInt head) implements EditLine {}

    record ZeroMlp(OptionalInt layer) implements EditLine {}

    record NoMask() implements EditLine {}

    record NoPositions() implements EditLine {}

    record ScoreDivisor(double value) implements EditLine {}

    record EmbedScale(double value) implements EditLine {}

    /**
     * @param name of an activation, {@code L} for the layer in hand
     */
    record Overwrite(String name, List<Place> index, List<Double> values) implements EditLine {
        public Overwrite {
            index = List.copyOf(index);
            values = List.copyOf(values);
        }
    }
}
