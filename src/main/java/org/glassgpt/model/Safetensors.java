package org.glassgpt.model;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A safetensors file, open for reading tensor by tensor, of any size.
 *
 * <p>Numbers are read through a small buffer straight to where they are wanted. A memory map would hold the file's pages
 * beside the network's own copy, would stop Windows from replacing the file, and would end the process where another
 * program cuts the file short; reading once in order costs the same.
 */
public final class Safetensors implements AutoCloseable {
    private static final int CHUNK = 1 << 18;

    private final Path file;
    private final SeekableByteChannel channel;
    private final SafetensorsHeader.Contents contents;

    private Safetensors(Path file, SeekableByteChannel channel, SafetensorsHeader.Contents contents) {
        this.file = file;
        this.channel = channel;
        this.contents = contents;
    }

    /**
     * One tensor's place in the file.
     *
     * @param shape sizes, outermost first
     * @param begin its first byte, from the beginning of the file
     */
    public record Tensor(String name, Dtype dtype, List<Long> shape, long begin) {
        /** How many numbers. */
        public long count() {
            long count = 1;
            for (long n : shape) count *= n;
            return count;
        }

        long end() {
            return begin + count() * dtype.bytes();
        }
    }

    /** Takes a tensor's numbers piece by piece. */
    @FunctionalInterface
    public interface Sink {
        /**
         * @param at position of the first of them in the tensor
         * @param numbers valid up to {@code count}, and only until this returns
         */
        void accept(long at, float[] numbers, int count) throws IOException;
    }

    /**
     * @throws BadCheckpointException when there is no such file, or it is not in the safetensors format
     */
    public static Safetensors open(Path file) throws IOException {
        if (Files.isDirectory(file)) throw new BadCheckpointException(file, "is a folder, not a safetensors file");
        SeekableByteChannel channel;
        try {
            channel = Files.newByteChannel(file);
        } catch (NoSuchFileException e) {
            throw new BadCheckpointException(file, "there is no such file");
        }
        try {
            return new Safetensors(file, channel, SafetensorsHeader.read(file, channel));
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    public Path file() {
        return file;
    }

    /** By name, in the order of the file's header. */
    public Map<String, Tensor> tensors() {
        return contents.tensors();
    }

    /** What the writer noted beside the tensors, in {@code __metadata__}. */
    public Map<String, String> metadata() {
        return contents.metadata();
    }

    private Tensor tensor(String name) throws IOException {
        Tensor tensor = contents.tensors().get(name);
        if (tensor == null) throw new BadCheckpointException(file, "tensor " + name + " is missing");
        return tensor;
    }

    /** Reads F64, F32, F16 or BF16 as float32. */
    public void read(String name, Sink sink) throws IOException {
        Tensor tensor = tensor(name);
        if (!tensor.dtype().readsAsFloat()) {
            throw new BadCheckpointException(
                    file, "tensor " + name + " is " + tensor.dtype() + "; F32, F16, BF16 or F64 was expected");
        }
        int size = (int) Math.min(CHUNK, tensor.count());
        float[] numbers = new float[size];
        ByteBuffer bytes = ByteBuffer.allocate(size * tensor.dtype().bytes()).order(ByteOrder.LITTLE_ENDIAN);
        for (long at = 0; at < tensor.count(); at += size) {
            int count = (int) Math.min(size, tensor.count() - at);
            fillFrom(tensor, at, bytes, count);
            decode(tensor.dtype(), bytes, numbers, count);
            sink.accept(at, numbers, count);
        }
    }

    /** All of a tensor's numbers, row-major. */
    public float[] floats(String name) throws IOException {
        float[] all = new float[arraySize(tensor(name))];
        read(name, (at, numbers, count) -> System.arraycopy(numbers, 0, all, (int) at, count));
        return all;
    }

    /** All numbers of an I64 or I32 tensor. */
    public long[] longs(String name) throws IOException {
        Tensor tensor = tensor(name);
        if (!tensor.dtype().readsAsInteger()) {
            throw new BadCheckpointException(
                    file, "tensor " + name + " is " + tensor.dtype() + "; I64 or I32 was expected");
        }
        int count = arraySize(tensor);
        if ((long) count * tensor.dtype().bytes() > Integer.MAX_VALUE) throw tooLarge(tensor);
        ByteBuffer bytes = ByteBuffer.allocate(count * tensor.dtype().bytes()).order(ByteOrder.LITTLE_ENDIAN);
        fillFrom(tensor, 0, bytes, count);
        long[] all = new long[count];
        for (int i = 0; i < count; i++) all[i] = tensor.dtype() == Dtype.I64 ? bytes.getLong() : bytes.getInt();
        return all;
    }

    private int arraySize(Tensor tensor) throws IOException {
        if (tensor.count() > Integer.MAX_VALUE - 8) throw tooLarge(tensor);
        return (int) tensor.count();
    }

    private BadCheckpointException tooLarge(Tensor tensor) {
        return new BadCheckpointException(
                file, "tensor " + tensor.name() + " with its " + tensor.count() + " numbers is too large");
    }

    private void fillFrom(Tensor tensor, long at, ByteBuffer bytes, int count) throws IOException {
        channel.position(tensor.begin() + at * tensor.dtype().bytes());
        fill(file, channel, bytes.clear().limit(count * tensor.dtype().bytes()));
    }

    /** Fills the buffer up to its limit from where the channel stands, and turns it for reading. */
    static ByteBuffer fill(Path file, SeekableByteChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            if (channel.read(bytes) < 0) {
                throw new BadCheckpointException(file, "the file became shorter while it was read");
            }
        }
        return bytes.flip();
    }

    private static void decode(Dtype dtype, ByteBuffer bytes, float[] numbers, int count) {
        switch (dtype) {
            case F32 -> bytes.asFloatBuffer().get(numbers, 0, count);
            case F64 -> {
                for (int i = 0; i < count; i++) numbers[i] = (float) bytes.getDouble();
            }
            case F16 -> {
                for (int i = 0; i < count; i++) numbers[i] = HalfPrecision.fromHalf(bytes.getShort());
            }
            case BF16 -> {
                for (int i = 0; i < count; i++) numbers[i] = HalfPrecision.fromBfloat(bytes.getShort());
            }
            default -> throw new IllegalArgumentException(dtype + " does not read as float32");
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
