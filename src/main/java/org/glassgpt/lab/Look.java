package org.glassgpt.lab;

import org.glassgpt.session.Snapshot;

/**
 * The model as it was when it was measured.
 *
 * @param step steps done then
 * @param prompt what the sample goes on from; empty for a story from its beginning
 * @param sample text that the model wrote, always with the same draws
 * @param snapshot of a pass over a text that stays the same through the run: attention, embeddings
 */
public record Look(int step, String prompt, String sample, Snapshot snapshot) {}
