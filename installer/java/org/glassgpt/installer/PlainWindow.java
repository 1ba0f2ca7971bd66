package org.glassgpt.installer;

import atlantafx.base.theme.PrimerLight;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/** The least that JavaFX can show: one label, in the application's theme. Prints {@code window} when it is drawn, and ends. */
public final class PlainWindow extends Application {
    private int pulses;

    @Override
    public void start(Stage stage) {
        Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        Scene scene = new Scene(new StackPane(new Label("GlassGPT")), 1280, 720);
        stage.setScene(scene);
        stage.show();
        scene.addPostLayoutPulseListener(this::pulse);
        Platform.requestNextPulse();
    }

    /** A frame is on its way; the one before it is on the screen. */
    private void pulse() {
        pulses++;
        if (pulses == 2) {
            System.out.println("window");
            Platform.exit();
        }
        Platform.requestNextPulse();
    }
}
