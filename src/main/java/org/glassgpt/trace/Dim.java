package org.glassgpt.trace;

/** What one dimension of an activation counts, with the letter that formulas use for it. */
public enum Dim {
    /** Tokens of the text; in attention, the row that asks (query). */
    TOKEN("T"),
    /** Tokens of the text that answer in attention (keys). */
    KEY("T"),
    /** Width of the residual stream, {@code n_embd}. */
    WIDTH("C"),
    /** Attention heads of one layer, {@code n_head}. */
    HEAD("nh"),
    /** Size of one head, C / nh. */
    HEAD_SIZE("hs"),
    /** Neurons of the MLP, {@code n_inner}, 4C unless config says otherwise. */
    NEURON("F"),
    /** The vocabulary. */
    VOCAB("V");

    private final String letter;

    Dim(String letter) {
        this.letter = letter;
    }

    public String letter() {
        return letter;
    }
}
