package org.glassgpt.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.glassgpt.export.RenderRequest;
import org.glassgpt.export.Renderer;
import org.glassgpt.ui.shell.Shell;

/** What one command left behind, run in this process. */
record Run(int exit, String out, String err) {
    static Run of(Object... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        String[] words = new String[arguments.length];
        for (int i = 0; i < words.length; i++) words[i] = arguments[i].toString();
        Console console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8));
        int exit = CommandLines.run(words, desk(console, new NoWindow()));
        return new Run(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    static Desk desk(Console console, Window window) {
        Renderer renderer = new Renderer(request -> Shell.still(
                request.snapshot(),
                request.selection(),
                request.look().language(),
                request.look().theme(),
                request.look().width(),
                request.look().height(),
                request.view(),
                request.beside().map(RenderRequest.Beside::comparison)));
        return new Desk(console, BundledAssets.ofThisApplication(), UserFolders.ofThisUser(), window, renderer);
    }

    /** As on a machine without a display. */
    static final class NoWindow implements Window {
        @Override
        public Optional<String> problem() {
            return Optional.of("this is a test");
        }

        @Override
        public void show(WindowOptions options, BundledAssets assets) {
            throw new AssertionError("it said that it cannot be shown");
        }
    }

    List<String> outLines() {
        return out.lines().toList();
    }

    /** The one line of a failure; anything else is an error of the test's own. */
    String line() {
        List<String> lines = err.lines().toList();
        if (lines.size() != 1) throw new AssertionError("not one line on stderr: " + lines);
        return lines.get(0);
    }
}
