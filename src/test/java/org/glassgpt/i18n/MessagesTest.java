package org.glassgpt.i18n;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.MissingResourceException;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MessagesTest {
    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z0-9-]+)+");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"");
    private static final Pattern LOOKED_UP = Pattern.compile("\\btext\\(\\s*\"([a-z0-9-]+\\.[a-z0-9.-]+)\"\\s*[,)]");
    private static final Pattern HOLE = Pattern.compile("\\{(\\d+)");
    private static final Pattern ASCII_AFTER_HAN = Pattern.compile("\\p{IsHan}[,;:?!()]|[,;:?!()]\\p{IsHan}");

    private final Messages zh = Messages.of(Language.ZH);
    private final Messages en = Messages.of(Language.EN);

    @Test
    void bothLanguagesHaveTheSameKeys() {
        assertEquals(new TreeSet<>(zh.keys()), new TreeSet<>(en.keys()));
        assertEquals(keysInOrder(Language.ZH), keysInOrder(Language.EN), "the files list them in the same order");
    }

    /** They are read faster than Java's own reader does it, and no differently. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void theFilesAreProperties(Language language) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file(language))) {
            properties.load(reader);
        }
        assertEquals(properties, Messages.patterns(Files.readString(file(language))));
    }

    @Test
    void aLineThatIsNoKeyWithItsWordsIsNamed() {
        Exception refused = assertThrows(IllegalStateException.class, () -> Messages.patterns("a = b\nwords\nc = d"));
        assertEquals("no \" = \" in words", refused.getMessage());
    }

    @Test
    void noKeyIsGivenTwice() {
        for (Language language : Language.values()) {
            List<String> keys = keysInOrder(language);
            assertEquals(new TreeSet<>(keys).size(), keys.size(), () -> "in " + language + ": " + repeated(keys));
        }
    }

    /** The same arguments; how each is written (plural forms, decimals) may differ. */
    @Test
    void bothLanguagesHaveTheSameHoles() {
        List<String> differing = en.keys().stream()
                .filter(key -> !holes(zh.pattern(key)).equals(holes(en.pattern(key))))
                .toList();
        assertEquals(List.of(), differing);
    }

    @Test
    void noPatternHasAStraightApostropheOrABrokenHole() {
        for (Messages messages : List.of(zh, en)) {
            for (String key : messages.keys()) {
                String pattern = messages.pattern(key);
                assertTrue(pattern.indexOf('\'') < 0, () -> key + " has a straight apostrophe: " + pattern);
                assertTrue(!pattern.isBlank(), () -> key + " is empty");
                messages.text(key, 1, 2, 3, 4, 5, 6, 7, 8);
            }
        }
    }

    @Test
    void quotationMarksAreTypographic() {
        for (Messages messages : List.of(zh, en)) {
            assertEquals(
                    List.of(),
                    messages.keys().stream()
                            .filter(key -> messages.pattern(key).indexOf('"') >= 0)
                            .toList());
        }
    }

    @Test
    void chineseUsesChinesePunctuation() {
        List<String> wrong = zh.keys().stream()
                .filter(key -> ASCII_AFTER_HAN.matcher(zh.pattern(key)).find())
                .toList();
        assertEquals(List.of(), wrong);
    }

    @Test
    void everyKeyIsWellFormed() {
        assertEquals(
                List.of(),
                en.keys().stream().filter(key -> !KEY.matcher(key).matches()).toList());
    }

    @Test
    void everyKeyLookedUpExists() {
        Set<String> missing = sources().stream()
                .flatMap(source -> LOOKED_UP.matcher(source).results())
                .map(result -> result.group(1))
                .filter(Predicate.not(en::has))
                .filter(key -> !key.endsWith("."))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of(), missing, () -> "lines to paste into both files:\n" + lines(missing));
    }

    /** Used: the key stands in a source, or a literal that ends in a dot begins it. */
    @Test
    void everyKeyIsUsed() {
        Set<String> literals = sources().stream()
                .flatMap(source -> LITERAL.matcher(source).results())
                .map(result -> result.group(1))
                .collect(Collectors.toSet());
        List<String> beginnings = literals.stream()
                .filter(literal ->
                        literal.endsWith(".") && KEY.matcher(literal + "x").matches())
                .toList();
        List<String> unused = en.keys().stream()
                .filter(key -> !literals.contains(key) && beginnings.stream().noneMatch(key::startsWith))
                .sorted()
                .toList();
        assertEquals(List.of(), unused);
    }

    @Test
    void aMissingKeyIsNamed() {
        MissingResourceException e = assertThrows(MissingResourceException.class, () -> en.text("no" + ".such-key"));
        assertTrue(e.getMessage().contains("no.such-key"), e.getMessage());
        assertTrue(e.getMessage().contains("messages_en.properties"), e.getMessage());
    }

    @Test
    void switchingTellsListenersOncePerChange() {
        CurrentLanguage current = new CurrentLanguage(Language.ZH);
        List<String> heard = new ArrayList<>();
        current.listen(messages -> heard.add(messages.text("app.title")));
        current.set(Language.ZH);
        current.set(Language.EN);
        current.set(Language.EN);
        current.set(Language.ZH);
        assertEquals(List.of("GlassGPT", "GlassGPT 琉璃"), heard);
    }

    private static Set<String> holes(String pattern) {
        return HOLE.matcher(pattern)
                .results()
                .map(result -> result.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> keysInOrder(Language language) {
        return read(file(language))
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#") && line.contains("="))
                .map(line -> line.substring(0, line.indexOf('=')).strip())
                .filter(key -> KEY.matcher(key).matches())
                .toList();
    }

    private static Path file(Language language) {
        return Path.of("src/main/resources/org/glassgpt/i18n/messages_" + language.code() + ".properties");
    }

    private static List<String> repeated(List<String> keys) {
        return keys.stream()
                .filter(key -> keys.indexOf(key) != keys.lastIndexOf(key))
                .distinct()
                .toList();
    }

    private static String lines(Set<String> keys) {
        return keys.stream().map(key -> key + " = ").collect(Collectors.joining("\n"));
    }

    private static List<String> sources() {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(MessagesTest::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
