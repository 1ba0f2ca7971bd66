package org.glassgpt.trace;

import java.util.regex.Pattern;

/**
 * What a GPT takes: parameters, arithmetic, memory, term by term. Pure functions of its sizes, in whole numbers.
 *
 * <p>Arithmetic counts the matrix products, two operations (a product and a sum) to each weight that a number passes;
 * norms, softmax and GELU are left out, less than a hundredth of the whole (Kaplan et al. 2020, section 2.1, which also
 * leaves out the weighted sum of v).
 */
public final class Cost {
    /** Bytes of a number in float32. */
    public static final int BYTES = Float.BYTES;

    private Cost() {}

    /**
     * Sizes of a GPT.
     *
     * @param layers L
     * @param width C
     * @param neurons F of the MLP
     * @param context longest text
     * @param vocab V
     * @param finalNorm whether a norm stands before the logits: in GPT-2 and after, not in the first GPT
     * @param ownHead whether the logits have a matrix of their own, instead of the token table once more
     */
    public record Size(int layers, int width, int neurons, int context, int vocab, boolean finalNorm, boolean ownHead) {
        /** A GPT-2 as its checkpoint is. */
        public static Size of(ModelShape model, Weights weights) {
            boolean ownHead = weights.names().contains("lm_head.weight");
            return new Size(
                    model.layers(), model.width(), model.neurons(), model.context(), model.vocab(), true, ownHead);
        }
    }

    /** Groups of tensors, by their Hugging Face names. */
    public enum Part {
        TOKENS("wte\\.weight"),
        POSITIONS("wpe\\.weight"),
        QKV("h\\.\\d+\\.attn\\.c_attn\\.(weight|bias)"),
        ATTENTION_OUT("h\\.\\d+\\.attn\\.c_proj\\.(weight|bias)"),
        MLP_IN("h\\.\\d+\\.mlp\\.c_fc\\.(weight|bias)"),
        MLP_OUT("h\\.\\d+\\.mlp\\.c_proj\\.(weight|bias)"),
        NORMS("h\\.\\d+\\.ln_[12]\\.(weight|bias)"),
        FINAL_NORM("ln_f\\.(weight|bias)"),
        HEAD("lm_head\\.weight");

        private final Pattern tensors;

        Part(String tensors) {
            this.tensors = Pattern.compile(tensors);
        }

        /** Whether a tensor belongs to this group; each belongs to exactly one. */
        public boolean owns(String tensor) {
            return tensors.matcher(tensor).matches();
        }
    }

    /** How many parameters a group has. */
    public static long parameters(Size size, Part part) {
        long C = size.width();
        long F = size.neurons();
        long L = size.layers();
        return switch (part) {
            case TOKENS -> size.vocab() * C;
            case POSITIONS -> size.context() * C;
            case QKV -> L * (3 * C * C + 3 * C);
            case ATTENTION_OUT -> L * (C * C + C);
            case MLP_IN -> L * (C * F + F);
            case MLP_OUT -> L * (F * C + C);
            case NORMS -> L * 4 * C;
            case FINAL_NORM -> size.finalNorm() ? 2 * C : 0;
            case HEAD -> size.ownHead() ? size.vocab() * C : 0;
        };
    }

    public static long parameters(Size size) {
        long sum = 0;
        for (Part part : Part.values()) sum += parameters(size, part);
        return sum;
    }

    /** How many numbers the loaded tensors of a group have. */
    public static long loaded(Weights weights, Part part) {
        long sum = 0;
        for (String name : weights.names()) {
            if (!part.owns(name)) continue;
            long count = 1;
            for (int side : weights.shape(name)) count *= side;
            sum += count;
        }
        return sum;
    }

    public static long loaded(Weights weights) {
        long sum = 0;
        for (Part part : Part.values()) sum += loaded(weights, part);
        return sum;
    }

    /** The matrix products of a pass. */
    public enum Product {
        QKV,
        /** q · k, with every token in sight. */
        SCORES,
        /** Attention's weights times v. */
        WEIGHTED_SUM,
        ATTENTION_OUT,
        MLP,
        LOGITS
    }

    /**
     * Operations for one token.
     *
     * @param T tokens in sight, itself among them
     */
    public static long operations(Size size, Product product, int T) {
        long C = size.width();
        long L = size.layers();
        return switch (product) {
            case QKV -> L * 2 * 3 * C * C;
            case SCORES, WEIGHTED_SUM -> L * 2 * T * C;
            case ATTENTION_OUT -> L * 2 * C * C;
            case MLP -> L * 2 * 2 * C * size.neurons();
            case LOGITS -> 2L * size.vocab() * C;
        };
    }

    public static long operations(Size size, int T) {
        long sum = 0;
        for (Product product : Product.values()) sum += operations(size, product, T);
        return sum;
    }

    /** Bytes of the keys and values of a text: 2 for k and v. */
    public static long cacheBytes(Size size, int T) {
        return 2L * size.layers() * T * size.width() * BYTES;
    }

    public static long weightBytes(Size size) {
        return parameters(size) * BYTES;
    }

    /** Bytes of what a trace holds. */
    public static long traceBytes(Trace trace) {
        long numbers = 0;
        for (Activation activation : trace.activations())
            numbers += activation.shape().count();
        return numbers * BYTES;
    }
}
