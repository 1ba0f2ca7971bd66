package org.glassgpt.gallery;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.glassgpt.gallery.Example.Role;
import org.glassgpt.i18n.Language;

/**
 * Reads the prompts of a language. In a gallery file
 *
 * <pre>
 *   # a comment
 *   [id]
 *   title = A fact is fetched
 *   text = The brave fox put a red kite in the
 *   watch = Which place comes next?
 *   panel = attention
 *   token = last           a word of the text, or last; last without it
 *   key = kite             a word of the text
 *   head = strongest       or previous; strongest needs a key
 *   temperature = 0
 *   outside = true         the story world could not tell this text
 * </pre>
 *
 * the first four are required; anything else is an error that names file and line.
 */
public final class Gallery {
    private static final Set<String> KEYS =
            Set.of("title", "text", "watch", "panel", "token", "key", "head", "temperature", "outside");

    private final String file;
    private final List<Example> examples = new ArrayList<>();
    private final Map<String, String> fields = new LinkedHashMap<>();
    private String id;
    private int begun;

    private Gallery(String file) {
        this.file = file;
    }

    /** The prompts that come with the application. */
    public static List<Example> of(Language language) {
        String name = language.code() + ".gallery";
        try (InputStream in = Gallery.class.getResourceAsStream(name)) {
            if (in == null) throw new IllegalStateException(name + " is missing from the application");
            BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            return parse(name, reader.lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }

    /**
     * @param file the name used in messages
     * @throws IllegalArgumentException naming file and line
     */
    public static List<Example> parse(String file, List<String> lines) {
        Gallery gallery = new Gallery(file);
        for (int i = 0; i < lines.size(); i++) gallery.line(lines.get(i).strip(), i + 1);
        gallery.finish();
        return List.copyOf(gallery.examples);
    }

    private void line(String line, int number) {
        if (line.isEmpty() || line.startsWith("#")) return;
        if (line.startsWith("[") && line.endsWith("]")) {
            finish();
            id = line.substring(1, line.length() - 1);
            begun = number;
            if (!id.matches("[a-z][a-z0-9-]*")) throw bad(number, "an id is made of a–z, 0–9 and -, not " + id);
            if (examples.stream().anyMatch(e -> e.id().equals(id))) throw bad(number, id + " is there twice");
            return;
        }
        int equals = line.indexOf(" = ");
        if (equals < 0) throw bad(number, "expected [id] or key = value, but found: " + line);
        String key = line.substring(0, equals);
        if (id == null) throw bad(number, key + " belongs to no prompt: expected [id] before it");
        if (!KEYS.contains(key)) throw bad(number, "there is no key " + key);
        if (fields.putIfAbsent(key, line.substring(equals + 3)) != null) throw bad(number, key + " is given twice");
    }

    private void finish() {
        if (id == null) return;
        String text = required("text");
        Optional<String> token = Optional.ofNullable(fields.get("token")).filter(word -> !word.equals("last"));
        Optional<String> key = Optional.ofNullable(fields.get("key"));
        for (Optional<String> word : List.of(token, key)) {
            if (word.isPresent() && !text.contains(word.get())) {
                throw bad(begun, id + ": the text does not contain " + word.get());
            }
        }
        Role head = head();
        if (head == Role.STRONGEST && key.isEmpty()) throw bad(begun, id + ": head = strongest needs a key");
        examples.add(new Example(
                id,
                required("title"),
                text,
                required("watch"),
                required("panel"),
                token,
                key,
                head,
                temperature(),
                outside()));
        fields.clear();
        id = null;
    }

    private String required(String key) {
        String value = fields.get(key);
        if (value == null || value.isBlank()) throw bad(begun, id + " has no " + key);
        return value;
    }

    private Role head() {
        return switch (fields.getOrDefault("head", "")) {
            case "" -> Role.ANY;
            case "strongest" -> Role.STRONGEST;
            case "previous" -> Role.PREVIOUS;
            default -> throw bad(begun, id + ": head is strongest or previous, not " + fields.get("head"));
        };
    }

    private OptionalDouble temperature() {
        if (!fields.containsKey("temperature")) return OptionalDouble.empty();
        try {
            double T = Double.parseDouble(fields.get("temperature"));
            if (T >= 0 && T <= 5) return OptionalDouble.of(T);
        } catch (NumberFormatException e) {
            // said below
        }
        throw bad(begun, id + ": a temperature is a number from 0 to 5, not " + fields.get("temperature"));
    }

    private boolean outside() {
        String value = fields.getOrDefault("outside", "false");
        if (!value.equals("true") && !value.equals("false")) {
            throw bad(begun, id + ": outside is true or false, not " + value);
        }
        return value.equals("true");
    }

    private IllegalArgumentException bad(int line, String what) {
        return new IllegalArgumentException(file + ", line " + line + ": " + what);
    }
}
