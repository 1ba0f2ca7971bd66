package org.glassgpt.sampling;

/**
 * A token that may be drawn.
 *
 * @param id in the vocabulary
 * @param logit as the model gave it
 * @param p probability among the candidates kept
 * @param cum sum of p over this candidate and all before it
 * @param fullP probability in the whole vocabulary at this temperature, before anything was cut
 */
public record Candidate(int id, double logit, double p, double cum, double fullP) {}
