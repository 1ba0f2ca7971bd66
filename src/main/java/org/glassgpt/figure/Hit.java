package org.glassgpt.figure;

import java.util.Optional;

/**
 * A place on a picture that was pointed at.
 *
 * @param target what it is
 * @param row of the cell, or the point of a curve; 0 elsewhere
 * @param column of the cell; 0 elsewhere
 * @param bounds of the cell or mark
 * @param datum the number there, if there is one
 * @param words value, coordinates and arithmetic for a reader; lines apart
 */
public record Hit(Target target, int row, int column, Bounds bounds, Optional<Datum> datum, String words) {}
