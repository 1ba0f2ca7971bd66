package org.glassgpt.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;

/** A test in a window of its own. What it shows at first, each test says itself: TestFX asks the test's own class only. */
@ExtendWith(ApplicationExtension.class)
abstract class InTheRoom {
    @TempDir
    static Path folders;

    final Room room = new Room();

    /** With the small model that reads letters, where a test does not say otherwise. */
    @BeforeEach
    void open() throws IOException, TimeoutException {
        room.open(folders);
    }

    @AfterEach
    void stop() {
        room.engine.shutdown();
    }
}
