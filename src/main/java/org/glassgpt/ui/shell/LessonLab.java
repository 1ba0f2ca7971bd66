package org.glassgpt.ui.shell;

import java.nio.file.Path;
import java.util.Optional;
import org.glassgpt.lab.LabState;
import org.glassgpt.lab.Preset;
import org.glassgpt.lesson.Action;
import org.glassgpt.lesson.LessonPlayer;
import org.glassgpt.ui.panel.training.Room;
import org.glassgpt.ui.state.Texts;

/**
 * The laboratory of a step: begun in the training room, over the stage, and ended when the step is left, not to be offered
 * again. A run that the reader began before goes on, whatever step one comes to.
 */
final class LessonLab {
    private final LessonPlayer player;
    private final Room room;
    private final Texts texts;
    private Optional<Begun> begun = Optional.empty();

    /**
     * What a step began.
     *
     * @param run folder of the run; empty where the room was only opened
     */
    private record Begun(Optional<Lessons.Place> step, Optional<Path> run) {}

    LessonLab(Lessons lessons, Room room, Texts texts) {
        this.player = lessons.player();
        this.room = room;
        this.texts = texts;
        lessons.changes().addListener((value, old, now) -> moved());
    }

    /** Opens the room and starts the run there; where one works already, shows that. */
    void start(Action.Lab lab) {
        Preset preset = preset(lab);
        boolean free = !room.working();
        if (free) room.start(preset.id(), preset.config(), texts.language());
        room.open().set(true);
        Optional<Path> run = free ? running() : begun.flatMap(Begun::run);
        begun = Optional.of(new Begun(here(), run));
    }

    private static Preset preset(Action.Lab lab) {
        boolean tunes = lab.lab().equals("finetune");
        return lab.preset().flatMap(Preset::named).orElse(Preset.all(tunes).get(0));
    }

    private Optional<Path> running() {
        return room.state().get().map(LabState::folder);
    }

    private Optional<Lessons.Place> here() {
        return player.lesson()
                .flatMap(lesson -> player.step().map(step -> new Lessons.Place(lesson.id(), Optional.of(step.id()))));
    }

    private void moved() {
        if (begun.isEmpty() || begun.get().step().equals(here())) return;
        Optional<Path> run = begun.get().run();
        begun = Optional.empty();
        if (room.working() && run.isPresent() && run.equals(running())) room.setAside();
        room.open().set(false);
    }
}
