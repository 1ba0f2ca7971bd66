package org.glassgpt.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.glassgpt.model.GoldenFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A test of a command on the small model of the reference. */
abstract class OnTheTinyModel {
    @TempDir
    Path temp;

    /** Its folder. */
    Path model;

    @BeforeEach
    void unpack() throws IOException {
        model = GoldenFixture.TINY_TIED.unpack(temp);
    }
}
