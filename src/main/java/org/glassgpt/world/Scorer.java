package org.glassgpt.world;

import java.util.ArrayList;
import java.util.List;

/** Sums the probabilities of all derivations of one text, or of all texts that begin with it. */
final class Scorer extends Replay {
    private final String text;
    private final boolean prefix;
    private final List<String> pieces = new ArrayList<>();
    private List<String> segments = List.of();
    private double sum = Double.NEGATIVE_INFINITY;
    private int derivations;
    private int position;

    private Scorer(String text, boolean prefix) {
        this.text = text;
        this.prefix = prefix;
    }

    static Scorer whole(Program program, String text) {
        Scorer scorer = new Scorer(text, false);
        scorer.search(program);
        return scorer;
    }

    static Scorer beginning(Program program, String text) {
        Scorer scorer = new Scorer(text, true);
        if (text.isEmpty()) {
            scorer.sum = 0;
        } else {
            scorer.search(program);
        }
        return scorer;
    }

    /** Natural logarithm of the probability; negative infinity when no derivation says the text. */
    double sum() {
        return sum;
    }

    int derivations() {
        return derivations;
    }

    /** The pieces of the first derivation found; empty when there is none. */
    List<String> segments() {
        return segments;
    }

    @Override
    void restart() {
        position = 0;
        pieces.clear();
    }

    @Override
    void finished() {
        if (!prefix && position == text.length()) {
            count();
        }
    }

    @Override
    boolean impossible(String piece) {
        return !text.regionMatches(position, piece, 0, compared(piece));
    }

    private int compared(String piece) {
        return prefix ? Math.min(piece.length(), text.length() - position) : piece.length();
    }

    @Override
    public void say(String piece) {
        if (impossible(piece)) {
            throw cut();
        }
        position += compared(piece);
        pieces.add(piece);
        if (prefix && position == text.length()) {
            count();
            throw cut();
        }
    }

    private void count() {
        if (derivations++ == 0) {
            segments = List.copyOf(pieces);
        }
        sum = addLogs(sum, logProbability());
    }

    /** log(exp a + exp b) without leaving the range of doubles. */
    private static double addLogs(double a, double b) {
        double high = Math.max(a, b);
        double low = Math.min(a, b);
        return low == Double.NEGATIVE_INFINITY ? high : high + Math.log1p(Math.exp(low - high));
    }
}
