package org.glassgpt.training;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.bytedeco.javacpp.FloatPointer;
import org.glassgpt.model.AlignedFloats;
import org.glassgpt.model.Blas;
import org.glassgpt.model.GptConfig;
import org.glassgpt.trace.Weights;

/**
 * All of a network's tensors (or their gradients) one after another: once as a {@code float[]}, where loops work, and
 * once as an INDArray, where matrix products work. {@link #push} and {@link #pull} copy everything from one to the other.
 */
final class FlatTensors implements Weights, AutoCloseable {
    /** Where a tensor stands and what it looks like. */
    record Slot(String name, int[] shape, int offset, int count) {
        boolean isMatrix() {
            return shape.length == 2;
        }
    }

    private final Map<String, Slot> slots = new LinkedHashMap<>();
    private final float[] heap;
    private final AlignedFloats array;
    private final FloatPointer base;

    FlatTensors(GptConfig config) {
        int offset = 0;
        for (Map.Entry<String, int[]> tensor : config.tensors().entrySet()) {
            int count = 1;
            for (int size : tensor.getValue()) count = Math.multiplyExact(count, size);
            slots.put(tensor.getKey(), new Slot(tensor.getKey(), tensor.getValue(), offset, count));
            offset = Math.addExact(offset, count);
        }
        heap = new float[offset];
        array = new AlignedFloats(offset);
        base = array.pointer();
    }

    Iterable<Slot> slots() {
        return slots.values();
    }

    Slot slot(String name) {
        Slot slot = slots.get(name);
        if (slot == null) throw new NoSuchElementException("there is no tensor " + name);
        return slot;
    }

    @Override
    public List<String> names() {
        return List.copyOf(slots.keySet());
    }

    @Override
    public int[] shape(String name) {
        return slot(name).shape().clone();
    }

    @Override
    public float[] slice(String name, int from, int count) {
        Slot slot = slot(name);
        Objects.checkFromIndexSize(from, count, slot.count());
        return Arrays.copyOfRange(heap, slot.offset() + from, slot.offset() + from + count);
    }

    /** The numbers on the heap, all tensors in order. */
    float[] heap() {
        return heap;
    }

    /** The numbers outside the heap, from where this tensor begins. */
    FloatPointer pointer(String name) {
        return Blas.at(base, slot(name).offset());
    }

    /** A copy of one tensor's numbers on the heap. */
    float[] copy(String name) {
        return slice(name, 0, slot(name).count());
    }

    void set(String name, float[] values) {
        Slot slot = slot(name);
        if (values.length != slot.count()) {
            throw new IllegalArgumentException(name + " has " + slot.count() + " numbers, not " + values.length);
        }
        System.arraycopy(values, 0, heap, slot.offset(), values.length);
    }

    /** Heap to INDArray. */
    void push() {
        new FloatPointer(base).position(0).put(heap);
    }

    /** INDArray to heap. */
    void pull() {
        new FloatPointer(base).position(0).get(heap);
    }

    @Override
    public void close() {
        array.close();
    }
}
