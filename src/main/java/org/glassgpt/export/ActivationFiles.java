package org.glassgpt.export;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.glassgpt.model.AtomicFile;
import org.glassgpt.model.SafetensorsWriter;
import org.glassgpt.session.Snapshot;
import org.glassgpt.session.TokenView;
import org.glassgpt.trace.Activation;
import org.glassgpt.trace.ActivationName;
import org.glassgpt.trace.Dim;

/**
 * One activation as a file that others read.
 *
 * <p>CSV (RFC 4180, UTF-8): a line for each number, its index by dimension, the texts of its tokens, and the value with as
 * many digits as give the same float32 again:
 *
 * <pre>
 * head,token,key,token_text,key_text,value
 * 0,1,0,b,a,0.25
 * </pre>
 *
 * <p>safetensors: {@code input_ids} (I64) and the activation (F32) by its name, as {@code trace} writes them.
 *
 * <p>Of a comparison both sides go into the one file: in CSV a first column {@code side} says A or B; in safetensors the
 * names of the second side begin with {@code beside.}
 */
public final class ActivationFiles {
    private static final int FLUSH = 1 << 16;
    private static final String BESIDE = "beside.";

    private ActivationFiles() {}

    /** One side of a comparison, or what is shown alone, with the column that says which. */
    private record Side(String column, Activation activation, List<TokenView> tokens) {}

    /** As the other, of what is compared with nothing. */
    public static void write(Snapshot snapshot, ActivationName name, Path file) throws IOException {
        write(snapshot, Optional.empty(), name, file);
    }

    /**
     * Writes the file whole or not at all, as the ending of its name says.
     *
     * @param beside the second side of a comparison
     * @throws IllegalArgumentException for another ending, and for an activation that was not kept
     */
    public static void write(Snapshot snapshot, Optional<Snapshot> beside, ActivationName name, Path file)
            throws IOException {
        String ending = file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (ending.endsWith(".csv")) {
            List<Side> sides = new ArrayList<>();
            sides.add(new Side(beside.isPresent() ? "A," : "", kept(snapshot, name), snapshot.tokens()));
            if (beside.isPresent())
                sides.add(new Side("B,", kept(beside.get(), name), beside.get().tokens()));
            AtomicFile.write(file, out -> writeCsv(sides, out));
        } else if (ending.endsWith(".safetensors")) {
            SafetensorsWriter tensors = new SafetensorsWriter();
            add(tensors, "", snapshot, name);
            beside.ifPresent(second -> add(tensors, BESIDE, second, name));
            tensors.write(file);
        } else {
            throw new IllegalArgumentException(file.getFileName() + " should end in .csv or .safetensors");
        }
    }

    private static Activation kept(Snapshot snapshot, ActivationName name) {
        return snapshot.trace()
                .find(name)
                .orElseThrow(() -> new IllegalArgumentException(name + " was not kept in this pass"));
    }

    private static void add(SafetensorsWriter to, String prefix, Snapshot snapshot, ActivationName name) {
        Activation activation = kept(snapshot, name);
        long[] ids = IntStream.of(snapshot.trace().ids()).asLongStream().toArray();
        to.longs(prefix + "input_ids", new int[] {ids.length}, ids)
                .floats(prefix + name.text(), sizes(activation), activation.slice());
    }

    private static int[] sizes(Activation activation) {
        return IntStream.range(0, activation.shape().rank())
                .map(axis -> activation.shape().size(axis))
                .toArray();
    }

    private static void writeCsv(List<Side> sides, WritableByteChannel to) throws IOException {
        List<Dim> dims = sides.get(0).activation().name().kind().dims();
        StringBuilder out = new StringBuilder(sides.size() > 1 ? "side," : "");
        for (Dim dim : dims) out.append(column(dim)).append(',');
        for (Dim dim : dims) if (isText(dim)) out.append(column(dim)).append("_text,");
        out.append("value\r\n");
        for (Side side : sides) writeRows(side, out, to);
        flush(out, to);
    }

    private static void writeRows(Side side, StringBuilder out, WritableByteChannel to) throws IOException {
        List<Dim> dims = side.activation().name().kind().dims();
        int[] sizes = sizes(side.activation());
        int[] index = new int[sizes.length];
        for (float value : side.activation().slice()) {
            out.append(side.column());
            for (int i : index) out.append(i).append(',');
            for (int axis = 0; axis < index.length; axis++) {
                if (isText(dims.get(axis)))
                    out.append(quoted(side.tokens().get(index[axis]).text())).append(',');
            }
            out.append(value).append("\r\n");
            next(index, sizes);
            if (out.length() > FLUSH) flush(out, to);
        }
    }

    private static boolean isText(Dim dim) {
        return dim == Dim.TOKEN || dim == Dim.KEY;
    }

    private static String column(Dim dim) {
        return dim.name().toLowerCase(Locale.ROOT);
    }

    private static void next(int[] index, int[] sizes) {
        for (int axis = index.length - 1; axis >= 0; axis--) {
            if (++index[axis] < sizes[axis]) return;
            index[axis] = 0;
        }
    }

    /** As RFC 4180 has it; a text that a spreadsheet would take for a formula stays a text. */
    private static String quoted(String text) {
        String safe = text.isEmpty() || "=+-@\t\r".indexOf(text.charAt(0)) < 0 ? text : "'" + text;
        boolean plain = safe.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? safe : "\"" + safe.replace("\"", "\"\"") + "\"";
    }

    private static void flush(StringBuilder out, WritableByteChannel to) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(out.toString().getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) to.write(bytes);
        out.setLength(0);
    }
}
