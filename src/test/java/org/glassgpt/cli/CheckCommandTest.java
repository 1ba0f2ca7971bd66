package org.glassgpt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.glassgpt.model.GoldenFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {
    private static final String LINE = "\\S+ \\[\\d+(,\\d+)*] \\S+ \\S+ ok";

    @TempDir
    Path temp;

    @Test
    void theReferenceNumbersAreThisMachinesToo() {
        Run run = Run.of("check");
        assertEquals(0, run.exit(), run.err());
        assertTrue(run.outLines().size() >= 2 * 19);
        for (String line : run.outLines()) assertTrue(line.matches(LINE), line);
        assertTrue(run.err().contains("tiny-untied"));
    }

    @Test
    void aModelsOwnFileIsUsed() throws IOException {
        Run run = Run.of("check", "--model", GoldenFixture.TINY_UNTIED.unpack(temp));
        assertEquals(0, run.exit());
        assertTrue(run.out().startsWith("hook_embed ["), run.out());
    }

    @Test
    void wrongNumbersFail() throws IOException {
        Path model = GoldenFixture.TINY_TIED.unpack(temp);
        byte[] bytes = Files.readAllBytes(model.resolve(GoldenFixture.EXPECTED));
        bytes[bytes.length - 1] ^= 0x40; // the exponent of the last logit
        Files.write(model.resolve(GoldenFixture.EXPECTED), bytes);
        Run run = Run.of("check", "--model", model);
        assertEquals(1, run.exit());
        assertEquals(1, run.outLines().stream().filter(l -> l.endsWith(" FAIL")).count(), run.out());
        assertEquals(2, run.err().lines().count(), run.err());
    }

    @Test
    void refusesInOneLineWhatCannotBeCompared() throws IOException {
        Path model = GoldenFixture.TINY_TIED.unpack(temp);
        Path other = GoldenFixture.TINY_UNTIED.unpack(temp);
        Files.copy(
                other.resolve(GoldenFixture.EXPECTED),
                model.resolve(GoldenFixture.EXPECTED),
                StandardCopyOption.REPLACE_EXISTING);
        Run wrong = Run.of("check", "--model", model);
        assertEquals(1, wrong.exit());
        assertTrue(wrong.err().contains(GoldenFixture.EXPECTED), wrong.err());
        Files.delete(model.resolve(GoldenFixture.EXPECTED));
        Run none = Run.of("check", "--model", model);
        assertEquals(1, none.exit());
        assertTrue(none.line().contains(GoldenFixture.EXPECTED + ": there is no such file"), none.err());
    }
}
