package org.glassgpt.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * Where this system wants an application's files: by XDG's base directories on Linux, in {@code Library} on macOS, in the
 * local application data on Windows. Where there is no home to write to, the temporary folder serves.
 */
public final class UserFolders {
    private static final String NAME = "glassgpt";

    private final UnaryOperator<String> environment;
    private final String system;
    private final Path home;
    private final Path temporary;

    /**
     * @param environment gives a variable's value, or null
     * @param system the name of the operating system, as Java gives it
     */
    UserFolders(UnaryOperator<String> environment, String system, Path home, Path temporary) {
        this.environment = environment;
        this.system = system.toLowerCase(Locale.ROOT);
        this.home = home;
        this.temporary = temporary;
    }

    /** The folders of the user who runs this process. */
    public static UserFolders ofThisUser() {
        return new UserFolders(
                System::getenv,
                System.getProperty("os.name", ""),
                Path.of(System.getProperty("user.home", "")),
                Path.of(System.getProperty("java.io.tmpdir", "")));
    }

    /** For logs; exists. */
    public Path logs() {
        if (mac()) return existing(home.resolve("Library/Logs").resolve(NAME));
        if (windows()) return existing(localData().resolve(NAME).resolve("logs"));
        return existing(xdg("XDG_STATE_HOME", ".local/state").resolve(NAME));
    }

    /** For what can be made again; exists. */
    public Path cache() {
        if (mac()) return existing(home.resolve("Library/Caches").resolve(NAME));
        if (windows()) return existing(localData().resolve(NAME).resolve("cache"));
        return existing(xdg("XDG_CACHE_HOME", ".cache").resolve(NAME));
    }

    /** For what the application remembers of the user's choices; exists. */
    public Path preferences() {
        if (mac()) return existing(home.resolve("Library/Application Support").resolve(NAME));
        if (windows()) return existing(localData().resolve(NAME));
        return existing(xdg("XDG_CONFIG_HOME", ".config").resolve(NAME));
    }

    /** For lessons that the user writes or was given; exists. */
    public Path lessons() {
        return existing(documents().resolve("lessons"));
    }

    /** For what the user is to find again; exists. */
    public Path documents() {
        Path documents = home.resolve("Documents");
        return existing((Files.isDirectory(documents) ? documents : home).resolve("GlassGPT"));
    }

    private boolean mac() {
        return system.contains("mac");
    }

    private boolean windows() {
        return system.contains("windows");
    }

    private Path localData() {
        String folder = environment.apply("LOCALAPPDATA");
        return folder == null || folder.isBlank() ? home.resolve("AppData/Local") : Path.of(folder);
    }

    /** The specification says that a relative path there is to be ignored. */
    private Path xdg(String variable, String otherwise) {
        String folder = environment.apply(variable);
        return folder != null && folder.startsWith("/") ? Path.of(folder) : home.resolve(otherwise);
    }

    private Path existing(Path wanted) {
        try {
            Files.createDirectories(wanted);
            if (Files.isWritable(wanted)) return wanted;
        } catch (IOException e) {
            // No home to write to, as in some containers: the temporary folder, below.
        }
        Path other = temporary.resolve(NAME + "-" + System.getProperty("user.name", "user"));
        try {
            Files.createDirectories(other);
        } catch (IOException e) {
            return temporary;
        }
        return other;
    }
}
