package org.glassgpt.trace;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;

/** Tensors in plain arrays. */
public final class HeapWeights implements Weights {
    private final Map<String, int[]> shapes = new LinkedHashMap<>();
    private final Map<String, float[]> values = new LinkedHashMap<>();

    /** One matrix. */
    public static HeapWeights matrix(String name, float[]... rows) {
        HeapWeights made = new HeapWeights();
        float[] all = new float[rows.length * rows[0].length];
        for (int i = 0; i < rows.length; i++) System.arraycopy(rows[i], 0, all, i * rows[0].length, rows[0].length);
        made.shapes.put(name, new int[] {rows.length, rows[0].length});
        made.values.put(name, all);
        return made;
    }

    /** Normally distributed numbers. */
    public static HeapWeights random(Map<String, int[]> shapes, Random random) {
        HeapWeights made = new HeapWeights();
        shapes.forEach((name, shape) -> {
            float[] all = new float[Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
            for (int i = 0; i < all.length; i++) all[i] = (float) random.nextGaussian();
            made.shapes.put(name, shape);
            made.values.put(name, all);
        });
        return made;
    }

    @Override
    public List<String> names() {
        return List.copyOf(shapes.keySet());
    }

    @Override
    public int[] shape(String name) {
        if (!shapes.containsKey(name)) throw new NoSuchElementException(name);
        return shapes.get(name).clone();
    }

    @Override
    public float[] slice(String name, int from, int count) {
        return Arrays.copyOfRange(values.get(name), from, from + count);
    }
}
