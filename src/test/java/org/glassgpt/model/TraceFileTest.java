package org.glassgpt.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.glassgpt.trace.Activation;
import org.glassgpt.trace.Edits;
import org.glassgpt.trace.Keep;
import org.glassgpt.trace.Trace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceFileTest {
    @TempDir
    Path temp;

    @Test
    void holdsTheIdsAndEveryActivation() throws IOException {
        Path file = temp.resolve("trace.safetensors");
        try (Gpt gpt = RandomModels.gpt(RandomModels.config(), 1)) {
            int[] ids = RandomModels.ids(5, 2);
            Trace trace = gpt.forward(ids, Edits.NONE, Keep.all());
            TraceFile.write(file, trace);
            try (Safetensors tensors = Safetensors.open(file)) {
                assertArrayEquals(ids, GoldenComparison.ids(tensors));
                List<String> names = new ArrayList<>(List.of("input_ids"));
                for (Activation a : trace.activations()) {
                    names.add(a.name().text());
                    assertArrayEquals(a.slice(), tensors.floats(a.name().text()));
                    List<Long> shape = new ArrayList<>();
                    for (int size : a.shape().sizes()) shape.add((long) size);
                    assertEquals(shape, tensors.tensors().get(a.name().text()).shape());
                }
                assertEquals(names, List.copyOf(tensors.tensors().keySet()));
            }
        }
    }
}
