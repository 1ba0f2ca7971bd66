package org.glassgpt.ui.state;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.glassgpt.i18n.Language;

/** In which languages a caption stands below the stage. */
public enum Captions {
    NONE,
    /** In the language of the window. */
    ONE,
    /** In both, for a class that reads both. */
    BOTH;

    public List<Language> languages(Language window) {
        return switch (this) {
            case NONE -> List.of();
            case ONE -> List.of(window);
            case BOTH -> List.of(window, window.other());
        };
    }

    /** As files and keys of messages have it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Captions next() {
        return values()[(ordinal() + 1) % values().length];
    }

    public static Optional<Captions> of(String code) {
        for (Captions captions : values()) if (captions.code().equalsIgnoreCase(code)) return Optional.of(captions);
        return Optional.empty();
    }
}
