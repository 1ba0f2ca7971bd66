package org.glassgpt.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Lets a long run end in order when the process is told to end (Ctrl-C): it is asked to stop, and waited for. */
final class Interruption implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 60;

    private final AtomicBoolean requested = new AtomicBoolean();
    private final CountDownLatch finished = new CountDownLatch(1);
    private final Thread hook = new Thread(this::interrupt, "interruption");

    Interruption() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Whether the run is to stop. */
    boolean requested() {
        return requested.get();
    }

    private void interrupt() {
        requested.set(true);
        try {
            finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The run has ended. */
    @Override
    public void close() {
        finished.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending already, and now may.
            requested.set(true);
        }
    }
}
