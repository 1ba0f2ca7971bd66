package org.glassgpt.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.glassgpt.i18n.Language;
import picocli.CommandLine.Option;

/** What the window opens with. */
public final class WindowOptions {
    static final String PROBE = "--probe";

    @Option(
            names = "--model",
            paramLabel = "DIR",
            description = "Checkpoint folder to open; the bundled model without it.")
    private Path model;

    @Option(names = "--lang", paramLabel = "zh|en", description = "Language; the system's without it.")
    private Language language;

    @Option(names = "--session", paramLabel = "FILE", description = "Session to open, as the window saves it.")
    private Path session;

    @Option(names = "--lesson", paramLabel = "ID[#STEP]", description = "Lesson to open, at one of its steps.")
    private String lesson;

    @Option(names = PROBE, description = "For measurements: print window and prediction when they are there, then end.")
    private boolean probe;

    static WindowOptions ofProbe() {
        WindowOptions options = new WindowOptions();
        options.probe = true;
        return options;
    }

    static WindowOptions of(Path session) {
        WindowOptions options = new WindowOptions();
        options.session = session;
        return options;
    }

    public boolean probe() {
        return probe;
    }

    public Optional<String> lesson() {
        return Optional.ofNullable(lesson);
    }

    public Optional<Path> session() {
        return Optional.ofNullable(session);
    }

    public Optional<Path> model() {
        return Optional.ofNullable(model);
    }

    public Optional<Language> language() {
        return Optional.ofNullable(language);
    }
}
