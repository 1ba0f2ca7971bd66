package org.glassgpt.clinic;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A listing, run: what came of each of its lines. Immutable.
 *
 * @param values by line, of the lines that made something
 * @param stoppedAt the line that did not fit, if one did not
 * @param why it did not
 */
public record AttentionRun(Map<String, Values> values, Optional<String> stoppedAt, Optional<Finding> why) {
    public AttentionRun {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /**
     * @throws java.util.NoSuchElementException when the line was not reached
     */
    public Values value(String line) {
        return Optional.ofNullable(values.get(line)).orElseThrow();
    }

    public boolean reached(String line) {
        return values.containsKey(line);
    }
}
