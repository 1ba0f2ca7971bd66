package org.glassgpt.lesson;

import java.util.List;

/**
 * Numbers on the stage to look at.
 *
 * @param name of an activation or a weight, {@code L} for the layer in hand
 * @param index full or partial
 */
public record Target(String name, List<Place> index) {
    public Target {
        index = List.copyOf(index);
    }
}
