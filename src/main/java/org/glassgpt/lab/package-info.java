/**
 * Laboratories without a window: what the training room shows and the command {@code lab} runs.
 *
 * <p>A {@link org.glassgpt.lab.LabRun} trains or tunes a model on the thread that calls it, and tells what it is at as
 * immutable {@link org.glassgpt.lab.LabState}s. It can be paused, gone on with, ended, and taken up again later from its
 * folder, also from an earlier state. {@link org.glassgpt.lab.TaskCheck} and {@link org.glassgpt.lab.Sentences} measure
 * what came of it.
 */
package org.glassgpt.lab;
