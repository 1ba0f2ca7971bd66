package org.glassgpt.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.glassgpt.model.GoldenFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process as others see it: its exit code and its two streams. */
class LauncherTest {
    @TempDir
    Path temp;

    @Test
    void theStreamsCarryNothingButTheResult() throws IOException, InterruptedException {
        Path model = GoldenFixture.TINY_TIED.unpack(temp);
        Outcome outcome = launch("generate", "--model", model.toString(), "--ids", "1,2", "--tokens", "0");
        assertEquals(new Outcome(0, "1,2\n", ""), outcome);
    }

    @Test
    void whatIsPrintedPastTheCommandsGoesToAFile() throws IOException, InterruptedException {
        Outcome outcome = launch(Noise.class);
        assertEquals(new Outcome(0, "the result 琉璃\n", "progress\n"), outcome);
        String stray = Files.readString(temp.resolve("state/glassgpt/output.log"));
        assertTrue(stray.contains("stray out") && stray.contains("stray err"), stray);
        String log = Files.readString(temp.resolve("state/glassgpt/glassgpt.0.log"));
        assertTrue(log.contains("a warning of java.util.logging"), log);
    }

    @Test
    void aFailureIsOneLine() throws IOException, InterruptedException {
        Outcome outcome = launch("trace", "--model", temp.resolve("没有").toString(), "--ids", "1", "--out", "x");
        assertEquals(1, outcome.exit());
        assertEquals("", outcome.out());
        assertTrue(outcome.err().matches("glassgpt trace: .*没有: there is no such folder\n"), outcome.err());
        assertFalse(Files.exists(Path.of("x")));
    }

    private record Outcome(int exit, String out, String err) {}

    private Outcome launch(String... arguments) throws IOException, InterruptedException {
        return launch(Launcher.class, arguments);
    }

    private Outcome launch(Class<?> main, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1"));
        if (Runtime.version().feature() >= 24) {
            command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        Path out = temp.resolve("out.txt");
        Path err = temp.resolve("err.txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().put("XDG_STATE_HOME", temp.resolve("state").toString());
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS"));
        int exit = builder.start().waitFor();
        return new Outcome(
                exit,
                Files.readString(out, StandardCharsets.UTF_8).replace("\r", ""),
                Files.readString(err, StandardCharsets.UTF_8).replace("\r", ""));
    }
}
