package org.glassgpt.cli;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.glassgpt.i18n.Language;

/** What happens without a command: the window opens, or, where it cannot, the tour is drawn. */
final class Opening {
    private Opening() {}

    static int run(WindowOptions options, Desk desk) throws IOException {
        Optional<String> problem = desk.window().problem();
        if (problem.isEmpty()) {
            desk.window().show(options, desk.assets());
            return 0;
        }
        desk.console().err().println("no window can be shown (" + problem.get() + "); drawing the tour instead");
        Language language = options.language().orElseGet(() -> Language.of(Locale.getDefault()));
        TourCommand.write(desk, options.model(), language, Optional.empty());
        return 0;
    }
}
