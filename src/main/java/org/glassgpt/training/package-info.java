/**
 * Next-token training by a hand-written backward pass: data, gradients, AdamW, schedule, and what is saved on the way.
 *
 * <p>A batch is ragged: its sequences stand one after another in N rows without padding, all that works on single
 * positions takes the N rows at once, and attention takes each sequence by itself. A batch is cut into shards, as
 * many as the batch alone says, each with its own memory and gradients, summed in a fixed order; so a run gives the same
 * numbers bit for bit however many threads there are, and each thread calls a BLAS that does not spin threads of its own.
 *
 * <p>Which sequences a step sees is a pure function of seed and step, and the learning rate one of the step alone
 * (never of how far a run is told to go): resuming needs nothing but weights, moments and the step.
 */
package org.glassgpt.training;
