package org.glassgpt.i18n;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/** The words of one language. Immutable. */
public final class Messages {
    private final Language language;
    private final Map<String, String> patterns;

    private Messages(Language language, Map<String, String> patterns) {
        this.language = language;
        this.patterns = patterns;
    }

    /** The words of a language as packed with the application ({@code messages_zh.properties}, UTF-8). */
    public static Messages of(Language language) {
        return language == Language.ZH ? Chinese.WORDS : English.WORDS;
    }

    /** Read when they are asked for the first time. */
    private static final class Chinese {
        static final Messages WORDS = read(Language.ZH);
    }

    private static final class English {
        static final Messages WORDS = read(Language.EN);
    }

    private static Messages read(Language language) {
        String file = "messages_" + language.code() + ".properties";
        var stream = Messages.class.getResourceAsStream(file);
        if (stream == null) throw new IllegalStateException(file + " is not packed with the application");
        Properties properties = new Properties();
        try (Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
        Map<String, String> patterns = new TreeMap<>();
        properties.forEach((key, pattern) -> patterns.put(key.toString(), pattern.toString()));
        return new Messages(language, patterns);
    }

    public Language language() {
        return language;
    }

    public Set<String> keys() {
        return Set.copyOf(patterns.keySet());
    }

    public boolean has(String key) {
        return patterns.containsKey(key);
    }

    /**
     * The words under a key, with {0}, {1} … replaced as {@link MessageFormat} does.
     *
     * @throws MissingResourceException when the key is in no file
     */
    public String text(String key, Object... args) {
        String pattern = patterns.get(key);
        if (pattern == null) {
            throw new MissingResourceException(
                    "no words for " + key + " in messages_" + language.code() + ".properties",
                    Messages.class.getName(),
                    key);
        }
        boolean plain = pattern.indexOf('{') < 0 && pattern.indexOf('\'') < 0;
        return plain ? pattern : new MessageFormat(pattern, language.locale()).format(args);
    }

    /** As written in the file, before anything is put in. */
    String pattern(String key) {
        return patterns.get(key);
    }
}
