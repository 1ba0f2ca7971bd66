package org.glassgpt.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.application.Application;
import org.glassgpt.cli.BundledAssets;
import org.glassgpt.cli.CommandLines;
import org.glassgpt.cli.Console;
import org.glassgpt.cli.StandardStreams;
import org.glassgpt.cli.UserFolders;
import org.glassgpt.cli.WindowOptions;

/**
 * Where the process begins and ends.
 *
 * <p>It does not extend {@code Application}: Java refuses to start such a class when JavaFX is on the class path.
 */
public final class Launcher {
    private Launcher() {}

    public static void main(String[] arguments) {
        System.setProperty("java.awt.headless", "true");
        Console console = StandardStreams.keepForCommands();
        System.exit(CommandLines.run(arguments, console, Launcher::show));
    }

    private static void show(WindowOptions options, Console console) throws IOException {
        Optional<String> problem = Display.problem();
        if (problem.isPresent()) {
            throw new IOException("no window can be shown: " + problem.get());
        }
        List<String> parameters = new ArrayList<>();
        options.model().ifPresent(folder -> parameters.add("--model=" + folder.toAbsolutePath()));
        options.language().ifPresent(language -> parameters.add("--lang=" + language.code()));
        BundledAssets.ofThisApplication().model().ifPresent(folder -> parameters.add("--bundled=" + folder));
        Path preferences = UserFolders.ofThisUser().preferences().resolve("window.json");
        parameters.add("--preferences=" + preferences);
        Application.launch(GlassGptApp.class, parameters.toArray(String[]::new));
    }
}
