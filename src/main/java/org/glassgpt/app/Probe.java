package org.glassgpt.app;

import java.io.PrintStream;
import java.util.Optional;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.glassgpt.session.Inputs;
import org.glassgpt.ui.control.FigureView;
import org.glassgpt.ui.shell.ShellModel;

/**
 * Tells a stopwatch outside how far a start has come. It prints {@code window} when the prompt has the focus and a key
 * typed into it stands there, drawn; {@code prediction} when the probabilities of what follows the prompt with that key
 * are drawn; then the application ends.
 */
final class Probe {
    /** The panel that the window is to open with. */
    static final String PANEL = "probabilities";

    private static final String KEY = "a";

    private final PrintStream out;
    private Stage stage;
    private boolean typed;
    private boolean echoed;
    private boolean predicted;
    private boolean done;

    private Probe(PrintStream out) {
        this.out = out;
    }

    /** To be called before the window is made. */
    static void follow(PrintStream out) {
        Probe probe = new Probe(out);
        if (System.getProperty("glass.platform") != null) DesktopClasses.load();
        ListChangeListener<Window> shown = change -> {
            while (change.next()) {
                for (Window window : change.getAddedSubList()) {
                    if (window instanceof Stage first && probe.stage == null) probe.watch(first);
                }
            }
        };
        Window.getWindows().addListener(shown);
    }

    private void watch(Stage shown) {
        stage = shown;
        Scene scene = stage.getScene();
        scene.addPostLayoutPulseListener(this::pulse);
        Platform.requestNextPulse();
    }

    /** A frame is on its way; the one before it is on the screen. */
    private void pulse() {
        if (done) return;
        Scene scene = stage.getScene();
        if (!typed) {
            typed = type(scene);
        } else if (!echoed) {
            echoed = true;
            say("window");
        } else if (!predicted) {
            predicted = predictionThere(scene);
        } else {
            done = true;
            say("prediction");
            Platform.exit();
            return;
        }
        Platform.requestNextPulse();
    }

    private static boolean type(Scene scene) {
        if (!(scene.getFocusOwner() instanceof TextInputControl field) || !"prompt".equals(field.getId())) return false;
        String before = field.getText();
        Event.fireEvent(
                field, new KeyEvent(KeyEvent.KEY_TYPED, KEY, KEY, KeyCode.UNDEFINED, false, false, false, false));
        return field.getText().equals(before + KEY);
    }

    private boolean predictionThere(Scene scene) {
        ShellModel model = (ShellModel) stage.getUserData();
        String prompt = model.session().prompt().get();
        boolean computed = model.session()
                .inputs()
                .get()
                .map(Inputs::prompt)
                .filter(prompt::equals)
                .isPresent();
        if (!computed) return false; // to look for a node takes long
        return Optional.ofNullable(scene.lookup("#panel-" + PANEL + " .figure-view"))
                .map(FigureView.class::cast)
                .filter(view -> view.figureProperty().get() != null)
                .isPresent();
    }

    private void say(String what) {
        out.println(what);
        out.flush();
    }
}
