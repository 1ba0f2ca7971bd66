package org.glassgpt.trace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.stream.IntStream;
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

    /** Without those that a question is true of. */
    public Edits without(Predicate<Edit> unwanted) {
        return new Edits(list.stream().filter(unwanted.negate()).toList());
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

    /** Whether a number is one that an overwrite put there. */
    public boolean writes(Cell.OfActivation cell) {
        return overwrites(cell.name()).stream()
                .map(Edit.Overwrite::index)
                .anyMatch(index -> IntStream.range(0, index.length).allMatch(axis -> index[axis] == cell.at(axis)));
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

    /**
     * What of this exists in a model and a text of T tokens. A row of attention weights written for a shorter text gets
     * zeros for the tokens behind it; one for a longer text fits if it gave nothing to the tokens that are gone.
     */
    public Edits fitting(ModelShape model, int T) {
        if (list.isEmpty()) return this;
        List<Edit> fit = new ArrayList<>();
        for (Edit edit : list) {
            Edit stretched = edit instanceof Edit.Overwrite overwrite ? stretched(overwrite, T) : edit;
            if (exists(stretched, model, T)) fit.add(stretched);
        }
        return fit.equals(list) ? this : new Edits(fit);
    }

    private static boolean exists(Edit edit, ModelShape model, int T) {
        try {
            Edits.of(edit).check(model, T);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Edit stretched(Edit.Overwrite row, int T) {
        float[] values = row.values();
        boolean weights = row.name().kind() == ActivationName.Kind.PATTERN && row.index().length == 2;
        if (!weights || values.length == 1 && T != 1 || values.length == T) return row;
        for (int key = T; key < values.length; key++) if (values[key] != 0) return row;
        return new Edit.Overwrite(row.name(), row.index(), Arrays.copyOf(values, T));
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
