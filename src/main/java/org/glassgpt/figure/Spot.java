package org.glassgpt.figure;

import java.util.Optional;

/**
 * What a box is to whoever points at it.
 *
 * @param datum the number that the box draws, if it draws one
 * @param words for the hover; lines apart
 */
public record Spot(Target target, Optional<Datum> datum, String words) {}
