package org.glassgpt.ui.shell;

import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import org.glassgpt.session.Operation;
import org.glassgpt.ui.state.Appearance;

/** What the keyboard does anywhere in the window. The hovers of the buttons name the same keys. */
final class Keys {
    private Keys() {}

    static void listen(Scene scene, ShellModel model, ShellView view, WindowActions window) {
        Appearance appearance = model.appearance();
        Map<KeyCombination, Runnable> keys = scene.getAccelerators();
        keys.put(shortcut(KeyCode.ENTER), model.session()::step);
        keys.put(alt(KeyCode.RIGHT), model.session()::step);
        keys.put(alt(KeyCode.LEFT), model.session()::back);
        keys.put(shortcut(KeyCode.L), view.toolbar()::focusPrompt);
        keys.put(withShift(KeyCode.O), view.toolbar()::chooseModel);
        files(keys, view);
        edits(keys, scene, model);
        display(keys, appearance);
        for (KeyCode plus : new KeyCode[] {KeyCode.PLUS, KeyCode.EQUALS, KeyCode.ADD}) {
            keys.put(shortcut(plus), appearance::larger);
        }
        keys.put(
                new KeyCodeCombination(KeyCode.EQUALS, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN),
                appearance::larger);
        keys.put(shortcut(KeyCode.MINUS), appearance::smaller);
        keys.put(shortcut(KeyCode.SUBTRACT), appearance::smaller);
        keys.put(shortcut(KeyCode.DIGIT0), () -> appearance.setScale(1));
        keys.put(
                shortcut(KeyCode.T),
                () -> appearance.theme().set(appearance.theme().get().next()));
        keys.put(
                shortcut(KeyCode.G),
                () -> model.texts().switchTo(model.texts().language().other()));
        keys.put(
                shortcut(KeyCode.I),
                () -> appearance.inspector().set(!appearance.inspector().get()));
        keys.put(
                shortcut(KeyCode.B),
                () -> appearance.gallery().set(!appearance.gallery().get()));
        keys.put(
                new KeyCodeCombination(KeyCode.F2),
                () -> appearance.guide().set(!appearance.guide().get()));
        toggle(keys, new KeyCodeCombination(KeyCode.F8), appearance.comparison());
        keys.put(new KeyCodeCombination(KeyCode.F11), window::toggleFullScreen);
        keys.put(new KeyCodeCombination(KeyCode.F3), view.lessons()::toggle);
        BooleanProperty presenting = view.lessons().presenting();
        keys.put(new KeyCodeCombination(KeyCode.F4), () -> presenting.set(!presenting.get()));
        int digit = 1;
        for (Operation.Stop stop : Operation.Stop.values()) {
            keys.put(
                    shortcut(KeyCode.valueOf("DIGIT" + digit++)),
                    () -> model.goTo(Operation.main(
                            stop, model.panels().selection().get().layer())));
        }
        walk(keys, model, view);
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> page(event, view.player(), view.lessons()));
        scene.addEventHandler(KeyEvent.KEY_TYPED, event -> {
            if (event.getCharacter().equals("?")) view.keySheet().toggle();
        });
        openByKey(scene, model, view);
    }

    /** What leaves the window and comes back. */
    private static void files(Map<KeyCombination, Runnable> keys, ShellView view) {
        keys.put(shortcut(KeyCode.O), view.files()::open);
        keys.put(shortcut(KeyCode.S), view.files()::save);
        keys.put(withShift(KeyCode.S), view.files()::saveAs);
        keys.put(withShift(KeyCode.C), view.files()::copyPicture);
        keys.put(shortcut(KeyCode.E), view::export);
    }

    /** What changes the pass. In a field the keys for undoing undo what was typed there. */
    private static void edits(Map<KeyCombination, Runnable> keys, Scene scene, ShellModel model) {
        toggle(keys, new KeyCodeCombination(KeyCode.F7), model.appearance().experiments());
        keys.put(shortcut(KeyCode.Z), unlessTyping(scene, model.session()::undoEdit));
        keys.put(withShift(KeyCode.Z), unlessTyping(scene, model.session()::redoEdit));
    }

    private static Runnable unlessTyping(Scene scene, Runnable action) {
        return () -> {
            if (!(scene.getFocusOwner() instanceof TextInputControl)) action.run();
        };
    }

    /** For a room. F5 is what a clicker sends to begin. */
    private static void display(Map<KeyCombination, Runnable> keys, Appearance appearance) {
        toggle(keys, new KeyCodeCombination(KeyCode.F5), appearance.projector());
        toggle(keys, new KeyCodeCombination(KeyCode.F6), appearance.spotlight());
        keys.put(
                withShift(KeyCode.G),
                () -> appearance.captions().set(appearance.captions().get().next()));
    }

    private static void toggle(Map<KeyCombination, Runnable> keys, KeyCombination key, BooleanProperty property) {
        keys.put(key, () -> property.set(!property.get()));
    }

    /** Along the pass, up and down the map, along a trail. */
    private static void walk(Map<KeyCombination, Runnable> keys, ShellModel model, ShellView view) {
        Player player = view.player();
        keys.put(shortcut(KeyCode.SPACE), player::toggle);
        keys.put(shortcut(KeyCode.R), () -> player.all().set(!player.all().get()));
        keys.put(
                shortcut(KeyCode.DOWN),
                () -> model.zoom().set(model.zoom().get().in()));
        keys.put(shortcut(KeyCode.UP), () -> model.zoom().set(model.zoom().get().out()));
        keys.put(alt(KeyCode.DOWN), () -> player.token(1));
        keys.put(alt(KeyCode.UP), () -> player.token(-1));
        keys.put(shortcut(KeyCode.COMMA), model::trailBack);
        keys.put(shortcut(KeyCode.PERIOD), model::trailForward);
        keys.put(withShift(KeyCode.I), view.inspector()::focusOperands);
        BooleanProperty motion = model.appearance().motion();
        keys.put(shortcut(KeyCode.M), () -> motion.set(!motion.get()));
        keys.put(new KeyCodeCombination(KeyCode.F1), view.keySheet()::toggle);
    }

    /** What a presenter's clicker sends; before any control, because some keep these keys to themselves. */
    private static void page(KeyEvent event, Player player, Lessons lessons) {
        if (event.isAltDown() || event.isShiftDown()) return;
        boolean control = event.isShortcutDown();
        boolean reading = lessons.player().lesson().isPresent() && !control;
        switch (event.getCode()) {
            case PAGE_DOWN -> {
                if (control) player.blocks(1);
                else if (reading) lessons.next();
                else player.next();
            }
            case PAGE_UP -> {
                if (control) player.blocks(-1);
                else if (reading) lessons.previous();
                else player.previous();
            }
            case HOME -> {
                if (!control) return;
                player.first();
            }
            case END -> {
                if (!control) return;
                player.last();
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    /** A number opened with Enter: the keyboard goes on among what made it. Escape leads back to the picture. */
    private static void openByKey(Scene scene, ShellModel model, ShellView view) {
        scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() != KeyCode.ESCAPE
                    || model.trail().steps().get().current().isEmpty()) return;
            model.trail().close();
            Node picture = scene.lookup(".panel-stage .figure-view");
            if (picture != null) picture.requestFocus();
        });
        AtomicBoolean enter = new AtomicBoolean();
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> enter.set(event.getCode() == KeyCode.ENTER));
        scene.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> enter.set(false));
        model.panels().opened().addListener(changed -> {
            model.panels().opened().get();
            if (enter.get()) Platform.runLater(view.inspector()::focusOperands);
        });
    }

    private static KeyCombination shortcut(KeyCode key) {
        return new KeyCodeCombination(key, KeyCombination.SHORTCUT_DOWN);
    }

    private static KeyCombination withShift(KeyCode key) {
        return new KeyCodeCombination(key, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
    }

    private static KeyCombination alt(KeyCode key) {
        return new KeyCodeCombination(key, KeyCombination.ALT_DOWN);
    }
}
