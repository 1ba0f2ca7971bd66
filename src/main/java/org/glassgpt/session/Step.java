package org.glassgpt.session;

import org.glassgpt.sampling.Distribution;
import org.glassgpt.sampling.Draw;
import org.glassgpt.sampling.SamplingSettings;

/**
 * One token that was drawn and appended.
 *
 * @param token what was appended
 * @param from the distribution it was drawn from
 * @param draw the number and where it fell
 * @param settings that made the distribution
 */
public record Step(TokenView token, Distribution from, Draw draw, SamplingSettings settings) {}
