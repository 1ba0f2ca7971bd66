package org.glassgpt.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.glassgpt.trace.ActivationName;
import org.glassgpt.trace.Edit;
import org.glassgpt.trace.Edits;

/** Edits as a JSON list, for instance {@code [{"edit": "zero_head", "layer": 1, "head": 0}]}. */
public final class EditsJson {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final String place;
    private final int position;
    private final JsonNode fields;

    private EditsJson(String place, int position, JsonNode fields) {
        this.place = place;
        this.position = position;
        this.fields = fields;
    }

    /**
     * @throws IOException in one sentence that names the file, the edit by its position (the first is 1), and what is
     *     wrong
     */
    public static Edits read(Path file) throws IOException {
        JsonNode root;
        try {
            root = JSON.readTree(Utf8Text.of(Files.readAllBytes(file))
                    .orElseThrow(() -> new IOException(file + ": is not UTF-8 text")));
        } catch (NoSuchFileException e) {
            throw new IOException(file + ": there is no such file", e);
        } catch (JsonProcessingException e) {
            throw new IOException(file + ": cannot be read as JSON: " + Utf8Text.quotable(e.getOriginalMessage()), e);
        }
        return of(root, file.toString());
    }

    /**
     * Edits that stand inside another JSON document.
     *
     * @param place where they stand, for the sentence
     * @throws IOException in one sentence that names the place, the edit by its position (the first is 1), and what is
     *     wrong
     */
    public static Edits of(JsonNode root, String place) throws IOException {
        if (!root.isArray()) throw new IOException(place + ": is not a JSON list of edits");
        List<Edit> edits = new ArrayList<>();
        for (JsonNode node : root) edits.add(new EditsJson(place, edits.size() + 1, node).edit());
        return new Edits(edits);
    }

    /** The text that {@link #read} understands. */
    public static String text(Edits edits) {
        return list(edits).toString();
    }

    /** The list that {@link #of} understands. */
    public static ArrayNode list(Edits edits) {
        ArrayNode root = JSON.createArrayNode();
        for (Edit edit : edits.list()) describe(edit, root.addObject());
        return root;
    }

    private static void describe(Edit edit, ObjectNode node) {
        if (edit instanceof Edit.ZeroHead zero) {
            node.put("edit", "zero_head").put("layer", zero.layer()).put("head", zero.head());
        } else if (edit instanceof Edit.ZeroMlp zero) {
            node.put("edit", "zero_mlp").put("layer", zero.layer());
        } else if (edit instanceof Edit.NoMask) {
            node.put("edit", "no_mask");
        } else if (edit instanceof Edit.NoPositions) {
            node.put("edit", "no_positions");
        } else if (edit instanceof Edit.ScoreDivisor divisor) {
            node.put("edit", "score_divisor").put("value", divisor.value());
        } else if (edit instanceof Edit.EmbedScale scale) {
            node.put("edit", "embed_scale").put("value", scale.value());
        } else if (edit instanceof Edit.Overwrite overwrite) {
            node.put("edit", "overwrite").put("name", overwrite.name().text());
            ArrayNode index = node.putArray("index");
            for (int i : overwrite.index()) index.add(i);
            float[] values = overwrite.values();
            if (values.length == 1) {
                node.put("value", values[0]);
            } else {
                ArrayNode list = node.putArray("value");
                for (float value : values) list.add(value);
            }
        }
    }

    private Edit edit() throws IOException {
        if (!fields.isObject()) throw refusal("is not a JSON object");
        String kind = fields.path("edit").asText("");
        try {
            return switch (kind) {
                case "zero_head" -> {
                    onlyKeys("layer", "head");
                    yield new Edit.ZeroHead(integer("layer"), integer("head"));
                }
                case "zero_mlp" -> {
                    onlyKeys("layer");
                    yield new Edit.ZeroMlp(integer("layer"));
                }
                case "no_mask" -> {
                    onlyKeys();
                    yield new Edit.NoMask();
                }
                case "no_positions" -> {
                    onlyKeys();
                    yield new Edit.NoPositions();
                }
                case "score_divisor" -> {
                    onlyKeys("value");
                    yield new Edit.ScoreDivisor(number("value", fields.path("value")));
                }
                case "embed_scale" -> {
                    onlyKeys("value");
                    yield new Edit.EmbedScale(number("value", fields.path("value")));
                }
                case "overwrite" -> {
                    onlyKeys("name", "index", "value");
                    yield new Edit.Overwrite(name(), index(), values());
                }
                default ->
                    throw refusal(
                            "\"edit\" is " + (fields.has("edit") ? "\"" + Utf8Text.quotable(kind) + "\"" : "missing")
                                    + "; known are zero_head, zero_mlp, no_mask, no_positions, score_divisor, embed_scale and"
                                    + " overwrite");
            };
        } catch (IllegalArgumentException e) {
            throw refusal(e.getMessage());
        }
    }

    private void onlyKeys(String... keys) throws IOException {
        Set<String> known = Set.of(keys);
        for (String key : (Iterable<String>) fields::fieldNames) {
            if (!key.equals("edit") && !known.contains(key)) {
                throw refusal("has the unknown key \"" + Utf8Text.quotable(key) + "\"");
            }
        }
    }

    private int integer(String key) throws IOException {
        return integer(key, fields.path(key));
    }

    private int integer(String key, JsonNode node) throws IOException {
        if (!node.isIntegralNumber() || !node.canConvertToInt() || node.intValue() < 0) {
            throw refusal("needs an integer from 0 on as \"" + key + "\"");
        }
        return node.intValue();
    }

    private double number(String key, JsonNode node) throws IOException {
        if (!node.isNumber() || !Float.isFinite(node.floatValue())) {
            throw refusal("needs a number that float32 can hold as \"" + key + "\"");
        }
        return node.doubleValue();
    }

    private ActivationName name() throws IOException {
        String text = fields.path("name").asText("");
        return ActivationName.parse(text)
                .orElseThrow(() ->
                        refusal("names the activation \"" + Utf8Text.quotable(text) + "\", which does not exist"));
    }

    private int[] index() throws IOException {
        JsonNode node = fields.path("index");
        if (!node.isArray()) throw refusal("needs a list of integers as \"index\"");
        int[] index = new int[node.size()];
        for (int i = 0; i < index.length; i++) index[i] = integer("index", node.get(i));
        return index;
    }

    private float[] values() throws IOException {
        JsonNode node = fields.path("value");
        if (!node.isArray()) return new float[] {(float) number("value", node)};
        float[] values = new float[node.size()];
        for (int i = 0; i < values.length; i++) values[i] = (float) number("value", node.get(i));
        return values;
    }

    private IOException refusal(String what) {
        return new IOException(place + ": edit " + position + " " + what);
    }
}
