package org.glassgpt.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.glassgpt.clinic.Fault;
import org.glassgpt.clinic.Listing;
import org.glassgpt.clinic.Listings;
import org.glassgpt.i18n.CurrentLanguage;
import org.glassgpt.i18n.Language;
import org.glassgpt.i18n.Messages;
import org.glassgpt.lesson.Block;
import org.glassgpt.lesson.Course;
import org.glassgpt.lesson.Glossary;
import org.glassgpt.lesson.Kind;
import org.glassgpt.lesson.Lesson;
import org.glassgpt.lesson.Mistake;
import org.glassgpt.lesson.Step;
import org.glassgpt.session.CheckpointModels;
import org.glassgpt.session.KeepPolicy;
import org.glassgpt.session.Session;
import org.glassgpt.session.Snapshots;
import org.glassgpt.ui.control.FormulaOutlines;
import org.glassgpt.ui.state.Appearance;
import org.glassgpt.ui.state.SessionModel;
import org.glassgpt.ui.state.Texts;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every step of every lesson, played in both languages on the bundled model through the window's own stage: what is
 * asked has an answer, what is claimed is true, what is pointed at is on screen.
 *
 * <p>{@code -Dlesson=ID} plays that lesson only.
 */
class LessonsTest {
    private static final Path BUNDLED = Path.of("assets/model");
    private static Course course;

    @BeforeAll
    static void read() {
        course = Course.read(
                Path.of("lessons"),
                new org.glassgpt.lesson.Checks(org.glassgpt.export.PanelCatalog.ids(), FormulaOutlines::isFormula),
                Glossary.EMPTY);
    }

    @Test
    void everyLessonCanBeRead() {
        Messages messages = Messages.of(Language.EN);
        List<String> mistakes = course.mistakes().stream()
                .map(mistake -> located(mistake, messages))
                .toList();
        assertEquals(List.of(), mistakes, () -> String.join("\n", mistakes));
        assertTrue(!course.lessons().isEmpty(), "there are lessons");
    }

    private static String located(Mistake mistake, Messages messages) {
        return mistake.file().getParent().getFileName() + "/" + mistake.text(messages);
    }

    /** Six hours, in steps that fit a screen. */
    @Test
    void theCourseIsAsLongAsACourse() {
        int steps = course.lessons().stream()
                .mapToInt(lesson -> lesson.steps().size())
                .sum();
        int minutes = course.lessons().stream().mapToInt(Lesson::minutes).sum();
        assertTrue(course.lessons().size() >= 14, course.lessons().size() + " lessons");
        assertTrue(steps >= 150 && steps <= 240, steps + " steps");
        assertTrue(minutes >= 330 && minutes <= 400, minutes + " minutes");
    }

    /** Guess, work out, answer; then five lines to take away. */
    @Test
    void everySectionHasWhatALearnerNeeds() {
        Map<String, Set<Kind>> kinds = new TreeMap<>();
        for (Lesson lesson : course.lessons()) {
            Set<Kind> here = kinds.computeIfAbsent(lesson.section(), any -> EnumSet.noneOf(Kind.class));
            lesson.steps().forEach(step -> here.add(step.kind()));
            if (lesson.section().equals("0")) continue; // a first look has nothing to sum up
            Step last = lesson.steps().get(lesson.steps().size() - 1);
            assertEquals("summary", last.id(), lesson.id());
            for (Language language : Language.values()) {
                List<Block> words = lesson.words(last, language).before();
                assertEquals(1, words.size(), lesson.id());
                assertEquals(5, ((Block.Bullets) words.get(0)).items().size(), lesson.id());
            }
        }
        kinds.forEach((section, here) -> assertTrue(
                here.containsAll(Set.of(Kind.PREDICT, Kind.WORKED, Kind.QUIZ)), section + " has only " + here));
    }

    @Test
    void everyStepPlaysInBothLanguages() {
        ShellModel model = open();
        List<String> failures = new ArrayList<>();
        for (Language language : Language.values()) {
            model.texts().switchTo(language);
            for (Lesson lesson : course.lessons()) {
                if (!lesson.id().matches(System.getProperty("lesson", ".*"))) continue;
                failures.addAll(new Rehearsal(model, course, language).play(lesson));
            }
        }
        assertEquals(List.of(), failures, () -> "\n" + String.join("\n", failures));
    }

    /** What a learner is to mark in the words is the listing of the clinic, and what the clinic holds to be wrong in it. */
    @Test
    void whatIsToBeMarkedIsWhatTheClinicFinds() {
        Map<String, Listing> listings = Map.of("code-attention", Listings.ATTENTION, "code-gpt", Listings.GPT);
        listings.forEach((id, listing) -> {
            Lesson lesson = course.find(id).orElseThrow();
            Step.Predict step =
                    (Step.Predict) lesson.steps().get(lesson.find("mark").orElseThrow());
            List<String> code = listing.lines().stream()
                    .map(line -> "  ".repeat(line.indent()) + line.code())
                    .toList();
            for (Language language : Language.values()) {
                assertEquals(
                        code,
                        lesson.words(step, language).listing().orElseThrow().lines(),
                        id);
            }
            Set<Integer> wrong = IntStream.range(0, listing.lines().size())
                    .filter(i -> listing.lines().get(i).faults().stream()
                            .anyMatch(fault -> fault.kind() != Fault.Kind.BESIDE))
                    .mapToObj(i -> i + 1)
                    .collect(Collectors.toSet());
            assertEquals(wrong, step.choice().right(), id);
        });
    }

    /** A number in the words is read from the trace, claimed, or has a source. */
    @Test
    void everyNumberInTheWordsIsVouchedFor() {
        List<String> loose = new ArrayList<>();
        for (Lesson lesson : course.lessons()) loose.addAll(LooseNumbers.in(lesson));
        assertEquals(List.of(), loose, () -> "\n" + String.join("\n", loose));
    }

    /** A source is a title, the same in both languages, or says something, and then in the reader's own. */
    @Test
    void sourcesSpeakTheLanguageOfTheReader() {
        Pattern english =
                Pattern.compile("\\b(section|equation|table|figure|footnote|article|steps?|lessons?|layers?)\\b");
        List<String> foreign = new ArrayList<>();
        for (Lesson lesson : course.lessons()) {
            for (Step step : lesson.steps()) {
                step.frame().sources(Language.ZH).stream()
                        .filter(source -> english.matcher(source).find())
                        .forEach(source -> foreign.add(lesson.id() + "#" + step.id() + ": " + source));
            }
        }
        assertEquals(List.of(), foreign, () -> "\n" + String.join("\n", foreign));
    }

    private static ShellModel open() {
        Session session = new Session(
                new CheckpointModels(Optional.of(BUNDLED)),
                new Snapshots(KeepPolicy.ofHeap()),
                Messages.of(Language.ZH).text("prompt.first"),
                Runnable::run,
                Runnable::run);
        ShellModel model = ShellModel.of(
                new SessionModel(session),
                new Texts(new CurrentLanguage(Language.ZH)),
                new Appearance(),
                Optional.of(BUNDLED));
        model.session().open(BUNDLED);
        assertTrue(model.session().snapshot().get().isPresent(), "the bundled model is open");
        return model;
    }
}
