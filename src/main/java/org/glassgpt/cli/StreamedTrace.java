package org.glassgpt.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.glassgpt.model.AtomicFile;
import org.glassgpt.model.Gpt;
import org.glassgpt.trace.Activation;
import org.glassgpt.trace.ActivationName;
import org.glassgpt.trace.Edits;
import org.glassgpt.trace.Keep;

/**
 * One pass as a safetensors file: {@code input_ids} (I64, T) and every activation by its name (F32).
 *
 * <p>Each activation is written as it arises, so that the trace of a long context need not fit into memory: names and
 * shapes are known before the pass, and with them the file's head.
 */
final class StreamedTrace {
    private static final String IDS = "input_ids";
    private static final int CHUNK = 1 << 16;

    private final WritableByteChannel out;
    private final Deque<ActivationName> expected;
    private final ByteBuffer buffer =
            ByteBuffer.allocateDirect(CHUNK * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);

    private StreamedTrace(WritableByteChannel out, int layers) {
        this.out = out;
        this.expected = new ArrayDeque<>(ActivationName.all(layers));
    }

    /** Runs the pass and writes the file, whole or not at all. */
    static void write(Path file, Gpt gpt, int[] ids, Edits edits) throws IOException {
        AtomicFile.write(file, out -> new StreamedTrace(out, gpt.shape().layers()).run(gpt, ids, edits));
    }

    private void run(Gpt gpt, int[] ids, Edits edits) throws IOException {
        writeFully(header(gpt, ids.length));
        ByteBuffer numbers = ByteBuffer.allocate(ids.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int id : ids) numbers.putLong(id);
        writeFully(numbers.flip());
        try {
            gpt.forward(ids, edits, Keep.all(), () -> false, this::append);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        if (!expected.isEmpty()) throw new IllegalStateException("the pass left out " + expected.peek());
    }

    private void append(Activation activation) {
        if (!activation.name().equals(expected.poll())) {
            throw new IllegalStateException(activation.name() + " came out of its order");
        }
        FloatBuffer values = activation.values();
        try {
            while (values.hasRemaining()) {
                buffer.clear();
                int count = Math.min(CHUNK, values.remaining());
                FloatBuffer part = values.slice(values.position(), count);
                buffer.asFloatBuffer().put(part);
                values.position(values.position() + count);
                writeFully(buffer.limit(count * Float.BYTES));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ByteBuffer header(Gpt gpt, int T) {
        ObjectNode header = new JsonMapper().createObjectNode();
        long at = describe(header, IDS, "I64", new int[] {T}, 0, (long) T * Long.BYTES);
        for (ActivationName name : ActivationName.all(gpt.shape().layers())) {
            var shape = name.shape(gpt.shape(), T);
            at = describe(header, name.text(), "F32", shape.sizes(), at, (long) shape.count() * Float.BYTES);
        }
        byte[] json = header.toString().getBytes(StandardCharsets.UTF_8);
        int padding = Math.floorMod(-json.length, Long.BYTES);
        ByteBuffer bytes =
                ByteBuffer.allocate(Long.BYTES + json.length + padding).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(json.length + padding).put(json);
        while (bytes.hasRemaining()) bytes.put((byte) ' ');
        return bytes.flip();
    }

    private static long describe(ObjectNode header, String name, String type, int[] shape, long at, long bytes) {
        ObjectNode entry = header.putObject(name).put("dtype", type);
        ArrayNode sizes = entry.putArray("shape");
        for (int size : shape) sizes.add(size);
        entry.putArray("data_offsets").add(at).add(at + bytes);
        return at + bytes;
    }

    private void writeFully(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) out.write(bytes);
    }
}
