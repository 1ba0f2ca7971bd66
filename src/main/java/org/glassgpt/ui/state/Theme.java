package org.glassgpt.ui.state;

import java.util.Locale;
import java.util.Optional;
import org.glassgpt.figure.Palette;

/** How the window looks. */
public enum Theme {
    LIGHT(Palette.light(), false),
    DARK(Palette.dark(), true),
    /** For a projector in a bright room: the strongest contrast. */
    PROJECTOR(Palette.projector(), false);

    @SuppressWarnings("ImmutableEnumChecker") // a palette is immutable, though nothing declares it
    private final Palette palette;

    private final boolean dark;

    Theme(Palette palette, boolean dark) {
        this.palette = palette;
        this.dark = dark;
    }

    /** Colours of its pictures, and of the window around them. */
    public Palette palette() {
        return palette;
    }

    public boolean dark() {
        return dark;
    }

    /** As options and files have it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Theme next() {
        return switch (this) {
            case LIGHT -> DARK;
            case DARK -> PROJECTOR;
            case PROJECTOR -> LIGHT;
        };
    }

    public static Optional<Theme> of(String code) {
        for (Theme theme : values()) {
            if (theme.code().equalsIgnoreCase(code)) return Optional.of(theme);
        }
        return Optional.empty();
    }
}
