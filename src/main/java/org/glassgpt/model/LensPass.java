package org.glassgpt.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.glassgpt.trace.Activation;
import org.glassgpt.trace.LogitLens;
import org.glassgpt.trace.TensorNames;
import org.glassgpt.trace.Trace;

/** The logit lens for some tokens of a trace: each depth's rows through the last norm and the head in one product. */
final class LensPass {
    /** Logits are worked out for this many tokens at a time: all of them at once would be a quarter of a GPT-2. */
    private static final int ROWS = 128;

    private final GptConfig config;
    private final Parameters parameters;
    private final Workspace memory;
    private final Linear linear;
    private final Trace trace;
    private final int[] tokens;
    private final int top;

    /**
     * @param memory large enough for as many tokens
     * @param top guesses at each depth
     */
    LensPass(GptConfig config, Parameters parameters, Workspace memory, Crew crew, Trace trace, int[] tokens, int top) {
        this.config = config;
        this.parameters = parameters;
        this.memory = memory;
        this.linear = new Linear(memory, crew);
        this.trace = trace;
        this.tokens = tokens;
        this.top = top;
    }

    /** From the last depth to the first, because what is likeliest at the end is looked up at all of them. */
    LogitLens run() {
        int[] finalIds = new int[tokens.length];
        Arrays.fill(finalIds, -1);
        List<List<LogitLens.Depth>> columns = new ArrayList<>();
        for (int i = 0; i < tokens.length; i++) columns.add(new ArrayList<>());
        for (int depth = LogitLens.depths(config.shape()) - 1; depth >= 0; depth--) {
            readDepth(depth, finalIds, columns);
        }
        List<LogitLens.Column> readings = new ArrayList<>();
        for (int i = 0; i < tokens.length; i++) {
            Collections.reverse(columns.get(i));
            readings.add(new LogitLens.Column(tokens[i], finalIds[i], columns.get(i)));
        }
        return new LogitLens(readings);
    }

    private void readDepth(int depth, int[] finalIds, List<List<LogitLens.Depth>> columns) {
        float[] normed = normed(depth); // (tokens, C)
        int C = config.width();
        int V = config.vocab();
        float[] logits = new float[Math.min(tokens.length, ROWS) * V];
        for (int from = 0; from < tokens.length; from += ROWS) {
            int rows = Math.min(ROWS, tokens.length - from);
            memory.in.put(normed, from * C, rows * C);
            linear.run(parameters.matrix(config.headTensor()), null, rows, logits); // (rows, V)
            for (int r = 0; r < rows; r++) {
                double[] row = new double[V];
                for (int v = 0; v < V; v++) row[v] = logits[r * V + v];
                LogitLens.Depth read = LogitLens.depth(row, finalIds[from + r], top);
                if (finalIds[from + r] < 0)
                    finalIds[from + r] = read.top().get(0).id();
                columns.get(from + r).add(read);
            }
        }
    }

    private float[] normed(int depth) {
        int C = config.width();
        Activation stream = trace.get(LogitLens.stream(depth));
        float[] x = new float[tokens.length * C];
        for (int i = 0; i < tokens.length; i++) System.arraycopy(stream.slice(tokens[i]), 0, x, i * C, C);
        float[] out = new float[x.length];
        float[] weight = parameters.values(TensorNames.LN_F_WEIGHT);
        float[] bias = parameters.values(TensorNames.LN_F_BIAS);
        Kernels.layerNorm(x, tokens.length, weight, bias, config.epsilon(), out, null, null);
        return out;
    }
}
