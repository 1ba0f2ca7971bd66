package org.glassgpt.figure;

import java.util.List;

/**
 * Parts that belong together.
 *
 * @param name of what they show, for exports; not on screen
 */
public record Group(String name, List<Element> parts) implements Element {
    public Group {
        parts = List.copyOf(parts);
    }
}
