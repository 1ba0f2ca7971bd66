package org.glassgpt.ui.panel.positions;

import org.glassgpt.figure.Address;

/** A positional encoding: a number for each position and dimension. */
interface Encoding {
    int positions();

    int dimensions();

    float at(int position, int dimension);

    Address address(int position, int dimension);

    /**
     * Sine and cosine of falling frequencies: PE(pos, 2i) = sin(pos / 10000^(2i/C)), PE(pos, 2i+1) = cos of the same
     * (Vaswani et al. 2017, section 3.5).
     */
    record Sine(int positions, int dimensions) implements Encoding {
        /** The angle under sine or cosine. */
        double angle(int position, int dimension) {
            int even = dimension - dimension % 2;
            return position / Math.pow(10_000, even / (double) dimensions);
        }

        @Override
        public float at(int position, int dimension) {
            double angle = angle(position, dimension);
            return (float) (dimension % 2 == 0 ? Math.sin(angle) : Math.cos(angle));
        }

        @Override
        public Address address(int position, int dimension) {
            return Address.formula("sine", position, dimension);
        }
    }

    /** A model's table, {@code wpe.weight} (positions, C). */
    final class Learned implements Encoding {
        /** The tensor's name. */
        static final String TENSOR = "wpe.weight";

        private final int positions;
        private final int dimensions;
        private final float[] table;

        Learned(org.glassgpt.trace.Weights weights) {
            int[] shape = weights.shape(TENSOR);
            positions = shape[0];
            dimensions = shape[1];
            table = weights.slice(TENSOR, 0, Math.multiplyExact(positions, dimensions));
        }

        @Override
        public int positions() {
            return positions;
        }

        @Override
        public int dimensions() {
            return dimensions;
        }

        @Override
        public float at(int position, int dimension) {
            return table[position * dimensions + dimension];
        }

        @Override
        public Address address(int position, int dimension) {
            return Address.weight(TENSOR, position, dimension);
        }
    }
}
