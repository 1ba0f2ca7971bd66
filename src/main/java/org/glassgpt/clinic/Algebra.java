package org.glassgpt.clinic;

import java.util.List;
import java.util.function.Consumer;

/**
 * What can be done with tensors, be they shapes or numbers. Where something does not fit, the finding is told and the
 * method gives what comes nearest, so that the lines after it can be looked at too; {@link #stops} says whether nothing
 * comes after.
 *
 * @param <V> kind of tensor
 */
interface Algebra<V> {
    /** Hears of what is wrong. */
    interface Report extends Consumer<Finding> {}

    /** Whether there is nothing to go on with after a finding. */
    boolean stops(Finding finding);

    /** A · B, in the last two axes; axes before them are carried along. */
    V product(V left, V right, Report report);

    V plus(V left, V right, Report report);

    /** Divided by the root of a size. */
    V overRoot(V value, Size of);

    /** The last two axes exchanged; the last one of two. */
    V transposed(V value);

    /** Softmax over the last axis. */
    V softmax(V value);

    Size size(V value, int axis);

    /** (…, T, C) cut into (…, nh, T, hs). */
    V heads(V value, Size count);

    /** (…, nh, T, hs) joined to (…, T, C). */
    V joined(V value);

    /** Keys after the query hidden: (…, T, T). */
    V causal(V value);

    /** An axis of one more. */
    V unsqueezed(V value, int axis);

    /** The first so many along an axis. */
    V first(V value, int axis, Size count);

    V zeros(List<Size> sizes);

    /** A layer of the library, built under a name. */
    Thing.Layer<V> build(String name, String kind, List<Size> sizes);

    /** A layer applied. Arguments that are no tensors are left out. */
    V apply(Thing.Layer<V> layer, List<V> arguments, Report report);
}
