package org.glassgpt.model;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Collects tensors and writes them as a safetensors file, whole or not at all. */
public final class SafetensorsWriter {
    private static final int CHUNK = 1 << 16;
    private static final int ALIGNMENT = 8;
    private static final JsonMapper JSON = new JsonMapper();

    private final ObjectNode header = JSON.createObjectNode();
    private final List<Item> items = new ArrayList<>();
    private long bytes;

    private record Item(String name, Dtype dtype, int count, Encoder encoder) {}

    /** Puts {@code count} numbers from position {@code from} into the buffer. */
    private interface Encoder {
        void encode(int from, int count, ByteBuffer out) throws IOException;
    }

    /** Where float32 numbers come from, for instance {@code Weights::slice} of one tensor. */
    @FunctionalInterface
    public interface FloatSource {
        float[] slice(int from, int count);
    }

    /** Adds to {@code __metadata__}. */
    public SafetensorsWriter metadata(String key, String value) {
        header.withObjectProperty(SafetensorsHeader.METADATA).put(key, value);
        return this;
    }

    public SafetensorsWriter longs(String name, int[] shape, long[] values) {
        return add(name, Dtype.I64, shape, (from, count, out) -> {
            for (int i = from; i < from + count; i++) out.putLong(values[i]);
        });
    }

    public SafetensorsWriter floats(String name, int[] shape, float[] values) {
        return floats(name, Dtype.F32, shape, (from, count) -> Arrays.copyOfRange(values, from, from + count));
    }

    /**
     * @param dtype F32, F16 or BF16; a number that F16 cannot hold stops the writing
     * @param source asked while the file is written
     */
    public SafetensorsWriter floats(String name, Dtype dtype, int[] shape, FloatSource source) {
        return switch (dtype) {
            case F32 ->
                add(name, dtype, shape, (from, count, out) -> {
                    for (float x : source.slice(from, count)) out.putFloat(x);
                });
            case F16 ->
                add(name, dtype, shape, (from, count, out) -> {
                    for (float x : source.slice(from, count)) out.putShort(half(name, x));
                });
            case BF16 ->
                add(name, dtype, shape, (from, count, out) -> {
                    for (float x : source.slice(from, count)) out.putShort(HalfPrecision.toBfloat(x));
                });
            default -> throw new IllegalArgumentException("weights are not written as " + dtype);
        };
    }

    private static short half(String name, float x) throws IOException {
        short half = HalfPrecision.toHalf(x);
        if (Float.isFinite(x) && !Float.isFinite(HalfPrecision.fromHalf(half))) {
            throw new IOException("tensor " + name + " holds " + x + ", which F16 cannot");
        }
        return half;
    }

    private SafetensorsWriter add(String name, Dtype dtype, int[] shape, Encoder encoder) {
        if (header.has(name)) throw new IllegalArgumentException("two tensors are called " + name);
        long count = 1;
        for (int n : shape) count *= n;
        long end = bytes + count * dtype.bytes();
        ObjectNode entry = header.putObject(name).put("dtype", dtype.name());
        var sizes = entry.putArray("shape");
        for (int n : shape) sizes.add(n);
        entry.putArray("data_offsets").add(bytes).add(end);
        items.add(new Item(name, dtype, Math.toIntExact(count), encoder));
        bytes = end;
        return this;
    }

    /** Writes the file; what stood there before stays until the new one is complete. */
    public void write(Path file) throws IOException {
        AtomicFile.write(file, this::writeTo);
    }

    /** Writes beside the file's place, to be committed by the caller. */
    public AtomicFile prepare(Path file) throws IOException {
        return AtomicFile.prepare(file, this::writeTo);
    }

    private void writeTo(WritableByteChannel out) throws IOException {
        byte[] json = header.toString().getBytes(StandardCharsets.UTF_8);
        int padding = Math.floorMod(-json.length, ALIGNMENT);
        ByteBuffer head = ByteBuffer.allocate(8 + json.length + padding).order(ByteOrder.LITTLE_ENDIAN);
        head.putLong(json.length + padding).put(json).put(" ".repeat(padding).getBytes(StandardCharsets.UTF_8));
        AtomicFile.writeFully(out, head.flip());
        ByteBuffer buffer = ByteBuffer.allocateDirect(CHUNK * 8).order(ByteOrder.LITTLE_ENDIAN);
        for (Item item : items) {
            for (int from = 0; from < item.count(); from += CHUNK) {
                buffer.clear();
                item.encoder().encode(from, Math.min(CHUNK, item.count() - from), buffer);
                AtomicFile.writeFully(out, buffer.flip());
            }
        }
    }
}
