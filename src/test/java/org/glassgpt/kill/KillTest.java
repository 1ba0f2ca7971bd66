package org.glassgpt.kill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.glassgpt.lesson.Progress;
import org.glassgpt.model.Gpt;
import org.glassgpt.model.Safetensors;
import org.glassgpt.session.ProblemException;
import org.glassgpt.session.SessionFile;
import org.glassgpt.tokenizer.TokenizerFiles;
import org.glassgpt.training.Training;
import org.glassgpt.training.TrainingRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Processes killed in the middle of their work, at random moments: what they had finished is there, and the next one goes on
 * from it. {@code -Dkill.times=50} kills each of the four so often.
 */
class KillTest {
    private static final int TIMES = Integer.getInteger("kill.times", 2);
    private static final int MOST_FINISHED = 40;

    private final SplittableRandom random = new SplittableRandom(Long.getLong("kill.seed", 1));

    @TempDir
    Path folder;

    /** Looks at what a killed process left. */
    @FunctionalInterface
    private interface Look {
        /**
         * @param finished the last number that the process had finished for certain
         * @return the number that is there
         */
        int at(int finished) throws IOException, ProblemException;
    }

    private void kill(String what, Look look) throws IOException, InterruptedException, ProblemException {
        int number = 0;
        for (int i = 0; i < TIMES; i++) {
            int finished = runAndKill(what, number);
            number = look.at(finished);
            assertTrue(number >= finished, what + ": " + finished + " was finished, " + number + " is there");
        }
        System.out.printf("killed %d times during %s: nothing finished was lost, up to %d%n", TIMES, what, number);
    }

    /** The last number that it said. It is killed after a random count of them, wherever it is by then. */
    private int runAndKill(String what, int first) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx400m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Victim.class.getName(),
                        what,
                        folder.toString(),
                        Integer.toString(first))
                .redirectError(folder.resolve("err.txt").toFile())
                .start();
        int wanted = 1 + random.nextInt(MOST_FINISHED);
        String last = Integer.toString(first);
        try (BufferedReader out = process.inputReader()) {
            for (int i = 0; i < wanted; i++) {
                String line = out.readLine();
                if (line == null)
                    throw new AssertionError(what + " ended: " + Files.readString(folder.resolve("err.txt")));
                last = line;
            }
            for (int spin = random.nextInt(200_000); spin > 0; spin--) Thread.onSpinWait();
            process.toHandle().destroyForcibly(); // the process itself would close the stream, and what it said with it
            process.waitFor();
            // What it had said before it died was finished too.
            for (String line = out.readLine(); line != null && line.matches("\\d+"); line = out.readLine()) last = line;
        }
        return Integer.parseInt(last);
    }

    @Test
    void training() throws IOException, InterruptedException, ProblemException {
        Path run = folder.resolve("run");
        kill("training", finished -> {
            try (Gpt gpt = Gpt.load(run)) {
                assertEquals(
                        TokenizerFiles.loadBytePairs(run).vocabSize(),
                        gpt.config().vocab());
            }
            for (int step : Training.kept(run)) {
                try (Safetensors state =
                        Safetensors.open(run.resolve("states/step-%06d.safetensors".formatted(step)))) {
                    assertTrue(state.tensors().size() > 3);
                }
            }
            assertTrue(TrainingRecord.read(run).isPresent());
            // One more step from what is saved says where it stands.
            int[] begun = {-1};
            Training.resume(
                    run,
                    finished + 1_000,
                    folder.resolve("next"),
                    new Training.Progress() {
                        @Override
                        public void step(int step, int of, double loss) {
                            if (begun[0] < 0) begun[0] = step;
                        }
                    },
                    () -> begun[0] >= 0);
            return begun[0] - 1;
        });
    }

    @Test
    void savingASession() throws IOException, InterruptedException, ProblemException {
        Files.writeString(folder.resolve("sample.glassgpt"), org.glassgpt.fuzz.Samples.session());
        kill("session", finished -> {
            String prompt = SessionFile.read(folder.resolve("x.glassgpt")).prompt();
            return Integer.parseInt(prompt.substring(prompt.lastIndexOf(' ') + 1));
        });
    }

    @Test
    void exporting() throws IOException, InterruptedException, ProblemException {
        String[] whole = {""};
        kill("export", finished -> {
            String csv = Files.readString(folder.resolve("pattern.csv"));
            if (whole[0].isEmpty()) whole[0] = csv;
            assertEquals(whole[0], csv);
            assertEquals(1 + 2 * 8 * 8, csv.lines().count());
            try (Safetensors file = Safetensors.open(folder.resolve("pattern.safetensors"))) {
                assertEquals(2 * 8 * 8, file.floats("blocks.0.attn.hook_pattern").length);
            }
            return finished;
        });
    }

    @Test
    void keepingProgress() throws IOException, InterruptedException, ProblemException {
        kill("progress", finished -> {
            Progress progress = new Progress(Optional.of(folder), Runnable::run);
            assertEquals(List.of(), unreadable());
            return Victim.number(progress.note(Victim.COURSE, Victim.LESSON, Victim.STEP))
                    .orElse(-1);
        });
    }

    private List<Path> unreadable() throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".unreadable")).toList();
        }
    }
}
