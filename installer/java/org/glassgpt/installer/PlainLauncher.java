package org.glassgpt.installer;

import javafx.application.Application;

/** Starts {@link PlainWindow} from the class path. */
public final class PlainLauncher {
    private PlainLauncher() {}

    public static void main(String[] arguments) {
        Application.launch(PlainWindow.class);
    }
}
