package org.glassgpt.ui.state;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.glassgpt.figure.Hues;
import org.glassgpt.figure.Palette;

/** How the window looks. */
public enum Theme {
    LIGHT(Palette::light, false),
    DARK(Palette::dark, true),
    /** For a projector in a bright room: the strongest contrast. */
    PROJECTOR(Palette::projector, false);

    @SuppressWarnings("ImmutableEnumChecker") // a palette is immutable, though nothing declares it
    private final Map<Hues, Palette> palettes = new EnumMap<>(Hues.class);

    private final boolean dark;

    Theme(Function<Hues, Palette> palette, boolean dark) {
        for (Hues hues : Hues.values()) palettes.put(hues, palette.apply(hues));
        this.dark = dark;
    }

    /** Colours of its pictures, and of the window around them. */
    public Palette palette() {
        return palette(Hues.CIVIDIS);
    }

    /** The same with other hues for numbers. */
    public Palette palette(Hues hues) {
        return palettes.get(hues);
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
