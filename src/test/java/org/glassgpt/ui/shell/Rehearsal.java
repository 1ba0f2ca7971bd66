package org.glassgpt.ui.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.glassgpt.export.PanelCatalog;
import org.glassgpt.figure.Figure;
import org.glassgpt.figure.FontMetrics;
import org.glassgpt.figure.Frames;
import org.glassgpt.figure.Paper;
import org.glassgpt.i18n.Language;
import org.glassgpt.lesson.Action;
import org.glassgpt.lesson.Claim;
import org.glassgpt.lesson.Course;
import org.glassgpt.lesson.Deed;
import org.glassgpt.lesson.Lesson;
import org.glassgpt.lesson.LessonPlayer;
import org.glassgpt.lesson.Pieces;
import org.glassgpt.lesson.Progress;
import org.glassgpt.lesson.Result;
import org.glassgpt.lesson.Scope;
import org.glassgpt.lesson.Step;
import org.glassgpt.lesson.StepWords;
import org.glassgpt.lesson.UnreadableException;
import org.glassgpt.session.Inputs;
import org.glassgpt.session.Selection;
import org.glassgpt.trace.Edits;

/** Plays a lesson as a learner would who knows all answers, and notes what does not hold. */
final class Rehearsal {
    private final ShellModel model;
    private final Course course;
    private final Language language;
    private final LessonPlayer player;
    private final List<String> failures = new ArrayList<>();
    private Lesson lesson;

    Rehearsal(ShellModel model, Course course, Language language) {
        this.model = model;
        this.course = course;
        this.language = language;
        this.player = new LessonPlayer(new LessonStage(model), Progress.ofTheMoment(), language);
    }

    List<String> play(Lesson played) {
        lesson = played;
        Inputs before = model.session().inputs().get().orElseThrow();
        Selection selection = model.panels().selection().get();
        player.open(course.id(), lesson, 0);
        for (int i = 0; i < lesson.steps().size(); i++) {
            if (i > 0) player.next();
            step(player.step().orElseThrow());
        }
        player.leave();
        Inputs after = model.session().inputs().get().orElseThrow();
        boolean back = after.prompt().equals(before.prompt())
                && after.edits().equals(before.edits())
                && after.settings().equals(before.settings())
                && model.panels().selection().get().equals(selection);
        if (!back) failures.add(lesson.id() + ": leaving does not give back what was there");
        return failures;
    }

    private void fail(Step step, String what) {
        failures.add(lesson.folder().getFileName() + "/lesson.yaml:"
                + step.frame().line() + " (" + step.id() + ", " + language.code() + "): " + what);
    }

    private void step(Step step) {
        if (player.scope().isEmpty()) {
            fail(step, "the stage does not show it: " + why());
            return;
        }
        if (step instanceof Step.Run run) run(step, run.action());
        claims(step, step.frame().claims());
        words(step, lesson.words(step, language).before());
        shown(step);
        answer(step);
        if (step.kind().asks() && !player.state().out()) {
            fail(step, "the right answer is not taken for right");
            player.giveUp();
        }
        claims(step, step.frame().revealedClaims());
        StepWords words = lesson.words(step, language);
        words(
                step,
                words.everything()
                        .subList(words.before().size(), words.everything().size()));
        shown(step);
    }

    private String why() {
        return model.session()
                .problem()
                .get()
                .map(problem -> model.texts()
                        .messages()
                        .get()
                        .text(problem.key(), problem.arguments().toArray()))
                .orElse("a place in it cannot be found");
    }

    private void run(Step step, Action action) {
        int before = player.scope().orElseThrow().reading().tokens();
        player.run();
        if (!(action instanceof Action.Generate generate)) return;
        int drawn = player.scope().orElseThrow().reading().tokens() - before;
        if (drawn != generate.tokens()) fail(step, drawn + " tokens were drawn, not " + generate.tokens());
    }

    private void claims(Step step, List<Claim> claims) {
        for (Claim claim : claims) {
            if (claim instanceof Claim.Tested tested) {
                if (!exists(tested.test())) fail(step, "there is no test " + tested.test());
                continue;
            }
            Claim.That that = (Claim.That) claim;
            if (that.language().filter(Predicate.not(language::equals)).isPresent()) continue;
            try {
                Scope scope = player.scope().orElseThrow();
                if (!(that.expression().in(scope) instanceof Result.Truth truth)) {
                    fail(step, "line " + that.line() + " is no comparison: " + that.expression());
                } else if (!truth.holds()) {
                    fail(step, "line " + that.line() + " does not hold: " + that.expression() + sides(that, scope));
                }
            } catch (UnreadableException e) {
                fail(
                        step,
                        "line " + that.line() + " cannot be worked out: " + that.expression() + ": " + e.getMessage());
            }
        }
    }

    private static String sides(Claim.That that, Scope scope) {
        return that.expression().sides(scope).map(text -> " (" + text + ")").orElse("");
    }

    private static boolean exists(String test) {
        int dot = test.lastIndexOf('.');
        if (dot < 0) return false;
        String file = test.substring(0, dot) + ".java";
        String method = "void " + test.substring(dot + 1) + "(";
        try (Stream<Path> all = Files.walk(Path.of("src/test/java"))) {
            Optional<Path> found = all.filter(
                            path -> path.getFileName().toString().equals(file))
                    .findFirst();
            return found.isPresent() && Files.readString(found.get()).contains(method);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void words(Step step, List<org.glassgpt.lesson.Block> blocks) {
        Pieces.values(blocks, value -> {
            try {
                Result result = value.expression().in(player.scope().orElseThrow());
                boolean whole = !(result instanceof Result.Number number) || Double.isFinite(number.value());
                if (!whole) fail(step, "is no finite number: " + value.expression());
            } catch (UnreadableException e) {
                fail(step, "in the words, " + value.expression() + ": " + e.getMessage());
            }
        });
    }

    /** What is framed stands on the panel. */
    private void shown(Step step) {
        List<Frames.Around> frames = model.frames().get();
        if (frames.isEmpty()) return;
        List<String> panels = model.staged().get().map(View::panels).orElse(List.of());
        for (Frames.Around frame : frames) {
            if (panels.stream().noneMatch(panel -> drawn(panel, frame))) {
                fail(step, frame.name() + frame.index() + " is not drawn on " + String.join(", ", panels));
            }
        }
    }

    private boolean drawn(String panel, Frames.Around frame) {
        Paper paper = new Paper(
                860,
                560,
                1,
                model.appearance().theme().get().palette(),
                model.texts().messages().get()::text,
                new FontMetrics());
        var snapshot = model.session().snapshot().get().orElseThrow();
        Selection selection = model.panels().selection().get().within(snapshot.trace());
        Figure figure = PanelCatalog.figure(panel, snapshot, selection, paper);
        return Frames.on(figure, List.of(frame), paper) != figure;
    }

    private void answer(Step step) {
        if (step instanceof Step.Predict predict) player.choose(predict.choice().right());
        if (step instanceof Step.Quiz quiz) player.choose(quiz.choice().right());
        if (step instanceof Step.Worked worked) {
            worked.blanks().forEach((name, blank) -> {
                OptionalDouble expected = player.expected(blank);
                if (expected.isEmpty() || !Double.isFinite(expected.getAsDouble())) {
                    fail(step, "the blank " + name + " comes to no number: " + blank.value());
                } else {
                    player.fill(name, Double.toString(expected.getAsDouble()));
                }
            });
        }
        if (step instanceof Step.Do doing && !player.state().out()) act(step, doing.deed());
    }

    /** Does what is asked through the window's own session and selection. */
    private void act(Step step, Deed deed) {
        Scope scope = player.scope().orElseThrow();
        if (deed instanceof Deed.Open open) {
            model.showPanel(open.panel());
        } else if (deed instanceof Deed.Ask) {
            model.session()
                    .prompt()
                    .set(language == Language.ZH ? "小猫把蓝色的书包放在了学校里。" : "The cat put a blue bag in the school.");
        } else if (deed instanceof Deed.Draw draw) {
            for (int i = 0; i < draw.times(); i++) model.session().step();
        } else if (deed instanceof Deed.Turn turn) {
            model.session()
                    .setSettings(LearnerHands.turned(model.session().settings().get(), turn));
        } else if (deed instanceof Deed.Select select) {
            var selection = model.panels().selection();
            selection.set(LearnerHands.selected(select, scope, selection.get()));
        } else if (deed instanceof Deed.Change change) {
            var now = model.session().inputs().get().orElseThrow();
            Edits edits = LearnerHands.changed(change, now.edits(), scope.hand());
            model.session().show(now.prompt(), edits, now.settings());
        } else if (deed instanceof Deed.Until until && !LearnerHands.until(until, model, player)) {
            fail(step, "nothing that was tried makes it true: " + until.that());
        }
    }
}
