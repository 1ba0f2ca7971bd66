package org.glassgpt.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A copy of what is open, kept for the case that the process does not end as it should: a session file named after the
 * process, gone when it ends well. What stands there without its process was left by one that did not.
 */
public final class Recovery {
    private static final Pattern NAME = Pattern.compile("(\\d{1,18})" + Pattern.quote(SessionFile.ENDING));
    private static final String OFFERED = "recovered" + SessionFile.ENDING;

    private final Path folder;
    private final Path file;
    private final Fingerprints fingerprints = new Fingerprints();

    /** @param folder of these copies; made when there is something to keep */
    public Recovery(Path folder) {
        this.folder = folder;
        this.file = folder.resolve(ProcessHandle.current().pid() + SessionFile.ENDING);
    }

    /** Writes the copy; where models are closed, for it reads the weights of models that it does not know. */
    public void keep(Inputs inputs, Optional<Comparison> compared, Selection selection, Optional<String> panel)
            throws IOException {
        Files.createDirectories(folder);
        SessionFile.write(
                SavedSession.of(inputs, fingerprints.of(inputs.model()), selection, panel)
                        .besides(compared.flatMap(beside -> SavedRival.of(beside, fingerprints::of))),
                file);
    }

    /** The process ends well, or there is nothing to lose any more. */
    public void done() throws IOException {
        Files.deleteIfExists(file);
    }

    /**
     * Takes the newest copy that a process left which is no more, so that no other window offers it too.
     *
     * @return a file to be opened like any session
     */
    public Optional<Path> takeLeft() throws IOException {
        if (!Files.isDirectory(folder)) return Optional.empty();
        Optional<Path> newest;
        try (Stream<Path> files = Files.list(folder)) {
            newest = files.filter(Recovery::isLeft).max(Comparator.comparing(Recovery::age));
        }
        if (newest.isEmpty()) return Optional.empty();
        Path taken = folder.resolve(OFFERED);
        return Optional.of(Files.move(newest.get(), taken, StandardCopyOption.REPLACE_EXISTING));
    }

    private static boolean isLeft(Path kept) {
        Matcher name = NAME.matcher(kept.getFileName().toString());
        return name.matches() && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty();
    }

    private static long age(Path kept) {
        return kept.toFile().lastModified();
    }
}
