package org.glassgpt.figure;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * The colours of a theme. The window's style sheets use the same numbers.
 *
 * @param name of the theme
 * @param background the paper
 * @param text for reading
 * @param muted for captions and axes; as readable as text must be
 * @param rule hairlines, ticks, frames
 * @param masked ground of a cell that holds no value
 * @param hatch lines over that ground
 * @param band the token in hand
 * @param outline around what is in hand
 * @param bar probability bars and curves of no meaning of their own
 * @param meanings text shade of each meaning
 * @param sequential map for probabilities and attention, 0 at the background
 * @param diverging map for signed values, 0 at the background
 */
public record Palette(
        String name,
        Rgb background,
        Rgb text,
        Rgb muted,
        Rgb rule,
        Rgb masked,
        Rgb hatch,
        Rgb band,
        Rgb outline,
        Rgb bar,
        Map<Meaning, Rgb> meanings,
        ColourMap sequential,
        ColourMap diverging) {
    /** Contrast that text must have at least (WCAG AA), and on a projector (AAA). */
    public static final double READABLE = 4.5;

    public static final double READABLE_FROM_AFAR = 7;

    public Palette {
        meanings = Collections.unmodifiableMap(new EnumMap<>(meanings));
    }

    public static Palette light() {
        return light(Hues.CIVIDIS);
    }

    public static Palette light(Hues hues) {
        return of("light", Rgb.WHITE, new Rgb(0x1b1f24), new Rgb(0x57606a), READABLE, hues);
    }

    public static Palette dark() {
        return dark(Hues.CIVIDIS);
    }

    public static Palette dark(Hues hues) {
        return of("dark", new Rgb(0x0d1117), new Rgb(0xe6edf3), new Rgb(0x9ba6b2), READABLE, hues);
    }

    /** White paper, black ink: what a projector in a bright room leaves readable. */
    public static Palette projector() {
        return projector(Hues.CIVIDIS);
    }

    public static Palette projector(Hues hues) {
        return of("projector", Rgb.WHITE, Rgb.BLACK, new Rgb(0x3d444d), READABLE_FROM_AFAR, hues);
    }

    private static Palette of(String name, Rgb background, Rgb text, Rgb muted, double ratio, Hues hues) {
        Map<Meaning, Rgb> shades = new EnumMap<>(Meaning.class);
        for (Meaning meaning : Meaning.values())
            shades.put(meaning, meaning.fill().readableOn(background, ratio));
        ColourMap sequential = ColourMap.sequential(hues.code() + "-" + name, background, hues);
        return new Palette(
                name,
                background,
                text,
                muted,
                background.mix(text, 0.18),
                background.mix(text, 0.045),
                background.mix(text, 0.2),
                new Rgb(0xF0E442),
                text,
                sequential.at(0.66),
                shades,
                sequential,
                ColourMap.diverging(
                        (hues == Hues.CIVIDIS ? "blue-brown-" : hues.code() + "-signed-") + name,
                        background,
                        hues.below(),
                        hues.above()));
    }

    /** The shade of a meaning that can be read on the background. */
    public Rgb text(Meaning meaning) {
        return meanings.get(meaning);
    }

    /**
     * A map for signed values of one meaning: its own hue above zero, below zero one that all readers tell from it (blue
     * and ochre, vermilion and cyan, green and purple).
     *
     * @param meaning query, key or value
     * @throws IllegalArgumentException for another meaning
     */
    public ColourMap signed(Meaning meaning) {
        String map = meaning.sign() + "-" + name;
        return switch (meaning) {
            case QUERY -> ColourMap.diverging(map, background, 80, 248);
            case KEY -> ColourMap.diverging(map, background, 220, 45);
            case VALUE -> ColourMap.diverging(map, background, 325, 165);
            case POSITION, RESIDUAL, MLP -> throw new IllegalArgumentException(meaning + " has no map of its own");
        };
    }

    public Scale probabilities() {
        return new Scale(sequential, 0, 1);
    }
}
