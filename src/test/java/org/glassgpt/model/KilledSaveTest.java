package org.glassgpt.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.glassgpt.trace.ModelShape;
import org.glassgpt.trace.Weights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that saves over and over is killed; what it leaves is one whole save, of one single moment. */
class KilledSaveTest {
    private static final GptConfig CONFIG =
            new GptConfig(new ModelShape(2, 2, 128, 512, 64, 500), ActivationFunction.GELU_TANH, 1e-5, true);

    @TempDir
    Path temp;

    @Test
    void aKilledSaveLeavesTheOneBefore() throws IOException, InterruptedException {
        for (int saves : new int[] {1, 3, 8}) {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            SaveForever.class.getName(),
                            temp.toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (BufferedReader out = process.inputReader()) {
                for (int i = 0; i < saves; i++) assertNotNull(out.readLine(), "the saving process ended");
            } finally {
                process.destroyForcibly().waitFor();
            }
            checkWhole();
        }
    }

    private void checkWhole() throws IOException {
        assertEquals(CONFIG, ConfigJson.read(temp.resolve(Checkpoint.CONFIG)));
        try (Safetensors file = Safetensors.open(temp.resolve(Checkpoint.MODEL))) {
            float moment = file.floats("transformer.wte.weight")[0];
            for (String name : file.tensors().keySet()) {
                for (float x : file.floats(name)) assertEquals(moment, x, name);
            }
        }
    }

    /** Saves a model all of whose numbers are the number of the save. */
    static final class SaveForever {
        private SaveForever() {}

        public static void main(String[] args) throws IOException {
            for (int save = 1; ; save++) {
                CheckpointWriter.plain().write(Path.of(args[0]), CONFIG, new Constant(save));
                System.out.println(save);
            }
        }
    }

    private record Constant(float value) implements Weights {
        @Override
        public List<String> names() {
            return List.copyOf(CONFIG.tensors().keySet());
        }

        @Override
        public int[] shape(String name) {
            return CONFIG.tensors().get(name);
        }

        @Override
        public float[] slice(String name, int from, int count) {
            float[] values = new float[count];
            Arrays.fill(values, value);
            return values;
        }
    }
}
