package org.glassgpt.ui.shell;

import java.util.Optional;
import java.util.function.BiFunction;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.glassgpt.session.Selection;
import org.glassgpt.session.Snapshot;
import org.glassgpt.session.Walkthrough;
import org.glassgpt.session.Walkthrough.Follow;

/** Walks the one selection through the pass, by hand or by itself. */
final class Player {
    private final ShellModel model;
    private final BooleanProperty all = new SimpleBooleanProperty(this, "all", false);
    private final ReadOnlyBooleanWrapper playing = new ReadOnlyBooleanWrapper(this, "playing", false);
    private Timeline clock = new Timeline();
    private Optional<String> stopAt = Optional.empty();

    Player(ShellModel model) {
        this.model = model;
        all.addListener((value, old, now) -> {
            if (playing.get()) play();
        });
    }

    /** Whether each operation is done for every token, one after the other, or for the one in hand. */
    BooleanProperty all() {
        return all;
    }

    ReadOnlyBooleanProperty playing() {
        return playing.getReadOnlyProperty();
    }

    void next() {
        pause();
        move((walk, at) -> walk.next(at, follow()));
    }

    void previous() {
        pause();
        move((walk, at) -> walk.previous(at, follow()));
    }

    void first() {
        jump(0);
    }

    void last() {
        jump(Integer.MAX_VALUE);
    }

    /** To a place in the order. */
    void jump(int place) {
        pause();
        move((walk, at) -> Optional.of(walk.jump(at, place)));
    }

    void blocks(int by) {
        pause();
        move((walk, at) -> Optional.of(walk.jumpBlocks(at, by)));
    }

    /** Another token in hand. */
    void token(int by) {
        model.session().snapshot().get().ifPresent(snapshot -> {
            Selection at = model.panels().selection().get();
            int last = snapshot.tokens().size() - 1;
            int token = Math.max(0, Math.min(last, at.within(snapshot.trace()).token() + by));
            model.panels().selection().set(at.withToken(token == last ? Selection.LAST : token));
        });
    }

    void toggle() {
        if (playing.get()) pause();
        else play();
    }

    /** Plays from the beginning up to an operation of the layer in hand; to the end without one. */
    void walk(Optional<String> to) {
        first();
        stopAt = to;
        play();
    }

    private void play() {
        clock.stop();
        boolean atEnd = !canMove((walk, at) -> walk.next(at, follow()));
        if (atEnd) move((walk, at) -> Optional.of(walk.jump(at, 0)));
        clock = new Timeline(new KeyFrame(all.get() ? Motion.TOKEN : Motion.STEP, event -> {
            if (!move((walk, at) -> walk.next(at, follow())) || arrived()) pause();
        }));
        clock.setCycleCount(Timeline.INDEFINITE);
        clock.play();
        playing.set(true);
    }

    private boolean arrived() {
        Selection at = model.panels().selection().get();
        return stopAt.filter(at.operation().key()::equals).isPresent();
    }

    void pause() {
        clock.stop();
        stopAt = Optional.empty();
        playing.set(false);
    }

    private Follow follow() {
        return all.get() ? Follow.ALL : Follow.ONE;
    }

    private boolean canMove(BiFunction<Walkthrough, Selection, Optional<Selection>> how) {
        return target(how).isPresent();
    }

    private boolean move(BiFunction<Walkthrough, Selection, Optional<Selection>> how) {
        Optional<Selection> to = target(how);
        to.ifPresent(model.panels().selection()::set);
        return to.isPresent();
    }

    private Optional<Selection> target(BiFunction<Walkthrough, Selection, Optional<Selection>> how) {
        Optional<Snapshot> snapshot = model.session().snapshot().get();
        return snapshot.flatMap(now -> how.apply(
                Walkthrough.of(now.trace()), model.panels().selection().get()));
    }
}
