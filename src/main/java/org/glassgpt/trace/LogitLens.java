package org.glassgpt.trace;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What the model would say if it stopped early: the residual stream before the first block and after every block, put
 * through the last norm and the head (nostalgebraist 2020, “Interpreting GPT: the logit lens”). The last depth is the
 * model's own prediction. Worked out for the tokens asked for only. Immutable.
 *
 * @param readings one for each token asked for, in their order
 */
public record LogitLens(List<Column> readings) {
    /**
     * One token through all depths.
     *
     * @param token place in the text
     * @param finalId the token that is likeliest at the last depth
     * @param depths the stream before block 0, then after each block
     */
    public record Column(int token, int finalId, List<Depth> depths) {
        public Column {
            depths = List.copyOf(depths);
        }
    }

    /**
     * One depth.
     *
     * @param top likeliest tokens, the likeliest first
     * @param finalRank place that the token likeliest at the end has here, from 1
     * @param finalP probability that it has here
     */
    public record Depth(List<Guess> top, int finalRank, double finalP) {
        public Depth {
            top = List.copyOf(top);
        }
    }

    /** A token of the vocabulary with its logit and its probability in the whole vocabulary. */
    public record Guess(int id, double logit, double p) {}

    public LogitLens {
        readings = List.copyOf(readings);
    }

    /** The stream that a depth reads: before the first block at 0, after block {@code depth − 1} from then on. */
    public static ActivationName stream(int depth) {
        return depth == 0 ? ActivationName.residPre(0) : ActivationName.residPost(depth - 1);
    }

    /** How many depths a model has. */
    public static int depths(ModelShape model) {
        return model.layers() + 1;
    }

    /**
     * One depth from its logits.
     *
     * @param logits of the whole vocabulary
     * @param finalId the token likeliest at the last depth, or -1 when this is the last
     * @param top how many guesses
     */
    public static Depth depth(double[] logits, int finalId, int top) {
        double max = Double.NEGATIVE_INFINITY;
        for (double logit : logits) max = Math.max(max, logit);
        double sum = 0;
        for (double logit : logits) sum += Math.exp(logit - max);
        List<Guess> guesses = new ArrayList<>();
        for (int id : Ranking.highest(logits, Math.max(1, top))) {
            guesses.add(new Guess(id, logits[id], Math.exp(logits[id] - max) / sum));
        }
        int chosen = finalId < 0 ? guesses.get(0).id() : finalId;
        int rank = 1;
        for (int id = 0; id < logits.length; id++) {
            if (logits[id] > logits[chosen] || logits[id] == logits[chosen] && id < chosen) rank++;
        }
        return new Depth(guesses, rank, Math.exp(logits[chosen] - max) / sum);
    }

    /**
     * The same in double precision from the weights, slow: what the engine's is tested against.
     *
     * @param gamma the last norm's scale, (C)
     * @param beta its shift, (C)
     * @param head rows that turn the normed stream into logits
     * @param tokens places in the text
     */
    public static LogitLens of(
            Trace trace, float[] gamma, float[] beta, double epsilon, TokenRows head, int[] tokens, int top) {
        int depths = depths(trace.model());
        List<Column> columns = new ArrayList<>();
        for (int token : tokens) {
            int finalId = -1;
            List<Depth> reversed = new ArrayList<>();
            for (int depth = depths - 1; depth >= 0; depth--) {
                float[] x = trace.get(stream(depth)).slice(token);
                Depth read = depth(logits(x, gamma, beta, epsilon, head), finalId, top);
                if (finalId < 0) finalId = read.top().get(0).id();
                reversed.add(read);
            }
            columns.add(new Column(token, finalId, reversed(reversed)));
        }
        return new LogitLens(columns);
    }

    private static double[] logits(float[] x, float[] gamma, float[] beta, double epsilon, TokenRows head) {
        double[] normed = LayerNorm.of(x, gamma, beta, epsilon).output();
        double[] logits = new double[head.count()];
        head.each((id, rows, from) -> {
            double sum = 0;
            for (int c = 0; c < normed.length; c++) sum += normed[c] * rows[from + c];
            logits[id] = sum;
        });
        return logits;
    }

    /** Depths that were read from the last to the first, the first one first. */
    public static List<Depth> reversed(List<Depth> depths) {
        List<Depth> out = new ArrayList<>(depths);
        Collections.reverse(out);
        return out;
    }
}
