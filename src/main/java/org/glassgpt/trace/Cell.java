package org.glassgpt.trace;

import java.util.List;
import java.util.stream.IntStream;

/** One number of a network at work: of an activation, or of a weight tensor. */
public sealed interface Cell {
    /** Outermost dimension first. */
    List<Integer> index();

    /** As the trace or the checkpoint calls what it is a part of. */
    String text();

    /** One number of an activation. */
    record OfActivation(ActivationName name, List<Integer> index) implements Cell {
        public OfActivation {
            index = List.copyOf(index);
        }

        @Override
        public String text() {
            return name.text();
        }
    }

    /** One number of a weight tensor. */
    record OfWeight(String tensor, List<Integer> index) implements Cell {
        public OfWeight {
            index = List.copyOf(index);
        }

        @Override
        public String text() {
            return tensor;
        }
    }

    static OfActivation of(ActivationName name, int... index) {
        return new OfActivation(name, IntStream.of(index).boxed().toList());
    }

    static OfWeight weight(String tensor, int... index) {
        return new OfWeight(tensor, IntStream.of(index).boxed().toList());
    }

    /** One coordinate. */
    default int at(int axis) {
        return index().get(axis);
    }
}
