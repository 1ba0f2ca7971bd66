package org.glassgpt.trace;

import java.util.ArrayList;
import java.util.List;

/**
 * What every block's attention and MLP wrote into the residual stream of one token (Elhage et al. 2021, “A mathematical
 * framework for transformer circuits”: the stream is the sum of what was written), in double precision.
 *
 * @param token where
 * @param writes two for each block, in the order of the pass
 */
public record ResidualWrites(int token, List<Write> writes) {
    /**
     * One addition to the stream.
     *
     * @param name of what was added: {@code attn_out} or {@code mlp_out} of a block
     * @param before name of the stream that it was added to
     * @param norm its length
     * @param streamNorm length of the stream that it was added to
     * @param cosineBefore of its angle with that stream
     * @param cosineFinal of its angle with the stream after the last block
     */
    public record Write(
            ActivationName name,
            ActivationName before,
            double norm,
            double streamNorm,
            double cosineBefore,
            double cosineFinal) {
        public int layer() {
            return name.layer();
        }

        public boolean isAttention() {
            return name.kind() == ActivationName.Kind.ATTN_OUT;
        }
    }

    public ResidualWrites {
        writes = List.copyOf(writes);
    }

    public static ResidualWrites of(Trace trace, int token) {
        int layers = trace.model().layers();
        float[] last = trace.get(ActivationName.residPost(layers - 1)).slice(token);
        List<Write> writes = new ArrayList<>();
        for (int layer = 0; layer < layers; layer++) {
            writes.add(write(trace, token, ActivationName.attnOut(layer), ActivationName.residPre(layer), last));
            writes.add(write(trace, token, ActivationName.mlpOut(layer), ActivationName.residMid(layer), last));
        }
        return new ResidualWrites(token, writes);
    }

    private static Write write(Trace trace, int token, ActivationName name, ActivationName before, float[] last) {
        float[] added = trace.get(name).slice(token);
        float[] stream = trace.get(before).slice(token);
        return new Write(
                name,
                before,
                Vectors.norm(added),
                Vectors.norm(stream),
                Vectors.cosine(added, stream),
                Vectors.cosine(added, last));
    }

    /** Length of an activation's row for every token. (T) */
    public static double[] norms(Trace trace, ActivationName name) {
        Activation activation = trace.get(name);
        double[] norms = new double[trace.tokens()];
        for (int token = 0; token < norms.length; token++) norms[token] = Vectors.norm(activation.slice(token));
        return norms;
    }
}
