package org.glassgpt.figure;

import java.util.HexFormat;

/**
 * An opaque sRGB colour.
 *
 * @param value 0xRRGGBB
 */
public record Rgb(int value) {
    public static final Rgb BLACK = new Rgb(0x000000);
    public static final Rgb WHITE = new Rgb(0xFFFFFF);

    public Rgb {
        if ((value & ~0xFFFFFF) != 0) throw new IllegalArgumentException("not 0xRRGGBB: " + Integer.toHexString(value));
    }

    public int red() {
        return value >> 16;
    }

    public int green() {
        return value >> 8 & 0xFF;
    }

    public int blue() {
        return value & 0xFF;
    }

    /** For instance {@code #0072b2}. */
    public String hex() {
        return "#" + HexFormat.of().toHexDigits(value, 6);
    }

    /** Opaque 0xAARRGGBB, as images want it. */
    public int argb() {
        return 0xFF000000 | value;
    }

    /** This colour with a share of another, mixed in OKLab, where equal steps look equal. */
    public Rgb mix(Rgb other, double share) {
        return OkLab.of(this).mix(OkLab.of(other), share).rgb();
    }

    /** Contrast ratio from 1 to 21 (WCAG 2.1). */
    public double contrast(Rgb other) {
        double a = luminance();
        double b = other.luminance();
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    /** The darker or lighter shade of this hue that first reaches a contrast with a background. */
    public Rgb readableOn(Rgb background, double ratio) {
        boolean darker = background.contrast(BLACK) > background.contrast(WHITE);
        OkLab lab = OkLab.of(this);
        for (double L = lab.L(); L >= 0 && L <= 1; L += darker ? -0.005 : 0.005) {
            Rgb shade = new OkLab(L, lab.a(), lab.b()).rgb();
            if (shade.contrast(background) >= ratio) return shade;
        }
        return darker ? BLACK : WHITE;
    }

    /** Black or white, whichever is read better on this colour. */
    public Rgb ink() {
        return contrast(BLACK) >= contrast(WHITE) ? BLACK : WHITE;
    }

    private double luminance() {
        return 0.2126 * OkLab.linear(red()) + 0.7152 * OkLab.linear(green()) + 0.0722 * OkLab.linear(blue());
    }
}
