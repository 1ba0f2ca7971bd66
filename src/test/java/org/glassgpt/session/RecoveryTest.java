package org.glassgpt.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecoveryTest {
    /** No process has it: the largest that Linux gives is 2²². */
    private static final String NOBODY = "999999999.glassgpt";

    @TempDir
    Path temp;

    @Test
    void whatAProcessLeftThatIsNoMoreIsTakenOnce() throws IOException, ProblemException {
        Rival beside = new Rival.OtherPrompt("ba");
        Path folder = temp.resolve("recovery");
        Recovery recovery = new Recovery(folder);
        assertEquals(Optional.empty(), recovery.takeLeft());
        Inputs inputs = SavedSamples.rich(SavedSamples.letters(temp), new ManualExecutor(), new ManualExecutor());
        Snapshot snapshot = new Snapshots(new KeepPolicy(1 << 20)).make(inputs);
        Optional<Comparison> compared = Optional.of(Comparison.of(beside, snapshot));
        recovery.keep(inputs, compared, Selection.START, Optional.of("attention"));
        assertEquals(Optional.empty(), recovery.takeLeft(), "its process is alive");

        Path own = folder.resolve(ProcessHandle.current().pid() + SessionFile.ENDING);
        Files.move(own, folder.resolve(NOBODY));
        Path left = recovery.takeLeft().orElseThrow();
        SavedSession saved = SessionFile.read(left);
        assertEquals(inputs.prompt(), saved.prompt());
        assertEquals(inputs.tree().size(), saved.steps().size());
        assertEquals(Optional.of("attention"), saved.panel());
        assertEquals(Optional.of(new SavedRival.SameModel(beside)), saved.beside());
        assertEquals(Optional.empty(), recovery.takeLeft(), "another window took it");
    }

    @Test
    void afterAGoodEndNothingIsLeft() throws IOException {
        Recovery recovery = new Recovery(temp);
        Path own = Files.createFile(temp.resolve(ProcessHandle.current().pid() + SessionFile.ENDING));
        assertTrue(Files.exists(own));
        recovery.done();
        assertFalse(Files.exists(own));
    }
}
