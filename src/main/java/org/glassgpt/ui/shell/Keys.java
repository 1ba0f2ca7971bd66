package org.glassgpt.ui.shell;

import java.util.Map;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
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
        keys.put(shortcut(KeyCode.O), view.toolbar()::chooseModel);
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
                shortcut(KeyCode.E),
                () -> appearance.gallery().set(!appearance.gallery().get()));
        keys.put(
                new KeyCodeCombination(KeyCode.F1),
                () -> appearance.guide().set(!appearance.guide().get()));
        keys.put(new KeyCodeCombination(KeyCode.F11), window::toggleFullScreen);
        for (Place place : Place.values()) {
            int digit = place.ordinal() + 1;
            if (digit > 9) break;
            keys.put(
                    shortcut(KeyCode.valueOf("DIGIT" + digit)),
                    () -> model.place().set(place));
        }
    }

    private static KeyCombination shortcut(KeyCode key) {
        return new KeyCodeCombination(key, KeyCombination.SHORTCUT_DOWN);
    }

    private static KeyCombination alt(KeyCode key) {
        return new KeyCodeCombination(key, KeyCombination.ALT_DOWN);
    }
}
