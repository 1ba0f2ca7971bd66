package org.glassgpt.model;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import org.glassgpt.trace.Activation;
import org.glassgpt.trace.Trace;

/** A trace as a safetensors file: {@code input_ids} (I64) and every activation by its name (F32). */
public final class TraceFile {
    private TraceFile() {}

    /** Writes all that the trace holds; what stood at this place before stays until the new file is complete. */
    public static void write(Path file, Trace trace) throws IOException {
        SafetensorsWriter writer = new SafetensorsWriter();
        int[] ids = trace.ids();
        long[] longs = new long[ids.length];
        for (int i = 0; i < longs.length; i++) longs[i] = ids[i];
        writer.longs(GoldenComparison.INPUT_IDS, new int[] {ids.length}, longs);
        for (Activation activation : trace.activations()) {
            FloatBuffer values = activation.values();
            writer.floats(
                    activation.name().text(), Dtype.F32, activation.shape().sizes(), (from, count) -> {
                        float[] part = new float[count];
                        values.get(from, part);
                        return part;
                    });
        }
        writer.write(file);
    }
}
