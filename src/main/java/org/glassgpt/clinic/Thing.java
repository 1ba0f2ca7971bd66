package org.glassgpt.clinic;

import java.util.List;
import java.util.Map;

/**
 * What a name in a listing can stand for.
 *
 * @param <V> kind of tensor: its shape alone, or its numbers
 */
sealed interface Thing<V> {
    /** A tensor. */
    record Tensor<V>(V value) implements Thing<V> {}

    /** A size, or a number without a shape. */
    record Amount<V>(Size size) implements Thing<V> {}

    /**
     * A layer of the library.
     *
     * @param kind as the library calls it
     * @param sizes that it was built with
     * @param tensors that it holds, by name
     */
    record Layer<V>(String kind, List<Size> sizes, Map<String, V> tensors) implements Thing<V> {}

    /** A module of another listing, built. */
    record Built<V>(Listing listing, Map<String, Thing<V>> names) implements Thing<V> {}

    /** The path to something in a library, such as {@code nn.Linear}. */
    record Path<V>(String text) implements Thing<V> {}

    /** Nothing, or something that nobody knows. */
    record Nothing<V>() implements Thing<V> {}
}
