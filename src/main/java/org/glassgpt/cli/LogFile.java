package org.glassgpt.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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
 * a second.
 */
final class LogFile {
    private static final String OURS = "org.glassgpt";
    private static final String LINE = "%1$tF %1$tT.%1$tL %4$s %3$s - %5$s%6$s%n";
    private static final int LARGEST = 1 << 20;
    private static final int FILES = 2;

    private LogFile() {}

    /** From now on everything is written there; where that cannot be, nowhere. */
    static void open(Path folder) {
        System.setProperty("java.util.logging.SimpleFormatter.format", LINE);
        LogManager.getLogManager().reset();
        Logger root = Logger.getLogger("");
        root.setLevel(Level.INFO);
        try {
            Handler file = new FileHandler(pattern(folder), LARGEST, FILES, true);
            file.setEncoding(StandardCharsets.UTF_8.name());
            file.setFormatter(new SimpleFormatter());
            file.setFilter(LogFile::wanted);
            root.addHandler(file);
        } catch (IOException e) {
            root.setLevel(Level.OFF);
        }
    }

    /** A percent sign in a folder's name would begin a placeholder. */
    private static String pattern(Path folder) {
        return folder.resolve("glassgpt").toString().replace("%", "%%") + ".%g.log";
    }

    /** Libraries are heard when something is wrong. */
    private static boolean wanted(LogRecord said) {
        String name = said.getLoggerName();
        boolean ours = name != null && name.startsWith(OURS);
        return ours || said.getLevel().intValue() >= Level.WARNING.intValue();
    }
}
