package org.glassgpt.model;

import java.util.Optional;

/**
 * The number formats of a safetensors file. Those that no GPT-2 stores its weights in are known by size only, so that
 * a tensor of that format which nobody asks for does no harm.
 */
public enum Dtype {
    F64(8, true, false),
    F32(4, true, false),
    F16(2, true, false),
    BF16(2, true, false),
    I64(8, false, true),
    I32(4, false, true),
    I16(2, false, false),
    I8(1, false, false),
    U64(8, false, false),
    U32(4, false, false),
    U16(2, false, false),
    U8(1, false, false),
    BOOL(1, false, false),
    F8_E4M3(1, false, false),
    F8_E5M2(1, false, false);

    private final int bytes;
    private final boolean readsAsFloat;
    private final boolean readsAsInteger;

    Dtype(int bytes, boolean readsAsFloat, boolean readsAsInteger) {
        this.bytes = bytes;
        this.readsAsFloat = readsAsFloat;
        this.readsAsInteger = readsAsInteger;
    }

    /** Size of one number. */
    public int bytes() {
        return bytes;
    }

    boolean readsAsFloat() {
        return readsAsFloat;
    }

    boolean readsAsInteger() {
        return readsAsInteger;
    }

    static Optional<Dtype> named(String name) {
        for (Dtype dtype : values()) {
            if (dtype.name().equals(name)) return Optional.of(dtype);
        }
        return Optional.empty();
    }
}
