package org.glassgpt.sampling;

/**
 * One token drawn from a distribution.
 *
 * @param u the uniform number in [0, 1)
 * @param rank where it fell among the candidates kept, from 0
 * @param chosen the candidate there, the first whose cumulative sum exceeds u
 */
public record Draw(double u, int rank, Candidate chosen) {}
