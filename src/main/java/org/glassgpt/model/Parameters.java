package org.glassgpt.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.glassgpt.trace.Constants;
import org.glassgpt.trace.TensorNames;
import org.glassgpt.trace.Weights;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A network's tensors, float32, by name in the order of the network; from outside they look row-major, as in a
 * checkpoint. What is multiplied lies outside the heap, in the order in which products read it ({@link Strips}); vectors
 * and positions, which only loops use, are {@code float[]}s.
 *
 * <p>A picture may still ask for weights while another model is being opened; so {@link #slice} and {@link #close} exclude
 * one another, and what comes after the closing gets an {@link IllegalStateException} instead of freed memory.
 */
public final class Parameters implements Weights, AutoCloseable {
    private final Map<String, int[]> shapes;
    private final Constants constants;
    private final Map<String, Strips> matrices = new LinkedHashMap<>();
    private final Map<String, float[]> vectors = new LinkedHashMap<>();
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private boolean closed;

    private Parameters(GptConfig config) {
        constants = config.constants();
        shapes = config.tensors();
        shapes.forEach((name, shape) -> {
            if (shape.length == 1 || name.equals(TensorNames.WPE)) {
                vectors.put(name, new float[count(name)]);
            } else {
                boolean embedding = name.equals(TensorNames.WTE) || name.equals(TensorNames.LM_HEAD); // [V, C]
                matrices.put(
                        name, embedding ? new Strips(shape[1], shape[0], true) : new Strips(shape[0], shape[1], false));
            }
        });
    }

    /** Memory for every tensor of a network, its contents undefined. */
    public static Parameters allocate(GptConfig config) {
        NativeSetup.prepare();
        return new Parameters(config);
    }

    private int[] known(String name) {
        int[] shape = shapes.get(name);
        if (shape == null) throw new NoSuchElementException("there is no tensor " + name);
        return shape;
    }

    private int count(String name) {
        int count = 1;
        for (int size : known(name)) count = Math.multiplyExact(count, size);
        return count;
    }

    /** A copy as an INDArray, for {@link org.glassgpt.model.reference.ReferenceGpt}. */
    public INDArray get(String name) {
        return Nd4j.create(values(name), shape(name));
    }

    /** The matrix of a linear layer or an embedding, for the engine. */
    Strips matrix(String name) {
        return matrices.get(name);
    }

    /** The numbers of a vector or of the positions themselves, only to be read. */
    float[] vector(String name) {
        return vectors.get(name);
    }

    /** Copies row-major numbers into a tensor. */
    public void set(String name, float[] values) {
        if (values.length != count(name)) {
            throw new IllegalArgumentException(name + " has " + count(name) + " numbers, not " + values.length);
        }
        write(name, 0, values, values.length);
    }

    /** Copies numbers into a tensor, from its position {@code from} on. */
    void write(String name, long from, float[] numbers, int count) {
        float[] vector = vectors.get(name);
        if (vector == null) matrices.get(name).write(from, numbers, count);
        else System.arraycopy(numbers, 0, vector, Math.toIntExact(from), count);
    }

    /** A copy of all of a tensor's numbers, row-major. */
    public float[] values(String name) {
        return slice(name, 0, count(name));
    }

    @Override
    public Constants constants() {
        return constants;
    }

    @Override
    public List<String> names() {
        return List.copyOf(shapes.keySet());
    }

    @Override
    public int[] shape(String name) {
        return known(name).clone();
    }

    @Override
    public float[] slice(String name, int from, int count) {
        if (from < 0 || count < 0 || (long) from + count > count(name)) {
            throw new IndexOutOfBoundsException(
                    name + " has " + count(name) + " numbers, not " + count + " from position " + from);
        }
        lock.readLock().lock();
        try {
            if (closed) throw new IllegalStateException("the model is closed");
            float[] vector = vectors.get(name);
            if (vector == null) return matrices.get(name).read(from, count);
            float[] numbers = new float[count];
            System.arraycopy(vector, from, numbers, 0, count);
            return numbers;
        } finally {
            lock.readLock().unlock();
        }
    }

    @Override
    public void close() {
        lock.writeLock().lock();
        try {
            if (!closed) matrices.values().forEach(Strips::close);
            closed = true;
        } finally {
            lock.writeLock().unlock();
        }
    }
}
