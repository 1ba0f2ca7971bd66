/**
 * The GPT itself: configuration, parameters, checkpoints, the forward pass, the KV cache.
 *
 * <p>Tensors are INDArrays and matrix products run in the BLAS that ND4J loads, called on their pointers ({@link
 * org.glassgpt.model.Blas}): ND4J's own {@code mmul} allocates a result each call, its small operations cost tens of
 * microseconds, and several of those that GPT-2 needs are wrong. What is not a matrix product is a plain loop over a
 * {@code float[]} ({@link org.glassgpt.model.Kernels}); moving a row between the two is a memory copy and costs next to
 * nothing, and the array that a loop filled becomes the trace's.
 *
 * <p>A whole text, a prompt and a single token behind a cache are one and the same pass ({@code ForwardPass}); it differs
 * only in where the keys stand. Heads are multiplied where they lie in the fused q, k, v buffer. Checkpoint files are read
 * through a small buffer, not memory-mapped: the reasons stand at {@link org.glassgpt.model.Safetensors}.
 */
package org.glassgpt.model;
