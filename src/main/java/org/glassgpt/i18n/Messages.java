package org.glassgpt.i18n;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.HashMap;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Properties;
import java.util.Set;

/** The words of one language. Immutable. */
public final class Messages {
    private static final String BETWEEN = " = ";
    /** More than there are. */
    private static final int LINES = 4096;

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
        try (InputStream stream = Messages.class.getResourceAsStream(file)) {
            if (stream == null) throw new IllegalStateException(file + " is not packed with the application");
            return new Messages(language, patterns(new String(stream.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    /**
     * Reads {@code key = words} lines. Properties do that too, but look at every letter for what it might mean, and the
     * first window waits for it; here only a line with a backslash is theirs.
     */
    static Map<String, String> patterns(String text) throws IOException {
        Map<String, String> patterns = new HashMap<>(LINES);
        for (int begin = 0; begin < text.length(); ) {
            int newline = text.indexOf('\n', begin);
            int end = newline < 0 ? text.length() : newline;
            int equals = text.indexOf(BETWEEN, begin);
            boolean says = end > begin && text.charAt(begin) != '#';
            if (says && (equals < 0 || equals > end)) {
                throw new IllegalStateException("no \" = \" in " + text.substring(begin, end));
            }
            if (says) patterns.put(text.substring(begin, equals), words(text.substring(begin, end), equals - begin));
            begin = end + 1;
        }
        return patterns;
    }

    private static String words(String line, int equals) throws IOException {
        if (line.indexOf('\\') < 0) return line.substring(equals + BETWEEN.length());
        Properties escaped = new Properties();
        escaped.load(new StringReader(line));
        return escaped.getProperty(line.substring(0, equals));
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
