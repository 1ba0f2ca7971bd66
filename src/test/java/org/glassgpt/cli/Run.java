package org.glassgpt.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What one command left behind, run in this process. */
record Run(int exit, String out, String err) {
    static final Window NO_WINDOW = (options, console) -> console.out().println("window");

    static Run of(Object... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        String[] words = new String[arguments.length];
        for (int i = 0; i < words.length; i++) words[i] = arguments[i].toString();
        Console console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8));
        int exit = CommandLines.run(words, console, NO_WINDOW);
        return new Run(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
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
