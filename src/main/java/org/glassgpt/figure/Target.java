package org.glassgpt.figure;

/**
 * What a place on a picture is, for whoever points at it or presses it.
 *
 * @param name such as {@code token} or {@code head}
 * @param first its first coordinate, or 0
 * @param second its second coordinate, or 0
 */
public record Target(String name, int first, int second) {
    public static Target of(String name) {
        return new Target(name, 0, 0);
    }

    public static Target of(String name, int first) {
        return new Target(name, first, 0);
    }
}
