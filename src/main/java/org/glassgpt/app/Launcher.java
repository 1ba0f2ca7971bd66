package org.glassgpt.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.application.Application;
import javafx.scene.Scene;
import org.glassgpt.cli.BundledAssets;
import org.glassgpt.cli.CommandLines;
import org.glassgpt.cli.Console;
import org.glassgpt.cli.StandardStreams;
import org.glassgpt.cli.UserFolders;
import org.glassgpt.cli.Window;
import org.glassgpt.cli.WindowArguments;
import org.glassgpt.cli.WindowOptions;
import org.glassgpt.export.LessonPicture;
import org.glassgpt.export.RenderRequest;
import org.glassgpt.export.WindowScene;
import org.glassgpt.lab.Preset;
import org.glassgpt.ui.shell.Preferences;
import org.glassgpt.ui.shell.Shell;

/**
 * Where the process begins and ends.
 *
 * <p>It does not extend {@code Application}: Java refuses to start such a class when JavaFX is on the class path.
 */
public final class Launcher {
    private Launcher() {}

    public static void main(String[] arguments) {
        System.setProperty("java.awt.headless", "true");
        // Else JNA asks another process for the system's libraries, and we need none that the loader does not know.
        System.setProperty("jna.platform.library.path", "");
        // Else SLF4J opens every jar to look for what writes its lines, before the first one.
        System.setProperty("slf4j.provider", "org.slf4j.jul.JULServiceProvider");
        EarlyStart early = new EarlyStart();
        boolean window = WindowArguments.openWindow(arguments);
        if (window) early.begin();
        Console console = StandardStreams.keepForCommands();
        if (window) {
            GlassGptApp.rehearse(preferences()); // while JavaFX starts
            early.readAhead();
        }
        int exit = CommandLines.run(arguments, console, new RealWindow(console, early), new Pictures());
        System.exit(exit);
    }

    private static Preferences preferences() {
        return Preferences.read(UserFolders.ofThisUser().preferences().resolve(Preferences.FILE));
    }

    /** The window as pictures show it. */
    private static final class Pictures implements WindowScene {
        @Override
        public Scene make(RenderRequest request) {
            return Shell.still(
                    request.snapshot(),
                    request.selection(),
                    request.look().language(),
                    request.look().theme(),
                    request.look().width(),
                    request.look().height(),
                    request.view(),
                    request.beside().map(RenderRequest.Beside::comparison));
        }

        @Override
        public Scene lesson(LessonPicture picture) {
            return LessonScene.of(picture);
        }
    }

    private static final class RealWindow implements Window {
        private final Console console;
        private final EarlyStart early;

        RealWindow(Console console, EarlyStart early) {
            this.console = console;
            this.early = early;
        }

        @Override
        public Optional<String> problem() {
            return early.problem();
        }

        @Override
        public void show(WindowOptions options, BundledAssets assets) throws IOException {
            List<String> parameters = new ArrayList<>();
            options.model().ifPresent(folder -> parameters.add("--model=" + folder.toAbsolutePath()));
            options.session().ifPresent(file -> parameters.add("--session=" + file.toAbsolutePath()));
            options.language().ifPresent(language -> parameters.add("--lang=" + language.code()));
            assets.model().ifPresent(folder -> parameters.add("--bundled=" + folder));
            assets.folder("moments").ifPresent(folder -> parameters.add("--moments=" + folder));
            UserFolders folders = UserFolders.ofThisUser();
            options.lesson().ifPresent(lesson -> parameters.add("--lesson=" + lesson));
            assets.lessons().ifPresent(folder -> parameters.add("--lessons=" + folder));
            parameters.add("--own-lessons=" + folders.lessons());
            parameters.add("--progress=" + folders.preferences().resolve("progress"));
            Path preferences = folders.preferences().resolve(Preferences.FILE);
            for (Preset preset : Preset.values()) {
                assets.folder("labs/" + preset.id())
                        .ifPresent(folder -> parameters.add("--lab-" + preset.id() + "=" + folder));
            }
            parameters.add("--runs=" + folders.documents().resolve("runs"));
            parameters.add("--logs=" + folders.logs());
            if (options.probe()) {
                preferences(); // as every start reads them; a probe goes by none
                Probe.follow(console.out());
                parameters.add("--panel=" + Probe.PANEL);
            } else {
                parameters.add("--preferences=" + preferences);
            }
            Application.launch(GlassGptApp.class, parameters.toArray(String[]::new));
        }
    }
}
