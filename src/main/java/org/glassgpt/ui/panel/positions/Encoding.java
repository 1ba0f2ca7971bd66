package org.glassgpt.ui.panel.positions;

import org.glassgpt.figure.Address;

/** A positional encoding: a number for each position and dimension. */
interface Encoding {
    int positions();

    int dimensions();

    float at(int position, int dimension);

    Address address(int position, int dimension);

    /** The largest magnitude; 1 where all are 0. */
    default double limit() {
        double limit = 0;
        for (int p = 0; p < positions(); p++) {
            for (int d = 0; d < dimensions(); d++) limit = Math.max(limit, Math.abs(at(p, d)));
        }
        return limit == 0 ? 1 : limit;
    }

    /** All dimensions of one position. */
    default float[] row(int position) {
        float[] row = new float[dimensions()];
        for (int d = 0; d < row.length; d++) row[d] = at(position, d);
        return row;
    }

    /**
     * Sine and cosine of falling frequencies: PE(pos, 2i) = sin(pos / 10000^(2i/C)), PE(pos, 2i+1) = cos of the same
     * (Vaswani et al. 2017, section 3.5).
     */
    final class Sine implements Encoding {
        private final int positions;
        private final int dimensions;
        private final float[] table;

        Sine(int positions, int dimensions) {
            this.positions = positions;
            this.dimensions = dimensions;
            table = new float[Math.multiplyExact(positions, dimensions)];
            for (int d = 0; d < dimensions; d++) {
                double wavelength = wavelength(d);
                for (int p = 0; p < positions; p++) {
                    table[p * dimensions + d] =
                            (float) (d % 2 == 0 ? Math.sin(p / wavelength) : Math.cos(p / wavelength));
                }
            }
        }

        private double wavelength(int dimension) {
            return Math.pow(10_000, (dimension - dimension % 2) / (double) dimensions);
        }

        /** The angle under sine or cosine. */
        double angle(int position, int dimension) {
            return position / wavelength(dimension);
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
