package org.glassgpt.ui.panel.layernorm;

import java.util.function.IntFunction;
import org.glassgpt.figure.Address;
import org.glassgpt.figure.Strip;

/**
 * One stage of a layer norm as a vector with the numbers behind it.
 *
 * @param title what it is
 * @param values of the dimensions
 * @param address of a dimension
 * @param countQuantity quantity of its histogram's bins
 * @param hover words for a dimension
 */
record Stage(
        String title, double[] values, IntFunction<Address> address, String countQuantity, IntFunction<String> hover)
        implements Strip.Vector {
    @Override
    public int count() {
        return values.length;
    }

    @Override
    public double at(int i) {
        return values[i];
    }

    @Override
    public Address address(int i) {
        return address.apply(i);
    }

    @Override
    public String words(int i) {
        return hover.apply(i);
    }

    /** The largest magnitude, 1 where all is 0. */
    double limit() {
        double limit = 0;
        for (double x : values) limit = Math.max(limit, Math.abs(x));
        return limit == 0 ? 1 : limit;
    }
}
