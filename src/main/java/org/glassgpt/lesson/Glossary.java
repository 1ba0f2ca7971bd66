package org.glassgpt.lesson;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.glassgpt.i18n.Language;

/** Terms and what they mean, in both languages. Immutable. */
public record Glossary(Map<Language, Map<String, Entry>> entries) {
    public static final Glossary EMPTY = new Glossary(Map.of());

    public Glossary {
        entries = Map.copyOf(entries);
    }

    /**
     * @param name of the term
     * @param words that say what it means
     */
    public record Entry(String id, String name, List<Block> words) {
        public Entry {
            words = List.copyOf(words);
        }
    }

    public Optional<Entry> find(String id, Language language) {
        return Optional.ofNullable(entries.getOrDefault(language, Map.of()).get(id));
    }

    public boolean has(String id) {
        return find(id, Language.ZH).isPresent() && find(id, Language.EN).isPresent();
    }

    /** These, and the others where these have none. */
    public Glossary over(Glossary others) {
        Map<Language, Map<String, Entry>> both = new LinkedHashMap<>();
        for (Language language : Language.values()) {
            Map<String, Entry> all = new LinkedHashMap<>(others.entries().getOrDefault(language, Map.of()));
            all.putAll(entries.getOrDefault(language, Map.of()));
            both.put(language, all);
        }
        return new Glossary(both);
    }
}
