package org.glassgpt.fuzz;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Gives a reader many bad files. Each must be read, or refused with one clear sentence; none may hang, or take memory out
 * of proportion to its size.
 */
final class Fuzzing {
    /** A minute for a file that takes milliseconds: only a hang takes that. */
    private static final long HANG_SECONDS = 60;

    /** What reading one file may allocate, and what each byte of it may add. */
    private static final long ALLOWANCE = 96L << 20;

    private static final long PER_BYTE = 2000;
    private static final int LONGEST_SENTENCE = 1000;

    /** Reads what was put in place. */
    @FunctionalInterface
    interface Reader {
        /**
         * @return the sentence with which the file was refused; empty when it was read
         * @throws Throwable what no reader may throw
         */
        Optional<String> read() throws Throwable;
    }

    private final String name;
    private final Path file;
    private final Reader reader;

    /** @param file where the bad contents are put */
    Fuzzing(String name, Path file, Reader reader) {
        this.name = name;
        this.file = file;
        this.reader = reader;
    }

    /** Counts of what came of the cases. */
    record Tally(int read, int refused) {}

    /** @throws AssertionError about the first case that fails, with the file that made it */
    Tally run(Mutator mutator, int cases) throws IOException, InterruptedException {
        ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
            Thread made = new Thread(task, "fuzz " + name);
            made.setDaemon(true);
            return made;
        });
        int refused = 0;
        try {
            for (int i = 0; i < cases; i++) {
                byte[] bytes = mutator.next();
                Files.write(file, bytes);
                Optional<String> trouble = outcome(thread, bytes.length);
                if (trouble.isEmpty()) continue;
                String sentence = trouble.get();
                if (sentence.startsWith("!")) throw failure(bytes, i, sentence.substring(1));
                refused++;
                complain(sentence).ifPresent(why -> {
                    throw failure(bytes, 0, why);
                });
            }
        } finally {
            thread.shutdownNow();
        }
        return new Tally(cases - refused, refused);
    }

    /** Empty for a file that was read, the sentence of a refusal, or "!" and what is wrong with the reader. */
    private Optional<String> outcome(ExecutorService thread, int bytes) throws InterruptedException {
        Future<Optional<String>> running = thread.submit(() -> measured(bytes));
        try {
            return running.get(HANG_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            return Optional.of("!it hangs");
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    private Optional<String> measured(int bytes) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        Optional<String> outcome;
        try {
            outcome = reader.read();
        } catch (Throwable e) {
            StackTraceElement[] stack = e.getStackTrace();
            StringBuilder where = new StringBuilder();
            for (int i = 0; i < Math.min(12, stack.length); i++)
                where.append("\n    at ").append(stack[i]);
            return Optional.of("!it throws " + e + where);
        }
        long taken = threads.getCurrentThreadAllocatedBytes() - before;
        if (taken > ALLOWANCE + PER_BYTE * bytes)
            return Optional.of("!it takes " + taken + " bytes of memory for " + bytes);
        return outcome;
    }

    /** What is wrong with a sentence. */
    private static Optional<String> complain(String sentence) {
        String why = null;
        if (sentence.isBlank()) why = "it says nothing";
        else if (sentence.strip().lines().count() > 1) why = "it says more than one line";
        else if (sentence.contains("Exception") || sentence.matches(".*\\bnull$"))
            why = "it says what only a programmer reads";
        else if (sentence.length() > LONGEST_SENTENCE) why = "its sentence has " + sentence.length() + " characters";
        return Optional.ofNullable(why).map(reason -> reason + ": " + sentence);
    }

    private AssertionError failure(byte[] bytes, int number, String why) {
        Path kept = Path.of("target", "fuzz", name + ".bad");
        try {
            Files.createDirectories(kept.getParent());
            Files.write(kept, bytes);
        } catch (IOException e) {
            throw new AssertionError(why, e);
        }
        return new AssertionError(name + ", case " + number + ", kept as " + kept + ": " + why);
    }
}
