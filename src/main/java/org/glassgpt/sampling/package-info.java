/**
 * Logits become a distribution, and a distribution becomes a token. Floor 1.
 *
 * <p>The order is fixed: ÷T, top-k, top-p (the smallest set that reaches p, the crossing token kept), renormalise; ties
 * by lower id; T = 0 is argmax. Candidates stand by falling probability, and the draw u in [0, 1) takes the first whose
 * cumulative sum exceeds u.
 */
package org.glassgpt.sampling;
