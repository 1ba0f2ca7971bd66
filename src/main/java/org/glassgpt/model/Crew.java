package org.glassgpt.model;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Threads that share out the pieces of a loop. A pass asks for hundreds of such loops, some of a few microseconds; so a
 * helper that has nothing to do looks for the next loop for a while before it sleeps, and pieces are taken one by one, so
 * that a helper the system has set aside holds up no more than the piece it is at.
 *
 * <p>One loop at a time. The threads begin with the first loop that has more than one piece.
 */
final class Crew implements AutoCloseable {
    /** One piece of a loop; {@code worker} is the same for no two threads, for scratch memory of its own. */
    interface Work {
        void piece(int worker, int piece);
    }

    private static final int MOST_WORKERS = 8;
    /** About a tenth of a millisecond. */
    private static final int LOOKS_BEFORE_SLEEP = 4_000;

    private static final int LOOKS_BEFORE_YIELD = 1_000;

    private final int workers = Math.min(MOST_WORKERS, Runtime.getRuntime().availableProcessors());
    private final List<Thread> helpers = new ArrayList<>();
    private final AtomicInteger asleep = new AtomicInteger();
    private volatile Loop loop = new Loop(0, null);
    private volatile boolean closed;

    private static final class Loop {
        private final int pieces;
        private final Work work;
        private final AtomicInteger taken = new AtomicInteger();
        private final AtomicInteger done = new AtomicInteger();
        private volatile Throwable failure;

        Loop(int pieces, Work work) {
            this.pieces = pieces;
            this.work = work;
        }

        void join(int worker) {
            for (int piece = taken.getAndIncrement(); piece < pieces; piece = taken.getAndIncrement()) {
                try {
                    if (failure == null) work.piece(worker, piece);
                } catch (RuntimeException | Error e) {
                    failure = e;
                } finally {
                    done.incrementAndGet();
                }
            }
        }

        boolean isDone() {
            return done.get() == pieces;
        }
    }

    /** Threads at work at most, the caller's included. */
    int workers() {
        return workers;
    }

    /** Does every piece, from 0, and comes back when all are done. */
    void each(int pieces, Work work) {
        Loop next = new Loop(pieces, work);
        if (pieces > 1 && workers > 1) {
            if (helpers.isEmpty()) begin();
            loop = next;
            if (asleep.get() > 0) helpers.forEach(LockSupport::unpark);
        }
        next.join(0);
        for (int looks = 0; !next.isDone(); looks++) {
            if (looks < LOOKS_BEFORE_YIELD) Thread.onSpinWait();
            else Thread.yield();
        }
        if (next.failure instanceof RuntimeException e) throw e;
        if (next.failure instanceof Error e) throw e;
    }

    /** The same for ranges of about equal size, as many as there are workers. */
    void ranges(int count, Range range) {
        int parts = Math.min(count, workers);
        each(parts, (worker, part) -> {
            int from = (int) ((long) count * part / parts);
            int to = (int) ((long) count * (part + 1) / parts);
            range.run(from, to);
        });
    }

    /** What is to be done from one index to another. */
    interface Range {
        void run(int from, int to);
    }

    private void begin() {
        for (int i = 1; i < workers; i++) {
            int worker = i;
            Thread helper = new Thread(() -> help(worker), "pass-" + worker);
            helper.setDaemon(true);
            helpers.add(helper);
            helper.start();
        }
    }

    private void help(int worker) {
        Loop last = loop;
        for (int looks = 0; !closed; looks++) {
            Loop next = loop;
            if (next != last) {
                next.join(worker);
                last = next;
                looks = 0;
            } else if (looks < LOOKS_BEFORE_SLEEP) {
                Thread.onSpinWait();
            } else {
                asleep.incrementAndGet();
                if (loop == last && !closed) LockSupport.park(this);
                asleep.decrementAndGet();
                looks = 0;
            }
        }
    }

    /** Not while a loop runs. */
    @Override
    public void close() {
        closed = true;
        helpers.forEach(LockSupport::unpark);
    }
}
