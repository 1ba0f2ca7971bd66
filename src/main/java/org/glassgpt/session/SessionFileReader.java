package org.glassgpt.session;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.glassgpt.model.EditsJson;
import org.glassgpt.model.Utf8Text;
import org.glassgpt.sampling.SamplingSettings;
import org.glassgpt.session.SavedSession.SavedStep;
import org.glassgpt.trace.ActivationName;
import org.glassgpt.trace.Edits;
import org.glassgpt.trace.Norm;

/** Reads a session file strictly: every key known, every value in its limits, or one sentence about the first mistake. */
final class SessionFileReader {
    /** Largest file, in bytes. */
    static final int LARGEST = 4 << 20;

    /** Longest prompt, in characters. */
    static final int LONGEST_PROMPT = 200_000;

    /** Most steps of all branches together. */
    static final int MOST_STEPS = 4096;

    private static final int LONGEST_NAME = 200;
    private static final int MOST_EDITS = 256;
    private static final int LARGEST_INDEX = 1_000_000_000;
    private static final Pattern FINGERPRINT = Pattern.compile("sha256:[0-9a-f]{64}");
    private static final Pattern OPERATION = Pattern.compile("(?:blocks\\.(\\d{1,6})\\.)?([a-z0-9-]{1,40})");
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(12)
                            .maxStringLength(LARGEST)
                            .maxNumberLength(64)
                            .maxNameLength(200)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Path file;
    private SamplingSettings settings = SamplingSettings.DEFAULT;
    private Edits edits = Edits.NONE;

    private SessionFileReader(Path file) {
        this.file = file;
    }

    static SavedSession read(Path file) throws ProblemException {
        SessionFileReader reader = new SessionFileReader(file);
        return reader.session(reader.json());
    }

    private JsonNode json() throws ProblemException {
        if (!Files.isRegularFile(file)) throw new ProblemException("session-file.none", file);
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(LARGEST + 1);
        } catch (IOException e) {
            throw new ProblemException("session-file.none", file);
        }
        if (bytes.length > LARGEST) throw new ProblemException("session-file.too-large", name(), LARGEST >> 20);
        String text = Utf8Text.of(bytes).orElseThrow(() -> new ProblemException("session-file.not-utf8", name()));
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            int column = e.getLocation() == null ? 1 : e.getLocation().getColumnNr();
            throw new ProblemException("session-file.not-json", name(), line, column);
        }
    }

    private SavedSession session(JsonNode root) throws ProblemException {
        if (!root.isObject() || !root.path("format").asText("").equals(SessionFile.FORMAT)) {
            throw new ProblemException("session-file.not-session", name(), SessionFile.FORMAT);
        }
        Fields fields = new Fields(root, "");
        int version = fields.whole("version", 1, LARGEST_INDEX);
        if (version > SessionFile.VERSION) {
            throw fields.wrong("version", "session-file.version", version, SessionFile.VERSION);
        }
        fields.only(
                "format",
                "version",
                "model",
                "prompt",
                "mark_start",
                "settings",
                "edits",
                "steps",
                "at",
                "leaf",
                "selection",
                "panel",
                "beside");
        SavedRival.OtherModel model = model(fields.object("model"), OptionalInt.empty());
        settings = settings(fields.object("settings"));
        edits = edits(fields, "edits");
        List<SavedStep> steps = steps(fields);
        int at = fields.whole("at", GenerationTree.ROOT, steps.size() - 1);
        int leaf = fields.whole("leaf", GenerationTree.ROOT, steps.size() - 1);
        if (!leadsThrough(steps, leaf, at)) throw fields.wrong("leaf", "session-file.leaf", leaf, at);
        return new SavedSession(
                model.name(),
                model.fingerprint(),
                fields.text("prompt", LONGEST_PROMPT),
                fields.truth("mark_start"),
                settings,
                edits,
                steps,
                at,
                leaf,
                selection(fields.object("selection")),
                fields.has("panel") ? Optional.of(fields.text("panel", LONGEST_NAME)) : Optional.empty(),
                fields.has("beside") ? Optional.of(rival(fields.object("beside"))) : Optional.empty());
    }

    private SavedRival.OtherModel model(Fields fields, OptionalInt step) throws ProblemException {
        fields.only("name", "fingerprint");
        String fingerprint = fields.text("fingerprint", LONGEST_NAME);
        if (!FINGERPRINT.matcher(fingerprint).matches()) {
            throw fields.wrong("fingerprint", "session-file.fingerprint");
        }
        return new SavedRival.OtherModel(fields.text("name", LONGEST_NAME), fingerprint, step);
    }

    /** One thing that differs, and nothing else. */
    private SavedRival rival(Fields fields) throws ProblemException {
        if (fields.has("model")) {
            fields.only("model", "step");
            boolean moment = fields.has("step");
            return model(
                    fields.object("model"),
                    moment ? OptionalInt.of(fields.whole("step", 0, LARGEST_INDEX)) : OptionalInt.empty());
        }
        if (fields.has("prompt")) {
            fields.only("prompt");
            return new SavedRival.SameModel(new Rival.OtherPrompt(fields.text("prompt", LONGEST_PROMPT)));
        }
        if (fields.has("settings")) {
            fields.only("settings");
            return new SavedRival.SameModel(new Rival.OtherSettings(settings(fields.object("settings"))));
        }
        fields.only("unedited");
        if (!fields.truth("unedited")) throw fields.wrong("unedited", "session-file.unedited");
        return new SavedRival.SameModel(new Rival.WithoutEdits());
    }

    private static boolean leadsThrough(List<SavedStep> steps, int leaf, int at) {
        int node = leaf;
        while (node != at && node != GenerationTree.ROOT) node = steps.get(node).after();
        boolean ends = steps.stream().noneMatch(step -> step.after() == leaf);
        return node == at && (ends || steps.isEmpty());
    }

    private static SamplingSettings settings(Fields fields) throws ProblemException {
        fields.only("temperature", "top_k", "top_p", "seed");
        double topP = fields.number("top_p", 0, 1);
        if (topP == 0) throw fields.wrong("top_p", "session-file.positive");
        return new SamplingSettings(
                fields.number("temperature", 0, 1000),
                fields.whole("top_k", 0, LARGEST_INDEX),
                topP,
                fields.any("seed"));
    }

    private Edits edits(Fields fields, String key) throws ProblemException {
        JsonNode list = fields.list(key, MOST_EDITS);
        try {
            return EditsJson.of(list, fields.at(key));
        } catch (IOException e) {
            throw new ProblemException("session-file.edits", name(), e.getMessage());
        }
    }

    private List<SavedStep> steps(Fields fields) throws ProblemException {
        JsonNode list = fields.list("steps", MOST_STEPS);
        List<SavedStep> steps = new ArrayList<>();
        Set<Long> places = new HashSet<>();
        for (int i = 0; i < list.size(); i++) {
            Fields step = new Fields(list.get(i), fields.at("steps") + "[" + i + "]").mustBeObject();
            step.only("after", "id", "text", "drawn", "settings", "edits");
            int after = step.whole("after", GenerationTree.ROOT, i - 1);
            int id = step.whole("id", 0, LARGEST_INDEX);
            if (!places.add((long) after << 32 | id)) throw step.wrong("id", "session-file.twice", id, after);
            steps.add(new SavedStep(
                    after,
                    id,
                    step.text("text", LONGEST_NAME),
                    step.truth("drawn"),
                    step.has("settings") ? settings(step.object("settings")) : settings,
                    step.has("edits") ? edits(step, "edits") : edits));
        }
        return steps;
    }

    private static Selection selection(Fields fields) throws ProblemException {
        fields.only("operation", "layer", "head", "token", "key", "position", "dimension", "neuron", "norm", "line");
        int layer = fields.whole("layer", 0, LARGEST_INDEX);
        String norm = fields.text("norm", LONGEST_NAME);
        Norm found = null;
        for (Norm one : Norm.values()) if (one.name().equalsIgnoreCase(norm)) found = one;
        if (found == null) throw fields.wrong("norm", "session-file.norm", norm);
        Operation operation = operation(fields);
        if (operation.block().isPresent() && operation.layer() != layer) {
            throw fields.wrong("layer", "session-file.layer", layer, operation);
        }
        return new Selection(
                layer,
                fields.whole("head", 0, LARGEST_INDEX),
                fields.has("token") ? fields.whole("token", 0, LARGEST_INDEX) : Selection.LAST,
                fields.has("key") ? fields.whole("key", 0, LARGEST_INDEX) : Selection.NONE,
                fields.whole("position", 0, LARGEST_INDEX),
                fields.whole("dimension", 0, LARGEST_INDEX),
                fields.has("neuron") ? fields.whole("neuron", 0, LARGEST_INDEX) : Selection.NONE,
                found,
                fields.has("line") ? fields.whole("line", 0, LARGEST_INDEX) : Selection.NONE,
                operation,
                1);
    }

    private static Operation operation(Fields fields) throws ProblemException {
        String text = fields.text("operation", LONGEST_NAME);
        Matcher parts = OPERATION.matcher(text);
        if (parts.matches()) {
            int layer = parts.group(1) == null ? ActivationName.NO_LAYER : Integer.parseInt(parts.group(1));
            for (Operation.Kind kind : Operation.Kind.values()) {
                if (kind.inBlock() != (parts.group(1) != null)) continue;
                Operation operation = new Operation(kind, layer);
                if (operation.key().equals(parts.group(2))) return operation;
            }
        }
        throw fields.wrong("operation", "session-file.operation", text);
    }

    private String name() {
        Path last = file.getFileName();
        return last == null ? file.toString() : last.toString();
    }

    /** The keys of one JSON object; every question names its place when the answer is no good. */
    private final class Fields {
        private final JsonNode node;
        private final String path;

        private Fields(JsonNode node, String path) {
            this.node = node;
            this.path = path;
        }

        private ProblemException wrong(String key, String sentence, Object... arguments) {
            Object[] all = new Object[arguments.length + 2];
            all[0] = name();
            all[1] = at(key);
            System.arraycopy(arguments, 0, all, 2, arguments.length);
            return new ProblemException(sentence, all);
        }

        private String at(String key) {
            return path.isEmpty() ? key : key.isEmpty() ? path : path + "." + key;
        }

        private Fields mustBeObject() throws ProblemException {
            if (!node.isObject()) throw wrong("", "session-file.object");
            return this;
        }

        private void only(String... known) throws ProblemException {
            Set<String> all = Set.of(known);
            for (String key : (Iterable<String>) node::fieldNames) {
                if (!all.contains(key)) throw wrong(shortened(key), "session-file.unknown");
            }
        }

        private boolean has(String key) {
            return node.has(key);
        }

        private JsonNode value(String key) throws ProblemException {
            if (!node.has(key)) throw wrong(key, "session-file.missing");
            return node.get(key);
        }

        private Fields object(String key) throws ProblemException {
            JsonNode value = value(key);
            return new Fields(value, at(key)).mustBeObject();
        }

        private JsonNode list(String key, int most) throws ProblemException {
            JsonNode value = value(key);
            if (!value.isArray()) throw wrong(key, "session-file.list");
            if (value.size() > most) throw wrong(key, "session-file.many", value.size(), most);
            return value;
        }

        private String text(String key, int longest) throws ProblemException {
            JsonNode value = value(key);
            if (!value.isTextual()) throw wrong(key, "session-file.text");
            String text = value.textValue();
            if (text.length() > longest) throw wrong(key, "session-file.long", text.length(), longest);
            if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) throw wrong(key, "session-file.surrogate");
            return text;
        }

        private boolean truth(String key) throws ProblemException {
            JsonNode value = value(key);
            if (!value.isBoolean()) throw wrong(key, "session-file.truth");
            return value.booleanValue();
        }

        private int whole(String key, int least, int most) throws ProblemException {
            JsonNode value = value(key);
            boolean good = value.isIntegralNumber() && value.canConvertToInt();
            if (!good || value.intValue() < least || value.intValue() > most) {
                throw wrong(key, "session-file.whole", least, most);
            }
            return value.intValue();
        }

        private long any(String key) throws ProblemException {
            JsonNode value = value(key);
            if (!value.isIntegralNumber() || !value.canConvertToLong()) {
                throw wrong(key, "session-file.whole", Long.MIN_VALUE, Long.MAX_VALUE);
            }
            return value.longValue();
        }

        private double number(String key, double least, double most) throws ProblemException {
            JsonNode value = value(key);
            if (!value.isNumber() || !(value.doubleValue() >= least && value.doubleValue() <= most)) {
                throw wrong(key, "session-file.number", least, most);
            }
            return value.doubleValue();
        }

        private static String shortened(String key) {
            String line = Utf8Text.quotable(key);
            return line.length() <= 40 ? line : line.substring(0, 40) + "…";
        }
    }
}
