/**
 * The one idea everything hangs on: a forward pass leaves a {@link org.glassgpt.trace.Trace}, an ordered map from
 * {@link org.glassgpt.trace.ActivationName} to an immutable {@link org.glassgpt.trace.Activation}.
 *
 * <p>Floor 0: the JDK only. Names and shapes are TransformerLens's, without a batch dimension; the tests freeze their
 * list. Activations are copies held on the Java heap, so that nothing on screen changes under the reader when the engine
 * runs again. {@code attn_scores} and {@code pattern} grow with the square of the context; {@link
 * org.glassgpt.trace.Keep#linear()} leaves them out, and {@link org.glassgpt.trace.Derived} works them out again for
 * one head, from q and k.
 */
package org.glassgpt.trace;
