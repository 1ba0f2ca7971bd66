package org.glassgpt.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.glassgpt.model.GoldenFixture;
import org.glassgpt.model.Safetensors;
import org.glassgpt.sampling.SamplingSettings;
import org.glassgpt.session.Snapshot;
import org.glassgpt.trace.Activation;
import org.glassgpt.trace.ActivationName;
import org.glassgpt.trace.Dim;
import org.glassgpt.trace.ModelShape;
import org.glassgpt.ui.panel.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActivationFilesTest {
    @TempDir
    Path temp;

    private Snapshot snapshot() throws IOException {
        return Samples.of(GoldenFixture.TINY_TIED, temp, SamplingSettings.DEFAULT);
    }

    @Test
    void everyActivationIsReadBackFromCsv() throws IOException {
        Snapshot snapshot = snapshot();
        for (Activation activation : snapshot.trace().activations()) {
            Path file = temp.resolve(activation.name().text() + ".csv");
            ActivationFiles.write(snapshot, activation.name(), file);
            List<String> lines = Files.readAllLines(file);
            int rank = activation.shape().rank();
            assertEquals(
                    activation.shape().count() + 1,
                    lines.size(),
                    activation.name().text());
            assertTrue(lines.get(0).endsWith("value"), lines.get(0));
            float[] all = activation.slice();
            for (int i = 0; i < all.length; i++) {
                String[] cells = lines.get(i + 1).split(",", -1);
                int[] index = Arrays.stream(cells)
                        .limit(rank)
                        .mapToInt(Integer::parseInt)
                        .toArray();
                assertEquals(i, activation.shape().offset(index));
                assertEquals(all[i], Float.parseFloat(cells[cells.length - 1]));
            }
        }
    }

    @Test
    void everyActivationIsReadBackFromSafetensors() throws IOException {
        Snapshot snapshot = snapshot();
        for (Activation activation : snapshot.trace().activations()) {
            Path file = temp.resolve("x.safetensors");
            ActivationFiles.write(snapshot, activation.name(), file);
            try (Safetensors tensors = Safetensors.open(file)) {
                String name = activation.name().text();
                List<Long> sizes = Arrays.stream(activation.shape().sizes())
                        .mapToObj(size -> (long) size)
                        .toList();
                assertEquals(sizes, tensors.tensors().get(name).shape());
                assertArrayEquals(activation.slice(), tensors.floats(name), name);
                long[] ids =
                        Arrays.stream(snapshot.trace().ids()).asLongStream().toArray();
                assertArrayEquals(ids, tensors.longs("input_ids"));
            }
        }
    }

    /** Two sides of a comparison, of texts of their own length, in one file. */
    @Test
    void bothSidesOfAComparisonAreInTheFile() throws IOException {
        ModelShape shape = new ModelShape(1, 2, 4, 8, 16, 11);
        Snapshot first = Samples.madeUp(shape, 3, true);
        Snapshot second = Samples.madeUp(shape, 5, true);
        ActivationName name = ActivationName.pattern(0);
        Path csv = temp.resolve("x.csv");
        ActivationFiles.write(first, Optional.of(second), name, csv);
        List<String> lines = Files.readAllLines(csv);
        assertEquals("side,head,token,key,token_text,key_text,value", lines.get(0));
        float[] a = first.trace().get(name).slice();
        float[] b = second.trace().get(name).slice();
        assertEquals(1 + a.length + b.length, lines.size());
        for (int i = 0; i < a.length + b.length; i++) {
            String line = lines.get(i + 1);
            assertEquals(i < a.length ? 'A' : 'B', line.charAt(0));
            float expected = i < a.length ? a[i] : b[i - a.length];
            assertEquals(expected, Float.parseFloat(line.substring(line.lastIndexOf(',') + 1)));
        }
        Path file = temp.resolve("x.safetensors");
        ActivationFiles.write(first, Optional.of(second), name, file);
        try (Safetensors tensors = Safetensors.open(file)) {
            assertArrayEquals(a, tensors.floats(name.text()));
            assertArrayEquals(b, tensors.floats("beside." + name.text()));
            assertEquals(3, tensors.longs("input_ids").length);
            assertEquals(5, tensors.longs("beside.input_ids").length);
        }
    }

    @Test
    void wordsThatASpreadsheetWouldReadAsAFormulaStayWords() throws IOException {
        Snapshot snapshot = Samples.madeUp(new ModelShape(1, 1, 2, 2, 16, 11), 12, true);
        ActivationName name = ActivationName.embed();
        Path file = temp.resolve("x.csv");
        ActivationFiles.write(snapshot, name, file);
        assertEquals(List.of(Dim.TOKEN, Dim.WIDTH), name.kind().dims());
        for (String line : Files.readAllLines(file)) {
            assertTrue(!line.contains(",=") && !line.contains(",@"), line);
        }
    }

    @Test
    void anotherEndingIsRefusedAndNothingIsLeft() throws IOException {
        Snapshot snapshot = snapshot();
        Path folder = Files.createDirectories(temp.resolve("out"));
        assertThrows(
                IllegalArgumentException.class,
                () -> ActivationFiles.write(snapshot, ActivationName.embed(), folder.resolve("x.xls")));
        assertThrows(
                IllegalArgumentException.class,
                () -> ActivationFiles.write(snapshot, ActivationName.embed(), folder.resolve("csv")));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(0, files.count());
        }
    }
}
