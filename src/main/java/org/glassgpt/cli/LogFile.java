package org.glassgpt.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/**
 * Where the application and its libraries write what happens: {@code glassgpt.0.log}, and in {@code glassgpt.1.log} what
 * came before. Not a word goes to the standard streams. Java's own logging does it, because it is there in hundredths of
 * a second; its files, which take longer, are opened when there is something to say.
 */
final class LogFile extends Handler {
    private static final String OURS = "org.glassgpt";
    private static final String LINE = "%1$tF %1$tT.%1$tL %4$s %3$s - %5$s%6$s%n";
    /** JavaFX says this at every start from a class path, where it works as well. */
    private static final String KNOWN = "Unsupported JavaFX configuration";

    private static final int LARGEST = 1 << 20;
    private static final int FILES = 2;

    private final String pattern;
    private Optional<Handler> file = Optional.empty();
    private boolean closed;

    private LogFile(String pattern) {
        this.pattern = pattern;
    }

    /** From now on everything is written there; where that cannot be, nowhere. */
    static void open(Path folder) {
        LogManager.getLogManager().reset();
        Logger root = Logger.getLogger("");
        root.setLevel(Level.INFO);
        root.addHandler(new LogFile(pattern(folder)));
    }

    /** A percent sign in a folder's name would begin a placeholder. */
    private static String pattern(Path folder) {
        return folder.resolve("glassgpt").toString().replace("%", "%%") + ".%g.log";
    }

    /** Libraries are heard when something is wrong. */
    @Override
    public boolean isLoggable(LogRecord said) {
        String name = said.getLoggerName();
        if (name != null && name.startsWith(OURS)) return true;
        String words = said.getMessage();
        return said.getLevel().intValue() >= Level.WARNING.intValue() && (words == null || !words.startsWith(KNOWN));
    }

    @Override
    public synchronized void publish(LogRecord said) {
        if (closed || !isLoggable(said)) return;
        if (file.isEmpty()) file = open(pattern);
        file.ifPresentOrElse(handler -> handler.publish(said), () -> closed = true);
    }

    private static Optional<Handler> open(String pattern) {
        System.setProperty("java.util.logging.SimpleFormatter.format", LINE);
        try {
            Handler file = new FileHandler(pattern, LARGEST, FILES, true);
            file.setEncoding(StandardCharsets.UTF_8.name());
            file.setFormatter(new SimpleFormatter());
            return Optional.of(file);
        } catch (IOException e) {
            return Optional.empty(); // there is no other place to say so
        }
    }

    @Override
    public synchronized void flush() {
        file.ifPresent(Handler::flush);
    }

    @Override
    public synchronized void close() {
        closed = true;
        file.ifPresent(Handler::close);
    }
}
