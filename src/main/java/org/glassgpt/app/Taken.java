package org.glassgpt.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.glassgpt.export.ActivationFiles;
import org.glassgpt.export.Pictures;
import org.glassgpt.figure.Figure;
import org.glassgpt.session.Snapshot;
import org.glassgpt.trace.ActivationName;
import org.glassgpt.ui.shell.TakeAway;

/** Files as the command line writes them. */
public final class Taken implements TakeAway {
    @Override
    public void picture(Figure figure, Path file) throws IOException {
        Pictures.write(figure, file);
    }

    @Override
    public void activation(Snapshot snapshot, Optional<Snapshot> beside, ActivationName name, Path file)
            throws IOException {
        ActivationFiles.write(snapshot, beside, name, file);
    }
}
