package org.glassgpt.ui.shell;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.glassgpt.figure.Figure;
import org.glassgpt.session.Snapshot;
import org.glassgpt.trace.ActivationName;

/** Writes what the reader takes away. A file appears whole or not at all. */
public interface TakeAway {
    /** As PNG or SVG, as the file's name ends; on the JavaFX thread. */
    void picture(Figure figure, Path file) throws IOException;

    /**
     * As CSV or safetensors, as the file's name ends; on any thread but that.
     *
     * @param beside the second side of a comparison: both sides go into the file
     */
    void activation(Snapshot snapshot, Optional<Snapshot> beside, ActivationName name, Path file) throws IOException;

    /** Where nothing can be written. */
    static TakeAway none() {
        return new TakeAway() {
            @Override
            public void picture(Figure figure, Path file) throws IOException {
                throw new IOException(file + " cannot be written from here");
            }

            @Override
            public void activation(Snapshot snapshot, Optional<Snapshot> beside, ActivationName name, Path file)
                    throws IOException {
                throw new IOException(file + " cannot be written from here");
            }
        };
    }
}
