package org.glassgpt.lesson;

import java.util.Locale;
import java.util.Optional;

/** What a coloured word or sign stands for; the window gives it the colour that the thing has on the stage. */
public enum Hue {
    QUERY,
    KEY,
    VALUE,
    POSITION,
    RESIDUAL,
    MLP;

    /** As it stands in the words: {@code [查询]{.query}} and {@code \query{Q}}. */
    public String mark() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Hue> of(String mark) {
        for (Hue hue : values()) if (hue.mark().equals(mark)) return Optional.of(hue);
        return Optional.empty();
    }
}
