package org.glassgpt.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.glassgpt.trace.Edits;
import org.glassgpt.trace.Weights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CheckpointTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    Path temp;

    private static final GptConfig UNTIED = RandomModels.config(2, 2, 6, 10, ActivationFunction.RELU, false);

    @ParameterizedTest
    @EnumSource(
            value = Dtype.class,
            names = {"F32", "F16", "BF16"})
    void opensWhatItWrote(Dtype dtype) throws IOException {
        double precision = dtype == Dtype.F32 ? 0 : dtype == Dtype.F16 ? 0x1p-11 : 0x1p-8;
        for (GptConfig config : List.of(RandomModels.config(), UNTIED)) {
            Path dir = temp.resolve(config.tied() ? "tied" : "untied");
            try (Parameters written = RandomModels.parameters(config, 1)) {
                CheckpointWriter.plain().as(dtype).specialTokens(3, 4).write(dir, config, written);
                Checkpoint read = CheckpointReader.read(dir);
                assertEquals(config, read.config());
                assertEquals(dir, read.dir());
                assertEquals(written.names(), read.parameters().names());
                for (String name : written.names()) {
                    float[] a = written.values(name);
                    float[] b = read.parameters().values(name);
                    for (int i = 0; i < a.length; i++) assertEquals(a[i], b[i], 1e-6 + precision * Math.abs(a[i]));
                    if (dtype == Dtype.F32) assertArrayEquals(a, b);
                }
                read.parameters().close();
            }
        }
    }

    @Test
    void writesWhatTransformersOpens() throws IOException {
        try (Parameters parameters = RandomModels.parameters(UNTIED, 2)) {
            CheckpointWriter.plain().specialTokens(0, 0).write(temp, UNTIED, parameters);
        }
        JsonNode config = JSON.readTree(temp.resolve("config.json").toFile());
        assertEquals("gpt2", config.get("model_type").asText());
        assertEquals("[\"GPT2LMHeadModel\"]", config.get("architectures").toString());
        assertEquals(0, config.get("bos_token_id").intValue());
        assertEquals(10, config.get("n_inner").intValue());
        assertFalse(config.get("tie_word_embeddings").booleanValue());
        byte[] model = Files.readAllBytes(temp.resolve("model.safetensors"));
        assertTrue(new String(model, 8, 100, java.nio.charset.StandardCharsets.UTF_8)
                .startsWith("{\"__metadata__\":{\"format\":\"pt\"},\"transformer.wte.weight\""));
        try (Safetensors file = Safetensors.open(temp.resolve("model.safetensors"))) {
            for (String name : file.tensors().keySet()) {
                assertTrue(name.equals("lm_head.weight") || name.startsWith("transformer."), name);
            }
            assertEquals(UNTIED.tensors().size(), file.tensors().size());
        }
    }

    @Test
    void ignoresUnknownTensorsAndTheHeadOfATiedModel() throws IOException {
        GptConfig config = RandomModels.config();
        try (Parameters parameters = RandomModels.parameters(config, 3)) {
            writeModel(
                    config,
                    parameters,
                    "",
                    new SafetensorsWriter()
                            .longs("h.0.attn.bias", new int[] {1}, new long[1])
                            .floats("lm_head.weight", new int[] {1}, new float[] {Float.NaN}));
            try (Gpt gpt = Gpt.load(temp)) {
                assertArrayEquals(parameters.values("wte.weight"), ((Parameters) gpt.weights()).values("wte.weight"));
                assertEquals(31, gpt.logits(new int[] {1}, Edits.NONE).length);
            }
        }
    }

    /** A folder with config.json as we write it, and tensors under names of our choice. */
    private void writeModel(GptConfig config, Weights weights, String prefix, SafetensorsWriter writer)
            throws IOException {
        CheckpointWriter.plain().write(temp, config, weights);
        config.tensors()
                .forEach((name, shape) -> writer.floats(
                        prefix + name, Dtype.F32, shape, (from, count) -> weights.slice(name, from, count)));
        writer.write(temp.resolve("model.safetensors"));
    }

    private void assertRefused(String file, String sentence) {
        Exception refusal = assertThrows(BadCheckpointException.class, () -> CheckpointReader.read(temp));
        assertTrue(refusal.getMessage().startsWith(temp.resolve(file) + ": " + sentence), () -> refusal.getMessage());
        assertFalse(refusal.getMessage().contains("\n"), refusal.getMessage());
    }

    @Test
    void refusesTensorsThatAreNotTheModels() throws IOException {
        GptConfig config = RandomModels.config();
        try (Parameters parameters = RandomModels.parameters(config, 4)) {
            writeModel(
                    config,
                    parameters,
                    "",
                    new SafetensorsWriter().floats("transformer.wpe.weight", new int[] {1}, new float[1]));
            assertRefused("model.safetensors", "tensor wpe.weight stands there twice");

            float[] broken = parameters.values("h.1.ln_2.bias");
            broken[5] = Float.NaN;
            parameters.set("h.1.ln_2.bias", broken);
            writeModel(config, parameters, "transformer.", new SafetensorsWriter());
            assertRefused(
                    "model.safetensors",
                    "tensor transformer.h.1.ln_2.bias holds NaN at position 5; weights are finite numbers");
            broken[5] = Float.NEGATIVE_INFINITY;
            parameters.set("h.1.ln_2.bias", broken);
            writeModel(config, parameters, "", new SafetensorsWriter());
            assertRefused("model.safetensors", "tensor h.1.ln_2.bias holds -Infinity at position 5");

            new SafetensorsWriter()
                    .floats("wte.weight", new int[] {31, 12}, parameters.values("wte.weight"))
                    .write(temp.resolve("model.safetensors"));
            assertRefused("model.safetensors", "tensor wpe.weight is missing");
            setConfig("vocab_size", "32");
            assertRefused(
                    "model.safetensors", "tensor wte.weight has shape [31, 12], but config.json asks for [32, 12]");
        }
    }

    @Test
    void refusesWhatTheMemoryCannotHold() throws IOException {
        writeConfig();
        try (Safetensors file = Safetensors.open(temp.resolve("model.safetensors"))) {
            CheckpointReader reader = new CheckpointReader(RandomModels.config(), file);
            long needed = 4 * RandomModels.config().parameterCount();
            reader.refuseBeyond(needed);
            Exception refusal = assertThrows(BadCheckpointException.class, () -> reader.refuseBeyond(needed - 1));
            assertTrue(refusal.getMessage().contains("the model needs 0.0 GB of memory"), refusal::getMessage);
        }
    }

    @Test
    void anUntiedHeadIsRequired() throws IOException {
        GptConfig config = RandomModels.config();
        try (Parameters parameters = RandomModels.parameters(config, 5)) {
            CheckpointWriter.plain().write(temp, config, parameters);
            setConfig("tie_word_embeddings", "false");
            assertRefused("model.safetensors", "tensor lm_head.weight is missing");
        }
    }

    private void setConfig(String key, String value) throws IOException {
        ObjectNode config =
                (ObjectNode) JSON.readTree(temp.resolve("config.json").toFile());
        if (value == null) {
            config.remove(key);
        } else {
            config.set(key, JSON.readTree(value));
        }
        Files.writeString(temp.resolve("config.json"), config.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "absent",
            value = {
                "model_type          | \"llama\" | model_type is \"llama\"; only \"gpt2\" can be opened",
                "model_type          | absent    | model_type is missing; only \"gpt2\" can be opened",
                "n_layer             | absent    | n_layer is missing",
                "n_layer             | \"2\"     | n_layer is \"2\"; an integer from 1 to 1000 was expected",
                "n_layer             | 2.5       | n_layer is 2.5; an integer",
                "n_layer             | 0         | n_layer is 0; an integer",
                "n_layer             | 1000000   | n_layer is 1000000; an integer",
                "n_head              | -3        | n_head is -3; an integer",
                "n_head              | 5         | n_embd 12 is not divisible by n_head 5",
                "n_embd              | null      | n_embd is missing",
                "n_embd              | 99999996  | n_embd asks for a tensor of 99999996",
                "n_inner             | []        | n_inner is []; an integer",
                "n_positions         | 1e99      | n_positions is 1.0E99; an integer",
                "vocab_size          | 99999999999 | vocab_size is 99999999999; an integer",
                "activation_function | \"silu\"  | activation_function is \"silu\"; known are gelu_new",
                "layer_norm_epsilon  | \"small\" | layer_norm_epsilon is \"small\"; a number",
                "layer_norm_epsilon  | -1        | layer_norm_epsilon is -1; a number",
                "tie_word_embeddings | 1         | tie_word_embeddings is 1; true or false was expected",
                "scale_attn_weights  | false     | scale_attn_weights is false; only models with true can be opened",
                "scale_attn_by_inverse_layer_idx | true | scale_attn_by_inverse_layer_idx is true; only models",
                "add_cross_attention | true      | add_cross_attention is true; only models with false"
            })
    void refusesConfigurations(String key, String value, String sentence) throws IOException {
        writeConfig();
        setConfig(key, value);
        assertRefused("config.json", sentence);
    }

    private void writeConfig() throws IOException {
        try (Parameters parameters = RandomModels.parameters(RandomModels.config(), 6)) {
            CheckpointWriter.plain().write(temp, RandomModels.config(), parameters);
        }
    }

    @Test
    void whatConfigLeavesOutIsAsInGpt2() throws IOException {
        writeConfig();
        for (String key : List.of("n_inner", "activation_function", "layer_norm_epsilon", "tie_word_embeddings")) {
            setConfig(key, null);
        }
        for (String key : List.of("n_ctx", "scale_attn_weights", "architectures")) setConfig(key, null);
        Checkpoint checkpoint = CheckpointReader.read(temp);
        checkpoint.parameters().close();
        assertEquals(RandomModels.config(), checkpoint.config());
        setConfig("activation_function", "\"gelu_pytorch_tanh\"");
        assertEquals(RandomModels.config(), ConfigJson.read(temp.resolve("config.json")));
    }

    @Test
    void refusesFoldersWithoutAModel() throws IOException {
        assertRefused("config.json", "there is no such file");
        Files.writeString(temp.resolve("config.json"), "model");
        assertRefused("config.json", "cannot be read as JSON");
        Files.writeString(temp.resolve("config.json"), "[]");
        assertRefused("config.json", "is not a JSON object");
        Files.writeString(temp.resolve("config.json"), "");
        assertRefused("config.json", "is not a JSON object");
        writeConfigAnew();
        Files.delete(temp.resolve("model.safetensors"));
        assertRefused("model.safetensors", "there is no such file");
        Exception refusal =
                assertThrows(BadCheckpointException.class, () -> CheckpointReader.read(temp.resolve("nowhere")));
        assertEquals(temp.resolve("nowhere") + ": there is no such folder", refusal.getMessage());
    }

    private void writeConfigAnew() throws IOException {
        Files.delete(temp.resolve("config.json"));
        writeConfig();
    }

    @Test
    void aFailedOrForeignSaveLeavesTheEarlierModel() throws IOException {
        GptConfig config = RandomModels.config();
        writeConfig();
        byte[] before = Files.readAllBytes(temp.resolve("model.safetensors"));
        try (Parameters parameters = RandomModels.parameters(config, 7);
                Parameters others = RandomModels.parameters(UNTIED, 8)) {
            Weights failing = new FailingWeights(parameters);
            assertThrows(
                    IllegalStateException.class, () -> CheckpointWriter.plain().write(temp, config, failing));
            Exception refusal = assertThrows(
                    BadCheckpointException.class, () -> CheckpointWriter.plain().write(temp, UNTIED, others));
            assertTrue(refusal.getMessage().contains("belongs to a model of another shape"), refusal::getMessage);
        }
        assertArrayEquals(before, Files.readAllBytes(temp.resolve("model.safetensors")));
        try (var files = Files.list(temp)) {
            assertEquals(2, files.count());
        }
    }

    /** Gives up in the middle. */
    private record FailingWeights(Weights whole) implements Weights {
        @Override
        public List<String> names() {
            return whole.names();
        }

        @Override
        public int[] shape(String name) {
            return whole.shape(name);
        }

        @Override
        public float[] slice(String name, int from, int count) {
            if (name.startsWith("h.1.")) throw new IllegalStateException("interrupted");
            return whole.slice(name, from, count);
        }
    }
}
