package org.glassgpt.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.glassgpt.export.RenderRequest;
import org.glassgpt.export.Tour;
import org.glassgpt.i18n.Language;
import org.glassgpt.session.Selection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "tour",
        description = {
            "Draw the way of a text through the bundled model: index.html and a picture of every panel.",
            "Prints the page's path."
        },
        mixinStandardHelpOptions = true)
final class TourCommand implements Callable<Integer> {
    private static final String FOLDER = "tour";

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder for the files. Without it target/tour, or among your documents when installed.")
    private Path out;

    @Option(names = "--lang", paramLabel = "zh|en", description = "Language; the system's without it.")
    private Language language = Language.of(Locale.getDefault());

    private final Desk desk;

    TourCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws IOException {
        write(desk, Optional.empty(), language, Optional.ofNullable(out));
        return 0;
    }

    /** Writes the tour and prints where. */
    static void write(Desk desk, Optional<Path> model, Language language, Optional<Path> out) throws IOException {
        Path folder = out.isPresent() ? out.get() : usualFolder(desk);
        try (Still still = Still.of(desk.assets(), model, Optional.empty(), language, true)) {
            RenderRequest request = RenderRequest.of(still.snapshot(), Selection.START, List.of(), language);
            Path page = new Tour(desk.renderer()).write(request, folder);
            desk.console().out().println(page.toAbsolutePath().normalize());
        }
    }

    private static Path usualFolder(Desk desk) {
        return desk.assets()
                .sourceTree()
                .map(tree -> tree.resolve("target").resolve(FOLDER))
                .orElseGet(() -> desk.folders().documents().resolve(FOLDER));
    }
}
