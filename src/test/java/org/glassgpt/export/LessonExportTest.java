package org.glassgpt.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.glassgpt.i18n.Language;
import org.glassgpt.i18n.Messages;
import org.glassgpt.lesson.Block;
import org.glassgpt.lesson.Checks;
import org.glassgpt.lesson.Course;
import org.glassgpt.lesson.Glossary;
import org.glassgpt.lesson.Lesson;
import org.glassgpt.lesson.Step;
import org.glassgpt.session.CheckpointModels;
import org.glassgpt.session.KeepPolicy;
import org.glassgpt.session.Session;
import org.glassgpt.session.Snapshots;
import org.glassgpt.ui.control.FormulaOutlines;
import org.glassgpt.ui.state.Theme;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A lesson as a page and on paper: all there without a network, its answers too, notes only when asked for. */
class LessonExportTest {
    private static final Path BUNDLED = Path.of("assets/model");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(Language.class)
    void pageAndPaperStandAlone(Language language) throws IOException {
        Course course = course();
        Lesson lesson = course.find("welcome").orElseThrow();
        Session session = new Session(
                new CheckpointModels(Optional.of(BUNDLED)),
                new Snapshots(KeepPolicy.ofHeap()),
                Messages.of(language).text("prompt.first"),
                Runnable::run,
                Runnable::run);
        session.open(BUNDLED);
        boolean notes = language == Language.ZH;
        List<Path> files =
                LessonExport.write(new LessonRequest(course, lesson, session, language, Theme.LIGHT, notes), folder);

        assertEquals(
                List.of("welcome-" + language.code() + ".html", "welcome-" + language.code() + ".pdf"),
                files.stream().map(file -> file.getFileName().toString()).toList());
        String page = Files.readString(files.get(0));
        for (Step step : lesson.steps()) {
            String section = section(page, step.id());
            assertTrue(section.contains("<svg"), () -> step.id() + " has its picture");
            assertTrue(section.contains(lesson.words(step, language).title()), step::id);
            if (step.kind().asks()) assertTrue(section.contains("<details>"), () -> step.id() + " has its answer");
        }
        assertFalse(
                Pattern.compile("(src|href)=\"(?!#)|url\\((?!#)|@import|<script|<link")
                        .matcher(page)
                        .find(),
                "nothing is fetched");
        assertEquals(notes, page.contains(Messages.of(language).text("lesson.plan-aim")));
        assertFalse(page.contains("{{"), "every number is written");
        String paper = Files.readString(files.get(1), StandardCharsets.ISO_8859_1);
        assertTrue(paper.startsWith("%PDF-") && paper.stripTrailing().endsWith("%%EOF"));
        assertTrue(paper.split("/Type\\s*/Page\\b").length > 3, "several pages");
    }

    /** Where lines were to be marked, what is said to each comes in their order, and with its number. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void linesAreExplainedByTheirNumbers(Language language) throws IOException {
        Course course = course();
        Lesson lesson = course.find("code-attention").orElseThrow();
        Step step = lesson.steps().get(lesson.find("mark").orElseThrow());
        List<Block> said = step.explained(lesson.words(step, language));
        List<Integer> lines = said.stream()
                .map(block -> assertInstanceOf(Block.Numbered.class, block).first())
                .toList();
        assertEquals(List.copyOf(new TreeSet<>(step.right())), lines);
        said.forEach(
                block -> assertFalse(((Block.Numbered) block).items().get(0).isEmpty()));
    }

    private static Course course() throws IOException {
        return Course.read(
                Path.of("lessons"), new Checks(PanelCatalog.ids(), FormulaOutlines::isFormula), Glossary.EMPTY);
    }

    private static String section(String page, String step) {
        int begin = page.indexOf("<section id=\"" + step + "\"");
        assertTrue(begin >= 0, () -> "step " + step + " is on the page");
        return page.substring(begin, page.indexOf("</section>", begin));
    }
}
