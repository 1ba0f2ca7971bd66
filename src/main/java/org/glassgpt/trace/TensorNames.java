package org.glassgpt.trace;

/** Hugging Face's names of GPT-2's tensors, without {@code transformer.}; nowhere else are they spelled. */
public final class TensorNames {
    public static final String WTE = "wte.weight";
    public static final String WPE = "wpe.weight";
    public static final String LN_F_WEIGHT = "ln_f.weight";
    public static final String LN_F_BIAS = "ln_f.bias";
    public static final String LM_HEAD = "lm_head.weight";

    private TensorNames() {}

    /** γ of a layer norm; the last one is in no layer. */
    public static String normWeight(Norm norm, int layer) {
        return switch (norm) {
            case LN1 -> InBlock.LN_1_WEIGHT.name(layer);
            case LN2 -> InBlock.LN_2_WEIGHT.name(layer);
            case FINAL -> LN_F_WEIGHT;
        };
    }

    /** β of a layer norm. */
    public static String normBias(Norm norm, int layer) {
        return switch (norm) {
            case LN1 -> InBlock.LN_1_BIAS.name(layer);
            case LN2 -> InBlock.LN_2_BIAS.name(layer);
            case FINAL -> LN_F_BIAS;
        };
    }

    /** The tensors of one block, in the order of the network. */
    public enum InBlock {
        LN_1_WEIGHT("ln_1.weight"),
        LN_1_BIAS("ln_1.bias"),
        ATTN_WEIGHT("attn.c_attn.weight"),
        ATTN_BIAS("attn.c_attn.bias"),
        ATTN_PROJ_WEIGHT("attn.c_proj.weight"),
        ATTN_PROJ_BIAS("attn.c_proj.bias"),
        LN_2_WEIGHT("ln_2.weight"),
        LN_2_BIAS("ln_2.bias"),
        FC_WEIGHT("mlp.c_fc.weight"),
        FC_BIAS("mlp.c_fc.bias"),
        MLP_PROJ_WEIGHT("mlp.c_proj.weight"),
        MLP_PROJ_BIAS("mlp.c_proj.bias");

        private final String suffix;

        InBlock(String suffix) {
            this.suffix = suffix;
        }

        /** For instance {@code h.0.attn.c_attn.weight}. */
        public String name(int layer) {
            return "h." + layer + "." + suffix;
        }

        /**
         * @param C width of the residual stream
         * @param F neurons of the MLP
         */
        public int[] shape(int C, int F) {
            return switch (this) {
                case LN_1_WEIGHT, LN_1_BIAS, LN_2_WEIGHT, LN_2_BIAS, ATTN_PROJ_BIAS, MLP_PROJ_BIAS -> new int[] {C};
                case ATTN_WEIGHT -> new int[] {C, 3 * C};
                case ATTN_BIAS -> new int[] {3 * C};
                case ATTN_PROJ_WEIGHT -> new int[] {C, C};
                case FC_WEIGHT -> new int[] {C, F};
                case FC_BIAS -> new int[] {F};
                case MLP_PROJ_WEIGHT -> new int[] {F, C};
            };
        }
    }
}
