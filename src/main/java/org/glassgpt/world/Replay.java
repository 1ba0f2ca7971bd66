package org.glassgpt.world;

import java.util.Arrays;
import java.util.function.Function;

/**
 * Depth-first search over the picks of a program. The program is run from its beginning for every branch, with the picks
 * of the branch given: nothing has to be undone, and the program stays an ordinary method.
 */
abstract class Replay implements Teller {
    /** Thrown to leave the program where a branch is over; carries no stack trace, for it is part of every search. */
    private static final class BranchOver extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BranchOver() {
            super(null, null, false, false);
        }
    }

    private static final BranchOver OVER = new BranchOver();

    private int[] taken = new int[64];
    private int[] sizes = new int[64];
    private int depth; // picks on the current branch
    private int next; // the pick asked for next in this run
    private double probability; // of the picks of this run; far from underflow for stories of some 100 nats

    /** Runs the program once for every branch that {@link #say} does not cut off. */
    final void search(Program program) {
        depth = 0;
        do {
            next = 0;
            probability = 1;
            restart();
            try {
                program.tell(this);
                finished();
            } catch (BranchOver over) {
                // the branch was cut: go on with the next one
            }
        } while (advance());
    }

    /** Called before each run. */
    abstract void restart();

    /** Called after each run that was not cut off. */
    abstract void finished();

    /** Natural logarithm of the probability of the picks made so far in this run. */
    final double logProbability() {
        return Math.log(probability);
    }

    /** The exception to throw in order to cut the branch. */
    static RuntimeException cut() {
        return OVER;
    }

    /** Whether a branch that says this piece next would be cut off at once. */
    boolean impossible(String piece) {
        return false;
    }

    @Override
    public final <T> T pick(Choice<T> choice) {
        return pick(choice, option -> null);
    }

    @Override
    public final <T> T pick(Choice<T> choice, Function<T, String> nextPiece) {
        if (next == depth) {
            open(choice.size());
        }
        if (next == depth - 1) {
            passOver(choice, nextPiece);
        }
        int index = taken[next++];
        probability *= choice.probability(index);
        return choice.options().get(index);
    }

    private void open(int size) {
        if (depth == taken.length) {
            taken = Arrays.copyOf(taken, 2 * depth);
            sizes = Arrays.copyOf(sizes, 2 * depth);
        }
        taken[depth] = 0;
        sizes[depth] = size;
        depth++;
    }

    /** Moves the last pick on to an option that can lead on. */
    private <T> void passOver(Choice<T> choice, Function<T, String> nextPiece) {
        while (true) {
            String piece = nextPiece.apply(choice.options().get(taken[next]));
            if (piece == null || !impossible(piece)) {
                return;
            }
            if (taken[next] == sizes[next] - 1) {
                next++;
                throw cut();
            }
            taken[next]++;
        }
    }

    private boolean advance() {
        depth = next; // picks beyond a cut belong to the branch that is over
        while (depth > 0) {
            taken[depth - 1]++;
            if (taken[depth - 1] < sizes[depth - 1]) {
                return true;
            }
            depth--;
        }
        return false;
    }
}
