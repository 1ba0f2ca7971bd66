package org.glassgpt.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.glassgpt.i18n.Language;
import org.glassgpt.i18n.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A lesson with every part is read; each way to break it is reported with file, line and what was expected. */
class LessonReaderTest {
    private static final Path GOOD = Path.of("src/test/resources/lessons");
    private static final Checks CHECKS =
            new Checks(List.of("tokens", "attention", "probabilities"), tex -> !tex.contains("\\broken"));

    @TempDir
    private Path folder;

    /** A text of one file, another in its place, and what is to be said about which line of which file. */
    private record Broken(String file, String from, String to, String reported, int line, String key) {
        @Override
        public String toString() {
            return key + " (" + file + ": " + to.strip().replace("\n", "⏎") + ")";
        }
    }

    private static Broken yaml(String from, String to, int line, String key) {
        return new Broken("lesson.yaml", from, to, "lesson.yaml", line, key);
    }

    private static Broken en(String from, String to, int line, String key) {
        return new Broken("en.md", from, to, "en.md", line, key);
    }

    static Stream<Broken> broken() {
        return Stream.of(
                yaml("format: 1", "format: 2", 1, "format"),
                yaml("id: parts", "id: other", 2, "folder"),
                yaml("id: parts", "id: Parts", 2, "id"),
                yaml("section: \"1\"\n", "", 1, "missing"),
                yaml("minutes: 10", "minutes: ten", 4, "count"),
                yaml("minutes: 10", "minutes: 10\nmood: calm", 5, "unknown-key"),
                yaml("minutes: 10", "minutes: 10\nminutes: 12", 5, "twice"),
                yaml("en: The fox put", "fr: The fox put", 7, "missing"),
                yaml("en: attic}", "en: cellar}", 11, "mark"),
                yaml("nth: 2", "nth: 3", 10, "mark"),
                yaml("prompt: story", "prompt: tale", 12, "prompt"),
                yaml("token: last}", "token: lost}", 12, "place"),
                yaml("kind: show", "kind: shows", 15, "kind"),
                yaml("  - id: look\n", "  - id: Look\n", 14, "id"),
                yaml("  - id: frame\n", "  - id: look\n", 21, "twice"),
                yaml("panel: tokens\n    claims", "panel: token\n    claims", 16, "panel"),
                yaml("layers > 0", "layer > > 0", 18, "expression"),
                yaml("layers > 0", "size(3) > 0", 18, "function"),
                yaml("layers > 0", "sqrt(1, 2) > 0", 18, "arguments"),
                yaml("layers > 0", "length(3) > 0", 18, "slices"),
                yaml("layers > 0", "(layers > 0", 18, "bracket"),
                yaml("layers > 0", "attic > 0", 18, "no-mark"),
                yaml("lang: zh}", "lang: fr}", 19, "language"),
                yaml("head: strongest", "head: strong", 24, "one-of"),
                yaml("blocks.L.attn.hook_pattern, index", "blocks.L.attn.pattern, index", 26, "activation"),
                yaml("index: [3]", "index: [3, 4, 5]", 27, "index"),
                yaml("edit: score_divisor, value: 2", "edit: score_divisor, value: 0", 36, "divisor"),
                yaml("edit: score_divisor", "edit: scored_divisor", 36, "one-of"),
                yaml("temperature: 0.5", "temperature: -1", 37, "temperature"),
                yaml("top-p: 0.9", "top-p: 1.5", 39, "top-p"),
                yaml("seed: 7", "seed: seven", 40, "count"),
                yaml("expect: {choice: 2}", "expect: {choice: 0}", 44, "from-one"),
                yaml("expect: {choice: 2}", "expect: {choice: 3}", 41, "choice"),
                yaml("keep: true", "keep: yes", 30, "flag"),
                yaml(
                        "keep: true\n    panel: probabilities",
                        "keep: true\n    reveal: {panel: tokens}\n    panel: probabilities",
                        31,
                        "reveal"),
                yaml("tolerance: 0.01}\n      rest", "tolerance: 0}\n      rest", 58, "tolerance"),
                yaml("do: select", "do: choose", 63, "one-of"),
                yaml("run: {generate: 2}", "run: {sing: 2}", 66, "missing"),
                yaml("sources: [Radford et al. 2019]", "sources: Radford", 67, "list"),
                yaml("sources: [Radford et al. 2019]", "sources: [{zh: 雷德福}]", 67, "missing"),
                yaml("steps:\n", "steps: [\n", 14, "yaml"),
                en("# All parts", "All parts", 1, "before-heading"),
                en("> [!aim]\n> To be read.\n", "", 1, "no-alert"),
                en("## Look {#look}", "## Look", 10, "heading"),
                en("## Frame {#frame}", "## Frame {#fame}", 17, "other-heading"),
                en("\n## Go {#go}\nPress Run.\n", "", 61, "no-heading"),
                en("[[token]]", "[[tokens]]", 11, "term"),
                en("{.query}", "{.green}", 11, "hue"),
                en("](#guess)", "](#guesses)", 11, "link"),
                en("\\query{q}", "\\broken{q}", 11, "formula"),
                en("| 0.0%}}", "| 0.0 percent}}", 18, "pattern"),
                en("{{attention(last, place)", "{{attention(last)", 18, "arguments"),
                en("2. That\n", "", 23, "options"),
                en("---\nIt is {{top()}}.\n", "", 23, "no-break"),
                en("---\nIt is", "---\n\n---\nIt is", 31, "second-break"),
                en("### {#third}\nThe third is wrong.\n", "", 32, "no-section"),
                en("2. Two\n   > No.", "2. Two", 47, "why"),
                en("{{?rest}}", "{{?remains}}", 55, "blanks"),
                en("[!teacher]", "[!pupil]", 64, "alert"),
                en("Press Run.", "<b>Press Run.</b>", 68, "markdown"),
                new Broken("zh.md", "## 走 {#go}\n按“运行”。\n", "## 走 {#go}\n", "zh.md", 63, "no-words"));
    }

    @Test
    void thereAreFiftyWaysToBreakALesson() {
        assertTrue(broken().count() >= 50, () -> broken().count() + " broken lessons");
        assertEquals(broken().count(), broken().distinct().count(), "each is another");
    }

    @Test
    void everyPartIsRead() {
        Course course = Course.read(GOOD, CHECKS, Glossary.EMPTY);
        assertEquals(List.of(), course.mistakes());
        Lesson lesson = course.find("parts").orElseThrow();
        assertEquals(9, lesson.steps().size());
        assertEquals(
                List.of(
                        Kind.SHOW,
                        Kind.HIGHLIGHT,
                        Kind.SET,
                        Kind.PREDICT,
                        Kind.QUIZ,
                        Kind.QUIZ,
                        Kind.WORKED,
                        Kind.DO,
                        Kind.RUN),
                lesson.steps().stream().map(Step::kind).toList());
        StepWords lines = lesson.words(lesson.steps().get(4), Language.EN);
        assertEquals(
                List.of("x = 1", "y = 2", "z = x"),
                lines.listing().orElseThrow().lines());
        assertEquals(2, lines.sections().size());
        StepWords several = lesson.words(lesson.steps().get(5), Language.ZH);
        assertEquals(3, several.options().size());
        assertFalse(several.options().get(1).why().isEmpty());
        assertEquals(1, lesson.words(lesson.steps().get(7), Language.EN).notes().size());
    }

    /** A step that keeps takes over what the step before set; a step that does not begins from the lesson's own. */
    @Test
    void keepingAddsToTheStepBefore() {
        Lesson lesson = Course.read(GOOD, CHECKS, Glossary.EMPTY).find("parts").orElseThrow();
        Setting kept = lesson.steps().get(2).frame().staging().setting();
        assertEquals(new Place.Marked("place"), kept.key().orElseThrow());
        assertEquals(0.5, kept.temperature().orElseThrow());
        assertTrue(lesson.steps().get(3).frame().staging().setting().key().isEmpty());
        assertEquals(
                1,
                lesson.steps()
                        .get(3)
                        .frame()
                        .revealed()
                        .orElseThrow()
                        .setting()
                        .temperature()
                        .orElseThrow());
    }

    @ParameterizedTest
    @MethodSource("broken")
    void aMistakeIsReportedWithItsPlace(Broken broken) throws IOException {
        copy();
        Path file = folder.resolve("01-parts").resolve(broken.file());
        String good = Files.readString(file);
        assertTrue(good.contains(broken.from()), () -> "the good file holds " + broken.from());
        Files.writeString(file, replaceFirst(good, broken.from(), broken.to()));

        Course course = Course.read(folder, CHECKS, Glossary.EMPTY);

        assertTrue(course.find("parts").isEmpty(), "a lesson with a mistake is not played");
        List<String> found = course.mistakes().stream()
                .map(mistake -> mistake.file().getFileName() + ":" + mistake.line() + " " + mistake.key())
                .toList();
        String expected = broken.reported() + ":" + broken.line() + " lesson.mistake." + broken.key();
        assertTrue(found.contains(expected), () -> expected + " is not among " + found);
        for (Language language : Language.values()) {
            Messages messages = Messages.of(language);
            for (Mistake mistake : course.mistakes())
                assertFalse(mistake.text(messages).isBlank());
        }
    }

    /** One broken lesson leaves the others as they are. */
    @Test
    void aBrokenLessonDoesNotHurtTheRest() throws IOException {
        copy();
        Path second = Files.createDirectories(folder.resolve("02-more"));
        for (String name : List.of("lesson.yaml", "zh.md", "en.md")) {
            String text = Files.readString(folder.resolve("01-parts").resolve(name));
            Files.writeString(second.resolve(name), text.replace("id: parts", "id: more"));
        }
        Files.writeString(folder.resolve("01-parts/lesson.yaml"), "format: 1\nid: [");
        Course course = Course.read(folder, CHECKS, Glossary.EMPTY);
        assertTrue(course.find("parts").isEmpty());
        assertTrue(course.find("more").isPresent());
        assertEquals(1, course.mistakes().size());
    }

    /** A stranger's lessons show nothing from outside their own folder. */
    @ParameterizedTest
    @ValueSource(strings = {"01-parts", "glossary"})
    void aFolderThatIsALinkIsNotFollowed(String name) throws IOException {
        copy();
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere")).resolve(name);
        Files.move(folder.resolve(name), elsewhere);
        Files.createSymbolicLink(folder.resolve(name), elsewhere);

        Course course = Course.read(folder, CHECKS, Glossary.EMPTY);

        assertTrue(course.find("parts").isEmpty());
        assertTrue(
                course.mistakes().stream()
                        .anyMatch(mistake -> mistake.file().startsWith(folder.resolve(name))
                                && mistake.key().equals("lesson.mistake.no-file")),
                () -> "" + course.mistakes());
    }

    @Test
    void aFolderThatIsNotThereHasNoLessons() {
        Course course = Course.read(folder.resolve("nowhere"), CHECKS, Glossary.EMPTY);
        assertEquals(List.of(), course.lessons());
        assertEquals(List.of(), course.mistakes());
    }

    private static String replaceFirst(String text, String from, String to) {
        int at = text.indexOf(from);
        return text.substring(0, at) + to + text.substring(at + from.length());
    }

    private void copy() throws IOException {
        try (Stream<Path> all = Files.walk(GOOD)) {
            for (Path each : all.toList()) {
                Path to = folder.resolve(GOOD.relativize(each).toString());
                if (Files.isDirectory(each)) Files.createDirectories(to);
                else Files.copy(each, to);
            }
        }
    }
}
