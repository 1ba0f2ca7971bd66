/**
 * GPT-2 once more, in plain INDArray operations: the listing that the course shows, and the measure of the fast path,
 * which equals it on every activation.
 *
 * <p>It is slow, and copies at every step. Only elementary operations are used: ND4J's own {@code gelu}, {@code
 * preciseGelu} and {@code LayerNorm} compute something else.
 */
package org.glassgpt.model.reference;
