package org.glassgpt.lesson;

import java.util.List;
import java.util.function.Predicate;

/**
 * What only the floors above know, and lessons are checked against.
 *
 * @param panels ids of all panels
 * @param formula whether a text of LaTeX can be typeset
 */
public record Checks(List<String> panels, Predicate<String> formula) {
    public Checks {
        panels = List.copyOf(panels);
    }
}
