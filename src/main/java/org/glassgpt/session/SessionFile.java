package org.glassgpt.session;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.glassgpt.model.AtomicFile;
import org.glassgpt.model.EditsJson;
import org.glassgpt.sampling.SamplingSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Session files ({@code .glassgpt}), JSON in UTF-8:
 *
 * <pre>
 * {"format": "glassgpt-session", "version": 1,
 *  "model": {"name": "GlassGPT", "fingerprint": "sha256:…"},
 *  "prompt": "…", "mark_start": true,
 *  "settings": {"temperature": 1.0, "top_k": 0, "top_p": 1.0, "seed": 1},
 *  "edits": [as {@link EditsJson} has them],
 *  "steps": [{"after": -1, "id": 42, "text": "…", "drawn": true, "settings": {…}, "edits": […]}],
 *  "at": 0, "leaf": 0,
 *  "selection": {"operation": "blocks.0.softmax", "layer": 0, "head": 1, "token": 3, "key": 2, "position": 0,
 *                "dimension": 0, "neuron": 7, "norm": "ln1"},
 *  "panel": "attention",
 *  "beside": {"prompt": "…"} or {"settings": {…}} or {"unedited": true}
 *         or {"model": {"name": "step-000300", "fingerprint": "sha256:…"}, "step": 300}}
 * </pre>
 *
 * <p>A step leaves out settings and edits that are the session's own; the selection leaves out token, key, neuron and line
 * where none is in hand, {@code panel} is left out where the usual one is shown, {@code beside} where nothing is compared, and
 * its {@code step} where the model is no moment of a training. No path and no program stands in a
 * file: opening one reads nothing but the models that are there already.
 */
public final class SessionFile {
    /** With the dot. */
    public static final String ENDING = ".glassgpt";

    static final String FORMAT = "glassgpt-session";
    static final int VERSION = 1;

    private static final Logger LOG = LoggerFactory.getLogger(SessionFile.class);
    private static final JsonMapper JSON = new JsonMapper();

    private SessionFile() {}

    /**
     * Reads a file that may come from a stranger.
     *
     * @throws ProblemException saying where in the file what is wrong
     */
    public static SavedSession read(Path file) throws ProblemException {
        return SessionFileReader.read(file);
    }

    /** Writes the file whole or not at all. */
    public static void write(SavedSession saved, Path file) throws IOException {
        AtomicFile.write(file, text(saved));
    }

    /** As the other; what went wrong, if something did. */
    static Optional<Problem> tryWrite(SavedSession saved, Path file) {
        try {
            write(saved, file);
            return Optional.empty();
        } catch (IOException | RuntimeException e) {
            LOG.warn("{} could not be written", file, e);
            return Optional.of(Problem.of("problem.session-save", file, FileProblem.of(e)));
        }
    }

    static String text(SavedSession saved) {
        ObjectNode root = JSON.createObjectNode();
        root.put("format", FORMAT).put("version", VERSION);
        putModel(root, saved.model(), saved.fingerprint());
        root.put("prompt", saved.prompt()).put("mark_start", saved.markStart());
        put(root.putObject("settings"), saved.settings());
        root.set("edits", EditsJson.list(saved.edits()));
        ArrayNode steps = root.putArray("steps");
        for (SavedSession.SavedStep step : saved.steps()) {
            ObjectNode node = steps.addObject();
            node.put("after", step.after()).put("id", step.id()).put("text", step.text());
            node.put("drawn", step.drawn());
            if (!step.settings().equals(saved.settings())) put(node.putObject("settings"), step.settings());
            if (!step.edits().equals(saved.edits())) node.set("edits", EditsJson.list(step.edits()));
        }
        root.put("at", saved.at()).put("leaf", saved.leaf());
        put(root.putObject("selection"), saved.selection());
        saved.panel().ifPresent(panel -> root.put("panel", panel));
        saved.beside().ifPresent(rival -> put(root.putObject("beside"), rival));
        return root.toPrettyString() + "\n";
    }

    private static void putModel(ObjectNode node, String name, String fingerprint) {
        node.putObject("model").put("name", name).put("fingerprint", fingerprint);
    }

    private static void put(ObjectNode node, SavedRival saved) {
        if (saved instanceof SavedRival.OtherModel other) {
            putModel(node, other.name(), other.fingerprint());
            other.step().ifPresent(step -> node.put("step", step));
            return;
        }
        Rival rival = ((SavedRival.SameModel) saved).rival();
        if (rival instanceof Rival.OtherPrompt other) node.put("prompt", other.text());
        if (rival instanceof Rival.OtherSettings other) put(node.putObject("settings"), other.settings());
        if (rival instanceof Rival.WithoutEdits) node.put("unedited", true);
    }

    private static void put(ObjectNode node, SamplingSettings settings) {
        node.put("temperature", settings.temperature())
                .put("top_k", settings.topK())
                .put("top_p", settings.topP())
                .put("seed", settings.seed());
    }

    private static void put(ObjectNode node, Selection selection) {
        node.put("operation", selection.operation().toString());
        node.put("layer", selection.layer()).put("head", selection.head());
        if (selection.token() != Selection.LAST) node.put("token", selection.token());
        selection.keyInHand().ifPresent(key -> node.put("key", key));
        node.put("position", selection.position()).put("dimension", selection.dimension());
        if (selection.neuron() != Selection.NONE) node.put("neuron", selection.neuron());
        if (selection.line() != Selection.NONE) node.put("line", selection.line());
        node.put("norm", selection.norm().name().toLowerCase(Locale.ROOT));
    }
}
