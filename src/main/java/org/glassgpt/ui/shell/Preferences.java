package org.glassgpt.ui.shell;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.glassgpt.figure.Hues;
import org.glassgpt.i18n.Language;
import org.glassgpt.model.JsonTree;
import org.glassgpt.ui.state.Captions;
import org.glassgpt.ui.state.Theme;

/**
 * What the window remembers from one day to the next. Immutable.
 *
 * @param language chosen, if one was
 * @param theme of the window
 * @param scale of everything
 * @param motion whether things glide
 * @param hues that numbers are drawn in
 * @param captions below the stage
 * @param width of the window
 * @param height of the window
 * @param recent folders opened, the newest first
 * @param guided whether the guided look was shown
 */
public record Preferences(
        Optional<Language> language,
        Theme theme,
        double scale,
        boolean motion,
        Hues hues,
        Captions captions,
        double width,
        double height,
        List<Path> recent,
        boolean guided) {
    /** Name of its file, in the user's folder of preferences. */
    public static final String FILE = "window.json";

    public static final Preferences FIRST = new Preferences(
            Optional.empty(), Theme.LIGHT, 1, true, Hues.CIVIDIS, Captions.NONE, 1360, 840, List.of(), false);

    public Preferences {
        recent = List.copyOf(recent);
    }

    /** Reads the file; what is missing or broken in it is as at the first start. */
    public static Preferences read(Path file) {
        try {
            return of(JsonTree.of(Files.readString(file)));
        } catch (IOException e) {
            return FIRST;
        }
    }

    private static Preferences of(JsonNode json) {
        List<Path> recent = new ArrayList<>();
        for (JsonNode folder : json.path("recent")) path(folder).ifPresent(recent::add);
        return new Preferences(
                Language.of(json.path("language").asText()),
                Theme.of(json.path("theme").asText()).orElse(FIRST.theme),
                number(json, "scale", 0.8, 2.5, FIRST.scale),
                json.path("motion").asBoolean(FIRST.motion),
                Hues.of(json.path("hues").asText()).orElse(FIRST.hues),
                Captions.of(json.path("captions").asText()).orElse(FIRST.captions),
                number(json, "width", 400, 20_000, FIRST.width),
                number(json, "height", 300, 20_000, FIRST.height),
                recent,
                json.path("guided").asBoolean());
    }

    /** Empty for what is no path here: the file may have been written on another system. */
    private static Optional<Path> path(JsonNode folder) {
        try {
            return folder.isTextual() ? Optional.of(Path.of(folder.asText())) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static double number(JsonNode json, String key, double least, double most, double otherwise) {
        double value = json.path(key).asDouble(Double.NaN);
        return value >= least && value <= most ? value : otherwise;
    }

    /** Writes the file whole or not at all. */
    public void write(Path file) throws IOException {
        ObjectNode json = JsonTree.object();
        language.ifPresent(chosen -> json.put("language", chosen.code()));
        json.put("theme", theme.code())
                .put("scale", scale)
                .put("motion", motion)
                .put("hues", hues.code())
                .put("captions", captions.code())
                .put("width", width)
                .put("height", height)
                .put("guided", guided);
        ArrayNode folders = json.putArray("recent");
        recent.forEach(folder -> folders.add(folder.toString()));
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path fresh = Files.createTempFile(folder, "preferences", ".tmp");
        try {
            Files.writeString(fresh, json.toPrettyString());
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
