package org.glassgpt.world;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The concepts of a world, by kind, in the order of their ids. */
final class Lexicon {
    private final Map<Kind, List<Concept>> byKind;

    private Lexicon(Map<Kind, List<Concept>> byKind) {
        this.byKind = byKind;
    }

    List<Concept> all(Kind kind) {
        return byKind.get(kind);
    }

    /**
     * Reads lines {@code kind,English,Chinese[,he|she]}; empty lines and lines beginning with {@code #} are skipped.
     *
     * @param file the name used in messages
     */
    static Lexicon parse(String file, List<String> lines) {
        Map<Kind, List<Concept>> found = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            found.put(kind, new ArrayList<>());
        }
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                Concept concept = concept(file + ", line " + (i + 1), line, found);
                found.get(concept.kind()).add(concept);
            }
        }
        found.replaceAll((kind, concepts) -> List.copyOf(concepts));
        return new Lexicon(found);
    }

    private static Concept concept(String where, String line, Map<Kind, List<Concept>> found) {
        String[] fields = line.split(",", -1);
        try {
            if (fields.length < 3 || fields.length > 4) {
                throw new IllegalArgumentException();
            }
            Kind kind = Kind.valueOf(fields[0].strip().toUpperCase(Locale.ROOT));
            Gender usual = fields.length == 3
                    ? Gender.IT
                    : Gender.valueOf(fields[3].strip().toUpperCase(Locale.ROOT));
            return new Concept(kind, found.get(kind).size(), fields[1].strip(), fields[2].strip(), usual);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    where + ": expected kind,English,Chinese with an optional he or she, but found: " + line, e);
        }
    }
}
