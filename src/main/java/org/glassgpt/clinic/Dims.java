package org.glassgpt.clinic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A shape in letters, such as (B, T, C). Immutable. */
public record Dims(List<Size> sizes) {
    public Dims {
        sizes = List.copyOf(sizes);
    }

    /** Such as {@code of("B", "T", "C")}. */
    static Dims of(String... sizes) {
        return new Dims(Arrays.stream(sizes).map(Size::new).toList());
    }

    public int rank() {
        return sizes.size();
    }

    /**
     * @param axis from 0; below 0 counted from the end
     */
    Size at(int axis) {
        return sizes.get(axis < 0 ? rank() + axis : axis);
    }

    Dims with(int axis, Size size) {
        List<Size> changed = new ArrayList<>(sizes);
        changed.set(axis < 0 ? rank() + axis : axis, size);
        return new Dims(changed);
    }

    Dims inserted(int axis, Size size) {
        List<Size> changed = new ArrayList<>(sizes);
        changed.add(axis < 0 ? rank() + axis + 1 : axis, size);
        return new Dims(changed);
    }

    Dims without(int axis) {
        List<Size> changed = new ArrayList<>(sizes);
        changed.remove(axis < 0 ? rank() + axis : axis);
        return new Dims(changed);
    }

    @Override
    public String toString() {
        return sizes.stream().map(Size::text).collect(Collectors.joining(", ", "(", ")"));
    }
}
