package org.glassgpt.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.glassgpt.model.GoldenComparison.Tolerance;
import org.glassgpt.model.reference.ReferenceGpt;
import org.glassgpt.trace.ActivationName;
import org.glassgpt.trace.Edits;
import org.glassgpt.trace.Keep;
import org.glassgpt.trace.Trace;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Both engines against the activations that the NumPy reference computed. */
class GoldenTest {
    @TempDir
    Path temp;

    @ParameterizedTest
    @EnumSource(GoldenFixture.class)
    void everyActivationAgrees(GoldenFixture fixture) throws IOException {
        Path dir = fixture.unpack(temp);
        compare(dir, Edits.NONE, dir.resolve(GoldenFixture.EXPECTED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"embed_scale", "no_mask", "no_positions", "overwrite", "score_divisor", "zero_head", "zero_mlp"})
    void everyEditAgrees(String edit) throws IOException, URISyntaxException {
        Path edits = Path.of(getClass().getResource("/golden/tiny-tied/edits").toURI());
        Path dir = GoldenFixture.TINY_TIED.unpack(temp);
        compare(dir, EditsJson.read(edits.resolve(edit + ".json")), edits.resolve(edit + ".safetensors"));
    }

    private static void compare(Path dir, Edits edits, Path expected) throws IOException {
        try (Gpt gpt = Gpt.load(dir);
                Safetensors file = Safetensors.open(expected)) {
            int[] ids = GoldenComparison.ids(file);
            Trace fast = gpt.forward(ids, edits, Keep.all());
            assertAllOk(GoldenComparison.compare(fast, file, Tolerance.FIXTURE), gpt);
            Trace plain = new ReferenceGpt(gpt.config(), (Parameters) gpt.weights()).forward(ids, edits);
            assertAllOk(GoldenComparison.compare(plain, file, Tolerance.FIXTURE), gpt);
        }
    }

    private static void assertAllOk(List<GoldenComparison.Row> rows, Gpt gpt) {
        assertEquals(
                ActivationName.all(gpt.shape().layers()).stream()
                        .map(ActivationName::text)
                        .toList(),
                rows.stream().map(GoldenComparison.Row::name).toList());
        for (GoldenComparison.Row row : rows) assertTrue(row.ok(), row::toString);
    }

    @ParameterizedTest
    @EnumSource(GoldenFixture.class)
    void aWrongNumberIsReported(GoldenFixture fixture) throws IOException {
        Path dir = fixture.unpack(temp);
        Path file = dir.resolve(GoldenFixture.EXPECTED);
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 1] ^= 0x40; // the exponent of the last logit
        Files.write(file, bytes);
        try (Gpt gpt = Gpt.load(dir)) {
            List<GoldenComparison.Row> rows = GoldenComparison.run(gpt, file, Tolerance.FIXTURE);
            List<String> failed = rows.stream()
                    .filter(row -> !row.ok())
                    .map(GoldenComparison.Row::name)
                    .toList();
            assertEquals(List.of("logits"), failed);
        }
    }
}
