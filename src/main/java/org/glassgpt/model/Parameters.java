package org.glassgpt.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.bytedeco.javacpp.FloatPointer;
import org.glassgpt.trace.Constants;
import org.glassgpt.trace.Weights;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A network's tensors: float32 INDArrays, row-major, by name in the order of the network. The map never changes; the
 * numbers do only while a trainer owns them.
 *
 * <p>A picture may still ask for weights while another model is being opened; so {@link #slice} and {@link #close} exclude
 * one another, and what comes after the closing gets an {@link IllegalStateException} instead of freed memory.
 */
public final class Parameters implements Weights, AutoCloseable {
    private final Map<String, INDArray> tensors;
    private final Constants constants;
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private boolean closed;

    private Parameters(Map<String, INDArray> tensors, Constants constants) {
        this.constants = constants;
        this.tensors = Collections.unmodifiableMap(tensors);
    }

    /** Memory for every tensor of a network, its contents undefined. */
    public static Parameters allocate(GptConfig config) {
        NativeSetup.prepare();
        Map<String, INDArray> tensors = new LinkedHashMap<>();
        config.tensors().forEach((name, shape) -> tensors.put(name, newTensor(shape)));
        return new Parameters(tensors, config.constants());
    }

    private static INDArray newTensor(int[] shape) {
        long[] sizes = new long[shape.length];
        for (int i = 0; i < shape.length; i++) sizes[i] = shape[i];
        return Nd4j.createUninitialized(DataType.FLOAT, sizes, 'c');
    }

    /** The tensor itself, for the engine; whoever is above it sees {@link Weights}. */
    public INDArray get(String name) {
        INDArray tensor = tensors.get(name);
        if (tensor == null) throw new NoSuchElementException("there is no tensor " + name);
        return tensor;
    }

    /** Where the tensor's numbers begin. */
    public FloatPointer pointer(String name) {
        return (FloatPointer) get(name).data().pointer();
    }

    /** Copies row-major numbers into a tensor. */
    public void set(String name, float[] values) {
        if (values.length != get(name).length()) {
            throw new IllegalArgumentException(name + " has " + get(name).length() + " numbers, not " + values.length);
        }
        new FloatPointer(pointer(name)).position(0).put(values);
    }

    /** A copy of all of a tensor's numbers, row-major. */
    public float[] values(String name) {
        return slice(name, 0, Math.toIntExact(get(name).length()));
    }

    @Override
    public Constants constants() {
        return constants;
    }

    @Override
    public List<String> names() {
        return List.copyOf(tensors.keySet());
    }

    @Override
    public int[] shape(String name) {
        long[] sizes = get(name).shape();
        int[] shape = new int[sizes.length];
        for (int i = 0; i < shape.length; i++) shape[i] = Math.toIntExact(sizes[i]);
        return shape;
    }

    @Override
    public float[] slice(String name, int from, int count) {
        if (from < 0 || count < 0 || (long) from + count > get(name).length()) {
            throw new IndexOutOfBoundsException(
                    name + " has " + get(name).length() + " numbers, not " + count + " from position " + from);
        }
        lock.readLock().lock();
        try {
            if (closed) throw new IllegalStateException("the model is closed");
            float[] values = new float[count];
            Blas.at(pointer(name), from).get(values);
            return values;
        } finally {
            lock.readLock().unlock();
        }
    }

    @Override
    public void close() {
        lock.writeLock().lock();
        try {
            if (!closed) tensors.values().forEach(INDArray::close);
            closed = true;
        } finally {
            lock.writeLock().unlock();
        }
    }
}
