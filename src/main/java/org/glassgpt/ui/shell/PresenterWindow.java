package org.glassgpt.ui.shell;

import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;

/** The teacher's window, out while a lesson is presented. */
final class PresenterWindow {
    private static final double WIDTH = 1000;
    private static final double HEIGHT = 640;

    private final ShellModel model;
    private final Lessons lessons;
    private Optional<Stage> stage = Optional.empty();

    private PresenterWindow(ShellModel model, Lessons lessons) {
        this.model = model;
        this.lessons = lessons;
    }

    static void follow(ShellModel model, Lessons lessons) {
        PresenterWindow window = new PresenterWindow(model, lessons);
        lessons.presenting().addListener((value, old, now) -> window.show(now));
    }

    private void show(boolean wanted) {
        if (!wanted) {
            stage.ifPresent(Stage::close);
            stage = Optional.empty();
            return;
        }
        Stage fresh = new Stage();
        Scene scene = new Scene(new PresenterView(model, lessons), WIDTH, HEIGHT);
        Look.follow(scene, model.appearance());
        scene.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        fresh.setScene(scene);
        fresh.titleProperty().bind(model.texts().text("lesson.presenter"));
        fresh.setOnHidden(event -> lessons.presenting().set(false));
        fresh.show();
        stage = Optional.of(fresh);
    }

    /** The clicker works in either window. */
    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.PAGE_DOWN) lessons.next();
        else if (event.getCode() == KeyCode.PAGE_UP) lessons.previous();
        else return;
        event.consume();
    }
}
