package org.glassgpt.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgressTest {
    @TempDir
    private Path folder;

    private final Course course = Course.read(
            Path.of("src/test/resources/lessons"),
            new Checks(List.of("tokens", "attention", "probabilities"), tex -> true),
            Glossary.EMPTY);
    private Lesson lesson;
    private Step quiz;

    @BeforeEach
    void read() {
        lesson = course.find("parts").orElseThrow();
        quiz = lesson.steps().get(lesson.find("several").orElseThrow());
    }

    private Progress open() {
        return new Progress(Optional.of(folder.resolve("progress")), Runnable::run);
    }

    @Test
    void whatIsKeptIsThereTheNextTime() {
        Progress first = open();
        first.visit(course.id(), "parts", "several");
        StepState wrong = StepState.NEW.withChoice(Set.of(2), false);
        first.answer(course.id(), "parts", quiz, wrong.withChoice(Set.of(1, 3), true));
        first.setNote(course.id(), "parts", "several", "第二个不对");

        Progress second = open();
        StepState state = second.state(course.id(), "parts", "several");
        assertTrue(state.out());
        assertEquals(List.of(Set.of(2), Set.of(1, 3)), state.chosen());
        assertEquals("第二个不对", second.note(course.id(), "parts", "several"));
        assertEquals(Optional.of(new Progress.Bookmark("parts", "several")), second.last(course.id()));
    }

    @Test
    void twoWindowsKeepEachOthersAnswers() {
        Progress one = open();
        Progress other = open();
        one.visit(course.id(), "parts", "look");
        other.visit(course.id(), "parts", "look");
        one.answer(course.id(), "parts", quiz, StepState.NEW.withChoice(Set.of(1, 3), true));
        other.setNote(course.id(), "parts", "look", "第二个不对");
        other.visit(course.id(), "parts", "several");

        Progress next = open();
        assertEquals(
                List.of(Set.of(1, 3)),
                next.state(course.id(), "parts", "several").chosen());
        assertEquals("第二个不对", next.note(course.id(), "parts", "look"));
    }

    /** As the other, at the same moment. */
    @Test
    void twoWindowsKeepEachOthersAnswersHoweverQuickTheyAre() throws Exception {
        int notes = 40;
        ExecutorService windows = Executors.newFixedThreadPool(2);
        try {
            List<Callable<Void>> both = new ArrayList<>();
            for (String window : List.of("one", "other")) {
                both.add(() -> {
                    Progress progress = open();
                    for (int i = 0; i < notes; i++)
                        progress.setNote(course.id(), "parts", window + "-" + i, "note " + i);
                    return null;
                });
            }
            for (Future<Void> done : windows.invokeAll(both)) done.get();
        } finally {
            windows.shutdown();
        }
        Progress next = open();
        for (int i = 0; i < notes; i++) {
            assertEquals("note " + i, next.note(course.id(), "parts", "one-" + i));
            assertEquals("note " + i, next.note(course.id(), "parts", "other-" + i));
        }
    }

    @Test
    void whatCouldNotBeWrittenIsWrittenWithTheNextChange() throws IOException {
        Path inTheWay = Files.writeString(folder.resolve("progress"), "a file where the folder is to be");
        Progress progress = open();
        progress.setNote(course.id(), "parts", "look", "first");
        Files.delete(inTheWay);
        progress.setNote(course.id(), "parts", "several", "second");
        Progress next = open();
        assertEquals("first", next.note(course.id(), "parts", "look"));
        assertEquals("second", next.note(course.id(), "parts", "several"));
    }

    @Test
    void theFileCanBeReadByPeople() throws IOException {
        open().setNote(course.id(), "parts", "several", "第二个不对");
        String text = Files.readString(folder.resolve("progress/sample.json"));
        assertTrue(text.contains("第二个不对"), text);
        assertTrue(text.lines().count() > 5, text);
    }

    @Test
    void aFileThatCannotBeReadIsPutAside() throws IOException {
        Path file = Files.createDirectories(folder.resolve("progress")).resolve("sample.json");
        Files.writeString(file, "{\"format\": 1, \"lessons\": {");
        Progress progress = open();
        assertEquals(StepState.NEW, progress.state(course.id(), "parts", "several"));
        progress.visit(course.id(), "parts", "look");
        assertEquals(
                "{\"format\": 1, \"lessons\": {", Files.readString(folder.resolve("progress/sample.json.unreadable")));
        assertTrue(open().visited(course.id(), "parts", "look"));
    }

    @Test
    void erasingLeavesNothing() {
        Progress progress = open();
        progress.visit(course.id(), "parts", "look");
        progress.erase(course.id());
        assertFalse(progress.visited(course.id(), "parts", "look"));
        assertFalse(Files.exists(folder.resolve("progress/sample.json")));
        assertFalse(open().visited(course.id(), "parts", "look"));
    }

    @Test
    void whatWasWrongFirstIsToBeLookedAtAgain() {
        Progress progress = open();
        assertEquals(List.of(), Review.of(course, progress));
        StepState wrong = StepState.NEW.withChoice(Set.of(2), false);
        progress.answer(course.id(), "parts", quiz, wrong.withChoice(Set.of(1, 3), true));
        Step worked = lesson.steps().get(lesson.find("numbers").orElseThrow());
        progress.answer(course.id(), "parts", worked, StepState.NEW.givenUp());
        List<Review.Item> items = Review.of(course, progress);
        assertEquals(
                List.of(Review.Why.WRONG_FIRST, Review.Why.GAVE_UP),
                items.stream().map(Review.Item::why).toList());
        assertEquals(0, Review.score(course, lesson, progress).right());
        assertEquals(2, Review.score(course, lesson, progress).asked());
    }
}
