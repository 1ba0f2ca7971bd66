package org.glassgpt.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.glassgpt.figure.Figure;
import org.glassgpt.model.AtomicFile;

/** Pictures that are taken away from the window. */
public final class Pictures {
    /** Pixels to a logical one: sharp on paper and on a projector. */
    private static final double DENSITY = 2;

    private Pictures() {}

    /**
     * Writes a picture whole or not at all, as PNG or SVG as the ending of its name says.
     *
     * @throws IllegalArgumentException for another ending
     */
    public static void write(Figure figure, Path file) throws IOException {
        String ending = file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (ending.endsWith(".svg")) {
            AtomicFile.write(file, Svg.of(figure));
        } else if (ending.endsWith(".png")) {
            AtomicFile.write(file, Png.of(figure, DENSITY));
        } else {
            throw new IllegalArgumentException(file.getFileName() + " should end in .png or .svg");
        }
    }
}
