package org.glassgpt.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.glassgpt.trace.ModelShape;

/** {@code config.json} of a GPT-2, as Hugging Face's {@code GPT2Config} writes it. */
final class ConfigJson {
    private static final int LONGEST = 1 << 20;
    private static final int MOST_LAYERS = 1000;
    private static final int LARGEST = 100_000_000;
    private static final double DEFAULT_EPSILON = 1e-5;

    private final Path file;
    private final JsonNode fields;

    private ConfigJson(Path file, JsonNode fields) {
        this.file = file;
        this.fields = fields;
    }

    static GptConfig read(Path file) throws IOException {
        return new ConfigJson(file, parse(file)).config();
    }

    private static JsonNode parse(Path file) throws IOException {
        try {
            if (Files.size(file) > LONGEST) {
                throw new BadCheckpointException(file, "is larger than any model's configuration");
            }
            String text = Utf8Text.of(Files.readAllBytes(file))
                    .orElseThrow(() -> new BadCheckpointException(file, "is not UTF-8 text"));
            JsonNode root = JsonTree.of(text);
            if (!root.isObject()) throw new BadCheckpointException(file, "is not a JSON object");
            return root;
        } catch (NoSuchFileException e) {
            throw new BadCheckpointException(file, "there is no such file");
        } catch (JsonProcessingException e) {
            throw new BadCheckpointException(
                    file, "cannot be read as JSON: " + Utf8Text.quotable(e.getOriginalMessage()));
        }
    }

    private GptConfig config() throws IOException {
        JsonNode type = fields.path("model_type");
        if (!type.asText().equals("gpt2")) {
            throw refusal("model_type is " + shown(type) + "; only \"gpt2\" can be opened");
        }
        refuseUnless("scale_attn_weights", true);
        refuseUnless("scale_attn_by_inverse_layer_idx", false);
        refuseUnless("add_cross_attention", false);
        int layers = size("n_layer", MOST_LAYERS);
        int heads = size("n_head", LARGEST);
        int width = size("n_embd", LARGEST);
        int neurons = absent("n_inner") ? Math.multiplyExact(4, width) : size("n_inner", LARGEST);
        int context = size(absent("n_positions") && !absent("n_ctx") ? "n_ctx" : "n_positions", LARGEST);
        int vocab = size("vocab_size", LARGEST);
        if (width % heads != 0) {
            throw refusal("n_embd " + width + " is not divisible by n_head " + heads);
        }
        refuseBeyondInt("n_embd", width, 3L * width);
        refuseBeyondInt("n_inner", width, neurons);
        refuseBeyondInt("n_positions", width, context);
        refuseBeyondInt("vocab_size", width, vocab);
        ModelShape shape = new ModelShape(layers, heads, width, neurons, context, vocab);
        return new GptConfig(shape, activation(), epsilon(), flag("tie_word_embeddings", true));
    }

    /** One tensor may have 2³¹ numbers: more than any GPT-2 has, and few enough to count in an int. */
    private void refuseBeyondInt(String key, long rows, long columns) throws IOException {
        if (rows * columns > Integer.MAX_VALUE - 8) {
            throw refusal(key + " asks for a tensor of " + rows + " × " + columns + " numbers, which is too large");
        }
    }

    private ActivationFunction activation() throws IOException {
        if (absent("activation_function")) return ActivationFunction.GELU_TANH;
        JsonNode node = fields.get("activation_function");
        return ActivationFunction.named(node.asText())
                .orElseThrow(() -> refusal("activation_function is " + shown(node)
                        + "; known are gelu_new, gelu_pytorch_tanh, gelu and relu"));
    }

    private double epsilon() throws IOException {
        if (absent("layer_norm_epsilon")) return DEFAULT_EPSILON;
        JsonNode node = fields.get("layer_norm_epsilon");
        double epsilon = node.asDouble();
        if (!node.isNumber() || !(epsilon > 0) || epsilon > 1) {
            throw refusal("layer_norm_epsilon is " + shown(node) + "; a number above 0 and at most 1 was expected");
        }
        return epsilon;
    }

    private int size(String key, int largest) throws IOException {
        if (absent(key)) throw refusal(key + " is missing");
        JsonNode node = fields.get(key);
        if (!node.isIntegralNumber() || !node.canConvertToInt() || node.intValue() < 1 || node.intValue() > largest) {
            throw refusal(key + " is " + shown(node) + "; an integer from 1 to " + largest + " was expected");
        }
        return node.intValue();
    }

    private void refuseUnless(String key, boolean usual) throws IOException {
        if (flag(key, usual) != usual) {
            throw refusal(key + " is " + !usual + "; only models with " + usual + " can be opened");
        }
    }

    private boolean flag(String key, boolean usual) throws IOException {
        if (absent(key)) return usual;
        JsonNode node = fields.get(key);
        if (!node.isBoolean()) throw refusal(key + " is " + shown(node) + "; true or false was expected");
        return node.booleanValue();
    }

    private boolean absent(String key) {
        return !fields.hasNonNull(key);
    }

    private static String shown(JsonNode node) {
        String text = node.isMissingNode() ? "missing" : node.toString();
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }

    private BadCheckpointException refusal(String what) {
        return new BadCheckpointException(file, what);
    }

    /**
     * @param bos id of the token at the beginning of a text, null in the file when there is none
     * @param eos id of the token at its end
     */
    static String text(GptConfig config, Dtype dtype, OptionalInt bos, OptionalInt eos) {
        ObjectNode root = JsonTree.object();
        root.put("activation_function", config.activation().configName());
        root.putArray("architectures").add("GPT2LMHeadModel");
        root.put("attn_pdrop", 0.0);
        root.put("bos_token_id", bos.isPresent() ? bos.getAsInt() : null);
        root.put("embd_pdrop", 0.0);
        root.put("eos_token_id", eos.isPresent() ? eos.getAsInt() : null);
        root.put("initializer_range", 0.02);
        root.put("layer_norm_epsilon", config.epsilon());
        root.put("model_type", "gpt2");
        root.put("n_ctx", config.context());
        root.put("n_embd", config.width());
        root.put("n_head", config.heads());
        root.put("n_inner", config.neurons() == 4 * config.width() ? null : config.neurons());
        root.put("n_layer", config.layers());
        root.put("n_positions", config.context());
        root.put("reorder_and_upcast_attn", false);
        root.put("resid_pdrop", 0.0);
        root.put("scale_attn_by_inverse_layer_idx", false);
        root.put("scale_attn_weights", true);
        root.put("tie_word_embeddings", config.tied());
        root.put("torch_dtype", dtype == Dtype.F16 ? "float16" : dtype == Dtype.BF16 ? "bfloat16" : "float32");
        root.put("use_cache", true);
        root.put("vocab_size", config.vocab());
        return root.toPrettyString() + "\n";
    }
}
