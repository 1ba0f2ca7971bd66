package org.glassgpt.world;

import java.util.Arrays;

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
    private double logProbability;

    /** Runs the program once for every branch that {@link #say} does not cut off. */
    final void search(Program program) {
        depth = 0;
        do {
            next = 0;
            logProbability = 0;
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
        return logProbability;
    }

    /** The exception to throw in order to cut the branch. */
    static RuntimeException cut() {
        return OVER;
    }

    @Override
    public final <T> T pick(Choice<T> choice) {
        if (next == depth) {
            if (depth == taken.length) {
                taken = Arrays.copyOf(taken, 2 * depth);
                sizes = Arrays.copyOf(sizes, 2 * depth);
            }
            taken[depth] = 0;
            sizes[depth] = choice.size();
            depth++;
        }
        int index = taken[next++];
        logProbability += Math.log(choice.probability(index));
        return choice.options().get(index);
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
