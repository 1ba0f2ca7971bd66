package org.glassgpt.figure;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Which hues numbers are drawn in, for the reader to choose. All can be told apart with every kind of colour vision; some
 * suit some eyes, and some projectors, better.
 */
public enum Hues {
    /** Cividis (Nuñez, Anderton and Renslow 2018); blue below zero, brown above. */
    CIVIDIS(
            255, 55, 0x00224e, 0x123570, 0x3b496c, 0x575d6d, 0x707173, 0x8a8678, 0xa59c74, 0xc3b369, 0xe1cc55,
            0xfee838),
    /** Viridis (Smith and van der Walt 2015); purple below zero, green above. */
    VIRIDIS(
            315, 140, 0x440154, 0x482878, 0x3e4989, 0x31688e, 0x26828e, 0x1f9e89, 0x35b779, 0x6ece58, 0xb5de2b,
            0xfde725),
    /** Magma (Smith and van der Walt 2015); violet below zero, orange above. */
    MAGMA(290, 62, 0x000004, 0x180f3d, 0x440f76, 0x721f81, 0x9e2f7f, 0xcd4071, 0xf1605d, 0xfd9668, 0xfeca8d, 0xfcfdbf);

    private final double below;
    private final double above;
    private final OkLab[] anchors;

    Hues(double below, double above, int... anchors) {
        this.below = below;
        this.above = above;
        this.anchors = IntStream.of(anchors).mapToObj(Rgb::new).map(OkLab::of).toArray(OkLab[]::new);
    }

    /** OKLab hue of numbers below zero, in degrees. */
    double below() {
        return below;
    }

    /** OKLab hue of numbers above zero, in degrees. */
    double above() {
        return above;
    }

    /** The hue of the sequential map at a lightness, held at its ends. */
    OkLab at(double L) {
        OkLab before = anchors[0];
        if (L <= before.L()) return before;
        for (int i = 1; i < anchors.length; i++) {
            OkLab after = anchors[i];
            if (L <= after.L()) return before.mix(after, (L - before.L()) / (after.L() - before.L()));
            before = after;
        }
        return before;
    }

    /** As files and keys of messages have it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Hues> of(String code) {
        for (Hues hues : values()) if (hues.code().equalsIgnoreCase(code)) return Optional.of(hues);
        return Optional.empty();
    }
}
