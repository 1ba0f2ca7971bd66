package org.glassgpt.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.glassgpt.model.GoldenFixture;
import org.glassgpt.model.Safetensors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceCommandTest extends OnTheTinyModel {
    private Path out;

    @BeforeEach
    @Override
    void unpack() throws IOException {
        super.unpack();
        out = temp.resolve("new folder").resolve("轨迹.safetensors");
    }

    @Test
    void writesTheIdsAndEveryActivationOfTheReference() throws IOException {
        Path expected = model.resolve(GoldenFixture.EXPECTED);
        Run run = Run.of("trace", "--model", model, "--ids", ids(expected), "--out", out);
        assertEquals(new Run(0, "", ""), run);
        assertSame(expected, out);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"zero_head", "zero_mlp", "no_mask", "no_positions", "score_divisor", "embed_scale", "overwrite"})
    void appliesEdits(String edit) throws IOException, URISyntaxException {
        Path edits = Path.of(TraceCommandTest.class
                .getResource("/golden/tiny-tied/edits/" + edit + ".json")
                .toURI());
        Path expected = edits.resolveSibling(edit + ".safetensors");
        Run run = Run.of("trace", "--model", model, "--ids", ids(expected), "--edits", edits, "--out", out);
        assertEquals(new Run(0, "", ""), run);
        assertSame(expected, out);
    }

    @Test
    void isOnTheEighthByteAndTypedAsTheContractSays() throws IOException {
        Run.of("trace", "--model", model, "--ids", "1,2", "--out", out);
        byte[] bytes = Files.readAllBytes(out);
        assertEquals(0, bytes[0] % 8);
        try (Safetensors file = Safetensors.open(out)) {
            assertEquals("I64", file.tensors().get("input_ids").dtype().name());
            assertEquals("F32", file.tensors().get("logits").dtype().name());
        }
    }

    @Test
    void refusesInOneLine() throws IOException {
        assertRefused("no tokenizer files", "--model", model, "--prompt", "hello", "--out", out);
        assertRefused("there is no token 11", "--model", model, "--ids", "1,11", "--out", out);
        assertRefused("(n_positions)", "--model", model, "--ids", "1" + ",1".repeat(500), "--out", out);
        assertRefused("there is no such folder", "--model", temp.resolve("none"), "--ids", "1", "--out", out);
        Path edits = Files.writeString(temp.resolve("edits.json"), "[{\"edit\": \"zero_mlp\", \"layer\": 9}]");
        assertRefused("there is no layer 9", "--model", model, "--ids", "1", "--edits", edits, "--out", out);
        assertRefused("is a folder", "--model", model, "--ids", "1", "--out", temp);
        assertFalse(Files.exists(out));
    }

    private static void assertRefused(String why, Object... arguments) {
        Object[] words = new Object[arguments.length + 1];
        words[0] = "trace";
        System.arraycopy(arguments, 0, words, 1, arguments.length);
        Run run = Run.of(words);
        assertEquals(1, run.exit(), run.err());
        assertEquals("", run.out());
        assertTrue(run.line().contains(why), run.err());
    }

    private static String ids(Path expected) throws IOException {
        try (Safetensors file = Safetensors.open(expected)) {
            long[] longs = file.longs("input_ids");
            int[] ids = new int[longs.length];
            for (int i = 0; i < ids.length; i++) ids[i] = (int) longs[i];
            return IdList.text(ids);
        }
    }

    private static void assertSame(Path expected, Path actual) throws IOException {
        try (Safetensors want = Safetensors.open(expected);
                Safetensors have = Safetensors.open(actual)) {
            assertEquals(want.tensors().keySet(), have.tensors().keySet());
            assertArrayEquals(want.longs("input_ids"), have.longs("input_ids"));
            for (String name : want.tensors().keySet()) {
                assertEquals(
                        want.tensors().get(name).shape(),
                        have.tensors().get(name).shape(),
                        name);
                if (name.equals("input_ids")) continue;
                float[] x = want.floats(name);
                float[] y = have.floats(name);
                for (int i = 0; i < x.length; i++) {
                    double allowed = Float.isInfinite(x[i]) ? 0 : 1e-5 + 1e-4 * Math.abs(x[i]);
                    assertEquals(x[i], y[i], allowed, name + " at " + i);
                }
            }
        }
    }
}
