package org.glassgpt.trace;

/** The layer norms of the network. */
public enum Norm {
    /** Before attention. */
    LN1,
    /** Before the MLP. */
    LN2,
    /** After the last block, before the head. */
    FINAL;

    /** The stream that it reads. */
    public ActivationName input(ModelShape model, int layer) {
        return switch (this) {
            case LN1 -> ActivationName.residPre(layer);
            case LN2 -> ActivationName.residMid(layer);
            case FINAL -> ActivationName.residPost(model.layers() - 1);
        };
    }

    /** What it gives. */
    public ActivationName output(int layer) {
        return switch (this) {
            case LN1 -> ActivationName.ln1(layer);
            case LN2 -> ActivationName.ln2(layer);
            case FINAL -> ActivationName.lnFinal();
        };
    }
}
