package org.glassgpt.trace;

import java.util.Arrays;

/** One change to a forward pass, applied at the place it names; everything after follows from it. */
public sealed interface Edit {
    /** {@code hook_z} of that head becomes 0. */
    record ZeroHead(int layer, int head) implements Edit {}

    /** {@code hook_mlp_out} of that layer becomes 0. */
    record ZeroMlp(int layer) implements Edit {}

    /** Every token sees every token, those after it too. */
    record NoMask() implements Edit {}

    /** {@code hook_pos_embed} becomes 0. */
    record NoPositions() implements Edit {}

    /** Scores are divided by this instead of the square root of the head size; the last one counts. */
    record ScoreDivisor(double value) implements Edit {
        public ScoreDivisor {
            if (!Double.isFinite(value) || value == 0) {
                throw new IllegalArgumentException("a score divisor is a finite number other than 0, not " + value);
            }
        }
    }

    /** {@code hook_embed} is multiplied by this. */
    record EmbedScale(double value) implements Edit {
        public EmbedScale {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("an embedding scale is a finite number, not " + value);
            }
        }
    }

    /** The slice at a (possibly partial) index of a named activation becomes these values: one for all, or one each. */
    final class Overwrite implements Edit {
        private final ActivationName name;
        private final int[] index;
        private final float[] values;

        /**
         * @param index full (one number) or partial (everything below it), checked against the shape in the pass
         * @param values a single one, spread over the slice, or as many as the slice has
         */
        public Overwrite(ActivationName name, int[] index, float[] values) {
            if (values.length == 0) throw new IllegalArgumentException("an overwrite of " + name + " has no value");
            this.name = name;
            this.index = index.clone();
            this.values = values.clone();
        }

        public ActivationName name() {
            return name;
        }

        public int[] index() {
            return index.clone();
        }

        public float[] values() {
            return values.clone();
        }

        /**
         * Writes the values into an activation's numbers.
         *
         * @param data row-major numbers of the given shape, changed in place
         * @throws IllegalArgumentException when index or values do not fit the shape
         */
        public void apply(float[] data, Shape shape) {
            int from;
            try {
                from = shape.offset(index);
            } catch (IndexOutOfBoundsException e) {
                throw new IllegalArgumentException("overwrite of " + name + ": " + e.getMessage(), e);
            }
            int count = shape.countBelow(index.length);
            if (values.length != 1 && values.length != count) {
                throw new IllegalArgumentException("overwrite of " + name + " at " + Arrays.toString(index) + " gives "
                        + values.length + " values for " + count);
            }
            for (int i = 0; i < count; i++) data[from + i] = values.length == 1 ? values[0] : values[i];
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Overwrite o
                    && name.equals(o.name)
                    && Arrays.equals(index, o.index)
                    && Arrays.equals(values, o.values);
        }

        @Override
        public int hashCode() {
            return 31 * (31 * name.hashCode() + Arrays.hashCode(index)) + Arrays.hashCode(values);
        }

        @Override
        public String toString() {
            return "Overwrite[" + name + Arrays.toString(index) + "]";
        }
    }
}
