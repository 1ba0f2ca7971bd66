package org.glassgpt.lesson;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.glassgpt.i18n.Language;

/** A mapping whose keys are asked for one by one; what nobody asked for by {@link #done} is a mistake. */
final class YamlMap {
    private final YamlNode node;
    private final Map<String, YamlNode> entries;
    private final Map<String, Integer> lines;
    private final Set<String> asked = new LinkedHashSet<>();

    YamlMap(YamlNode node, Map<String, YamlNode> entries, Map<String, Integer> lines) {
        this.node = node;
        this.entries = entries;
        this.lines = lines;
    }

    YamlNode node() {
        return node;
    }

    Map<String, YamlNode> entries() {
        asked.addAll(entries.keySet());
        return new LinkedHashMap<>(entries);
    }

    boolean has(String key) {
        return entries.containsKey(key);
    }

    /** Line of a key, or of the mapping where it is missing. */
    int line(String key) {
        return lines.getOrDefault(key, node.line());
    }

    Optional<YamlNode> find(String key) {
        asked.add(key);
        return Optional.ofNullable(entries.get(key));
    }

    YamlNode get(String key) throws MistakeException {
        Optional<YamlNode> found = find(key);
        if (found.isEmpty()) throw node.mistake("lesson.mistake.missing", key);
        return found.get();
    }

    OptionalInt count(String key) throws MistakeException {
        Optional<YamlNode> found = find(key);
        return found.isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of(found.get().count());
    }

    OptionalDouble number(String key) throws MistakeException {
        Optional<YamlNode> found = find(key);
        return found.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(found.get().number());
    }

    Optional<String> text(String key) throws MistakeException {
        Optional<YamlNode> found = find(key);
        return found.isEmpty() ? Optional.empty() : Optional.of(found.get().text());
    }

    boolean flag(String key) throws MistakeException {
        Optional<YamlNode> found = find(key);
        return found.isPresent() && found.get().flag();
    }

    /** What stands under each language. */
    Map<Language, String> languages() throws MistakeException {
        Map<Language, String> texts = new EnumMap<>(Language.class);
        for (Language language : Language.values())
            texts.put(language, get(language.code()).text());
        return texts;
    }

    /** The format of the file must be the one known. */
    void format() throws MistakeException {
        YamlNode format = get("format");
        if (format.count() != 1) throw format.mistake("lesson.mistake.format", format.text());
    }

    /** Nothing else may stand here. */
    void done() throws MistakeException {
        for (String key : entries.keySet()) {
            if (!asked.contains(key)) {
                throw new MistakeException(
                        node.file(), line(key), "lesson.mistake.unknown-key", key, String.join(", ", asked));
            }
        }
    }
}
