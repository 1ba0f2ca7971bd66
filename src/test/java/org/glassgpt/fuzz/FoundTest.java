package org.glassgpt.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.glassgpt.i18n.Language;
import org.glassgpt.i18n.Messages;
import org.glassgpt.lesson.Checks;
import org.glassgpt.lesson.Course;
import org.glassgpt.lesson.Glossary;
import org.glassgpt.model.BadCheckpointException;
import org.glassgpt.model.Checkpoint;
import org.glassgpt.model.CheckpointReader;
import org.glassgpt.model.EditsJson;
import org.glassgpt.model.GoldenFixture;
import org.glassgpt.model.Safetensors;
import org.glassgpt.session.Problem;
import org.glassgpt.session.ProblemException;
import org.glassgpt.session.SessionFile;
import org.glassgpt.tokenizer.BadTokenizerFileException;
import org.glassgpt.tokenizer.TokenizerFiles;
import org.glassgpt.ui.control.FormulaOutlines;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What broken files have brought to light, one by one. */
class FoundTest {
    private static final String YAML = """
            format: 1
            id: hello
            section: "1"
            minutes: 5
            steps:
              - {id: look, kind: show, panel: tokens}
            """;
    private static final String WORDS = """
            # Hello
            A first lesson.

            > [!aim]
            > To see tokens.

            > [!questions]
            > - How many are there?

            ## Look {#look}
            There are some.
            """;

    @TempDir
    private Path temp;

    private Path lesson;

    @BeforeEach
    void write() throws IOException {
        lesson = Files.createDirectories(temp.resolve("lessons/01-hello"));
        Files.writeString(lesson.resolve("lesson.yaml"), YAML);
        Files.writeString(lesson.resolve("en.md"), WORDS);
        Files.writeString(lesson.resolve("zh.md"), WORDS);
    }

    private List<String> mistakes() {
        Checks checks = new Checks(List.of("tokens"), tex -> true);
        Messages words = Messages.of(Language.EN);
        return Course.read(lesson.getParent(), checks, Glossary.EMPTY).mistakes().stream()
                .map(mistake -> mistake.text(words))
                .toList();
    }

    @Test
    void theLessonItselfIsRight() {
        assertEquals(List.of(), mistakes());
    }

    /** The library stumbled where its pieces of 1024 meet. */
    @Test
    void aCharacterOfTwoHalvesMayStandAnywhere() throws IOException {
        String comment = "# " + " ".repeat(1021 - YAML.length()) + "𠮷".repeat(3) + "\n";
        for (int shift = 0; shift < 3; shift++) {
            Files.writeString(lesson.resolve("lesson.yaml"), YAML + "#".repeat(shift) + comment);
            assertEquals(List.of(), mistakes());
        }
    }

    /** Matching it took a frame of the stack for each part. */
    @Test
    void aLongIdIsNoEndlessOne() throws IOException {
        String id = "a" + "-a".repeat(100_000);
        Files.writeString(lesson.resolve("lesson.yaml"), YAML.replace("id: look", "id: " + id));
        List<String> found = mistakes();
        assertFalse(found.isEmpty(), "the words have no such step");
        assertTrue(found.stream().allMatch(sentence -> sentence.length() < 400), "quoted shortly");
    }

    /** The same, of a formula's characters. */
    @Test
    void aLongFormulaIsRead() throws IOException {
        Files.writeString(lesson.resolve("en.md"), WORDS.replace("some", "$" + "x + ".repeat(50_000) + "x$"));
        assertEquals(List.of(), mistakes());
    }

    @Test
    void deepYamlIsAMistake() throws IOException {
        String deep = "[".repeat(100_000) + "]".repeat(100_000);
        Files.writeString(lesson.resolve("lesson.yaml"), YAML.replace("\"1\"", deep));
        assertFalse(mistakes().isEmpty());
    }

    @Test
    void aLessonTooLargeIsAMistake() throws IOException {
        Files.writeString(lesson.resolve("en.md"), WORDS + "x".repeat(2 << 20));
        assertTrue(mistakes().get(0).startsWith("en.md:1: "), mistakes().toString());
    }

    @Test
    void wordsThatAreNotUtf8AreAMistake() throws IOException {
        Files.write(lesson.resolve("zh.md"), "# 你好".getBytes(StandardCharsets.UTF_16LE));
        assertTrue(mistakes().get(0).startsWith("zh.md:1: "), mistakes().toString());
    }

    /** A parser of JSON guesses among five encodings; a file in one of the others would pass for text. */
    @Test
    void jsonIsUtf8OrRefused() throws IOException {
        Path model = GoldenFixture.TINY_TIED.unpack(temp);
        Path config = model.resolve(Checkpoint.CONFIG);
        Files.write(config, Files.readString(config).getBytes(StandardCharsets.UTF_16BE));
        assertSentence(
                config,
                assertThrows(BadCheckpointException.class, () -> CheckpointReader.read(model))
                        .getMessage());

        Path edits = Files.write(temp.resolve("edits.json"), "[]".getBytes(Charset.forName("UTF-32LE")));
        assertSentence(
                edits,
                assertThrows(IOException.class, () -> EditsJson.read(edits)).getMessage());

        Path session = Files.write(temp.resolve("x.glassgpt"), Samples.SESSION.getBytes(StandardCharsets.UTF_16LE));
        assertThrows(ProblemException.class, () -> SessionFile.read(session));

        Path tokenizer = Files.createDirectories(temp.resolve("tokenizer"));
        Path vocab =
                Files.write(tokenizer.resolve("tokenizer.json"), Samples.TOKENIZER.getBytes(StandardCharsets.UTF_16LE));
        assertSentence(
                vocab,
                assertThrows(BadTokenizerFileException.class, () -> TokenizerFiles.load(tokenizer))
                        .getMessage());
    }

    /** A name in a stranger's file may be as long as the file, and hold line ends. */
    @Test
    void whatIsQuotedFromAFileIsShort() throws IOException {
        String name = "name\\n".repeat(10_000);
        byte[] head = ("{\"" + name + "\":{\"dtype\":\"F99\",\"shape\":[1],\"data_offsets\":[0,4]}}")
                .getBytes(StandardCharsets.UTF_8);
        byte[] file = new byte[8 + head.length + 4];
        for (int i = 0; i < 8; i++) file[i] = (byte) ((long) head.length >> 8 * i);
        System.arraycopy(head, 0, file, 8, head.length);
        Path tensors = Files.write(temp.resolve("model.safetensors"), file);
        String said = assertThrows(BadCheckpointException.class, () -> Safetensors.open(tensors))
                .getMessage();
        assertSentence(tensors, said);
        assertTrue(said.contains("F99"), said);
    }

    /** The typesetter takes some frames of the stack for each fraction in a fraction. */
    @Test
    void aBottomlessFormulaIsNone() {
        String deep = "\\frac{".repeat(20_000) + "x" + "}{2}".repeat(20_000);
        assertFalse(FormulaOutlines.isFormula(deep));
        assertTrue(FormulaOutlines.isFormula("\\frac{x}{2}"));
    }

    @Test
    void aKeyOfTwoLinesIsQuotedOnOne() throws IOException {
        String broken = Samples.SESSION.replace("\"fingerprint\"", "\"fi\\ngerprint\"");
        Path session = Files.writeString(temp.resolve("x.glassgpt"), broken);
        Problem problem = assertThrows(ProblemException.class, () -> SessionFile.read(session))
                .problem();
        String said =
                Messages.of(Language.EN).text(problem.key(), problem.arguments().toArray());
        assertTrue(said.contains("fi gerprint"), said);
        assertEquals(1, said.lines().count(), said);
    }

    /** Each line of it was put behind a copy of all before. */
    @Test
    void aLongParagraphTakesMemoryInProportion() throws IOException {
        long one = allocated(4_000);
        long two = allocated(8_000);
        assertTrue(two < 3 * one, one + " and " + two + " bytes");
    }

    private long allocated(int lines) throws IOException {
        Files.writeString(lesson.resolve("en.md"), WORDS.replace("some.", "some.\n" + "And more.\n".repeat(lines)));
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        assertEquals(List.of(), mistakes());
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    private static void assertSentence(Path file, String said) {
        assertTrue(said.contains(file.getFileName().toString()), said);
        assertEquals(1, said.lines().count(), said);
        assertTrue(said.length() < 400 + file.toString().length(), said);
    }
}
