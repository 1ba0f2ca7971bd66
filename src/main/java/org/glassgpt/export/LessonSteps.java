package org.glassgpt.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.glassgpt.figure.Figure;
import org.glassgpt.figure.FontMetrics;
import org.glassgpt.figure.Paper;
import org.glassgpt.i18n.Messages;
import org.glassgpt.lesson.LessonPlayer;
import org.glassgpt.lesson.Progress;
import org.glassgpt.lesson.Scope;
import org.glassgpt.lesson.Step;
import org.glassgpt.lesson.StepWords;

/** Plays a lesson once on a stage without a window, and keeps what each step shows. */
final class LessonSteps {
    /** Two steps with their words fit on a page of A4. */
    private static final int WIDTH = 960;

    private static final int HEIGHT = 448;

    /**
     * One step as it is shown.
     *
     * @param scope of its numbers, before the answer
     * @param figures before the answer
     * @param answer of its numbers, when the answer is out
     * @param revealed figures that the answer brings; none where it changes nothing
     */
    record Shown(
            Step step,
            StepWords words,
            String prompt,
            Optional<Scope> scope,
            List<Figure> figures,
            Optional<Scope> answer,
            List<Figure> revealed) {}

    private LessonSteps() {}

    static List<Shown> of(LessonRequest request) {
        StillStage stage = new StillStage(request.session());
        LessonPlayer player = new LessonPlayer(stage, Progress.ofTheMoment(), request.language());
        Messages messages = Messages.of(request.language());
        Paper paper = new Paper(WIDTH, HEIGHT, 1, request.theme().palette(), messages::text, new FontMetrics());
        List<Shown> shown = new ArrayList<>();
        player.open(request.course().id(), request.lesson(), 0);
        for (int i = 0; i < request.lesson().steps().size(); i++) {
            if (i > 0) player.next();
            if (player.step().orElseThrow() instanceof Step.Run) player.run();
            shown.add(step(request, stage, player, paper));
        }
        return shown;
    }

    private static Shown step(LessonRequest request, StillStage stage, LessonPlayer player, Paper paper) {
        Step step = player.step().orElseThrow();
        Optional<Scope> before = player.scope();
        List<Figure> figures = before.isPresent() ? stage.figures(paper) : List.of();
        player.giveUp();
        boolean changes = step.frame().revealed().isPresent() && player.scope().isPresent();
        return new Shown(
                step,
                request.lesson().words(step, request.language()),
                stage.prompt(),
                before,
                figures,
                player.scope(),
                changes ? stage.figures(paper) : List.of());
    }
}
