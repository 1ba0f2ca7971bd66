package org.glassgpt.trace;

/**
 * What a network's arithmetic needs beside its tensors.
 *
 * @param epsilon added to the variance in layer norms
 * @param nonlinearity of the MLPs
 */
public record Constants(double epsilon, Nonlinearity nonlinearity) {
    /** GPT-2's. */
    public static final Constants GPT2 = new Constants(1e-5, Nonlinearity.GELU_TANH);
}
