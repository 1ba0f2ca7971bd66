package org.glassgpt.trace;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * What is changed in a forward pass, in order. Immutable; the questions a pass asks are answered here.
 *
 * @param list applied in order at the places they name
 */
public record Edits(List<Edit> list) {
    public static final Edits NONE = new Edits(List.of());

    public Edits {
        list = List.copyOf(list);
    }

    public static Edits of(Edit... edits) {
        return new Edits(List.of(edits));
    }

    public boolean isEmpty() {
        return list.isEmpty();
    }

    public Edits plus(Edit edit) {
        return new Edits(Stream.concat(list.stream(), Stream.of(edit)).toList());
    }

    public boolean headIsZero(int layer, int head) {
        return list.contains(new Edit.ZeroHead(layer, head));
    }

    public boolean mlpIsZero(int layer) {
        return list.contains(new Edit.ZeroMlp(layer));
    }

    public boolean masked() {
        return !list.contains(new Edit.NoMask());
    }

    public boolean positions() {
        return !list.contains(new Edit.NoPositions());
    }

    /** The divisor that replaces the square root of the head size, if one was set. */
    public OptionalDouble scoreDivisor() {
        OptionalDouble last = OptionalDouble.empty();
        for (Edit edit : list) {
            if (edit instanceof Edit.ScoreDivisor divisor) last = OptionalDouble.of(divisor.value());
        }
        return last;
    }

    /** The product of all embedding scales, 1 without one. */
    public double embedScale() {
        double scale = 1;
        for (Edit edit : list) {
            if (edit instanceof Edit.EmbedScale factor) scale *= factor.value();
        }
        return scale;
    }

    /** Overwrites of one activation, in order. */
    public List<Edit.Overwrite> overwrites(ActivationName name) {
        if (list.isEmpty()) return List.of();
        return list.stream()
                .filter(Edit.Overwrite.class::isInstance)
                .map(Edit.Overwrite.class::cast)
                .filter(o -> o.name().equals(name))
                .toList();
    }

    /**
     * Checks that the places named exist in a model and a text of T tokens.
     *
     * @throws IllegalArgumentException naming the first that does not
     */
    public void check(ModelShape model, int T) {
        for (Edit edit : list) {
            int layer = 0;
            if (edit instanceof Edit.ZeroHead zero) {
                layer = zero.layer();
                if (zero.head() < 0 || zero.head() >= model.heads()) {
                    throw new IllegalArgumentException(
                            "there is no head " + zero.head() + ": the model has heads 0 to " + (model.heads() - 1));
                }
            } else if (edit instanceof Edit.ZeroMlp zero) {
                layer = zero.layer();
            } else if (edit instanceof Edit.Overwrite overwrite) {
                layer = Math.max(0, overwrite.name().layer());
                if (layer < model.layers()) checkFits(overwrite, model, T);
            }
            if (layer < 0 || layer >= model.layers()) {
                throw new IllegalArgumentException(
                        "there is no layer " + layer + ": the model has layers 0 to " + (model.layers() - 1));
            }
        }
    }

    private static void checkFits(Edit.Overwrite overwrite, ModelShape model, int T) {
        Shape shape = overwrite.name().shape(model, T);
        int[] index = overwrite.index();
        try {
            shape.offset(index);
        } catch (IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("overwrite of " + overwrite.name() + ": " + e.getMessage(), e);
        }
        int count = shape.countBelow(index.length);
        int given = overwrite.values().length;
        if (given != 1 && given != count) {
            throw new IllegalArgumentException(
                    "overwrite of " + overwrite.name() + " gives " + given + " values for " + count);
        }
    }
}
