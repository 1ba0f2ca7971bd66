package org.glassgpt.session;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work of one kind, of which only the newest piece counts: asking for another makes the older ones stale at once. A stale
 * piece that still waits is never begun, one that runs hears that it is cancelled, and whatever still comes of it is
 * handed back apart. All methods are called on the screen's thread.
 *
 * @param <R> what a piece of work comes to
 */
final class Lane<R> {
    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);

    private final Executor work;
    private final Executor screen;

    /** The number of the newest piece of work; read by passes that ask whether they are stale. */
    private final AtomicLong newest = new AtomicLong();

    /** A piece of work. */
    @FunctionalInterface
    interface Job<R> {
        /**
         * @param stale asked now and then; hearing true it stops
         * @throws CancellationException when it stopped
         */
        R run(BooleanSupplier stale) throws ProblemException;
    }

    /** How a piece of work ended: with a result, with a problem, or, cancelled, with neither. */
    record Outcome<R>(Optional<R> result, Optional<Problem> problem) {}

    /**
     * @param work does one piece after the other, off the screen's thread; lanes may share it
     * @param screen does things on the screen's thread, in order
     */
    Lane(Executor work, Executor screen) {
        this.work = work;
        this.screen = screen;
    }

    /**
     * Asks for something newer than all before.
     *
     * @param then hears on the screen's thread how it ended, while nothing newer has been asked for
     * @param late gets what came too late
     */
    void start(Job<R> job, Consumer<Outcome<R>> then, Consumer<R> late) {
        newest.incrementAndGet();
        follow(job, then, late);
    }

    /** Work that belongs to the newest piece: as that, it is stale as soon as something newer is asked for. */
    <S> void follow(Job<S> job, Consumer<Outcome<S>> then, Consumer<S> late) {
        long mine = newest.get();
        work.execute(() -> {
            if (newest.get() != mine) return;
            Outcome<S> outcome = attempt(job, () -> newest.get() != mine);
            screen.execute(() -> {
                if (newest.get() == mine) then.accept(outcome);
                else outcome.result().ifPresent(late);
            });
        });
    }

    /** Makes all that was asked for stale. */
    void cancel() {
        newest.incrementAndGet();
    }

    private static <S> Outcome<S> attempt(Job<S> job, BooleanSupplier stale) {
        try {
            return new Outcome<>(Optional.of(job.run(stale)), Optional.empty());
        } catch (CancellationException e) {
            return new Outcome<>(Optional.empty(), Optional.empty());
        } catch (ProblemException e) {
            return new Outcome<>(Optional.empty(), Optional.of(e.problem()));
        } catch (OutOfMemoryError e) {
            return new Outcome<>(Optional.empty(), Optional.of(Problem.of("problem.memory")));
        } catch (RuntimeException | LinkageError e) {
            LOG.error("a run failed", e);
            return new Outcome<>(Optional.empty(), Optional.of(Problem.of("problem.run", FileProblem.of(e))));
        }
    }
}
