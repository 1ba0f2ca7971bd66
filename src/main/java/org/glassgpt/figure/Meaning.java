package org.glassgpt.figure;

/**
 * What a hue stands for, everywhere. The fills are Okabe and Ito's (2008), with a grey darker than the green, which looks
 * grey to some; a sign goes with each, never colour alone.
 */
public enum Meaning {
    QUERY("q", 0x0072B2),
    KEY("k", 0xD55E00),
    VALUE("v", 0x009E73),
    POSITION("p", 0xCC79A7),
    RESIDUAL("x", 0x606060),
    MLP("m", 0xE69F00);

    private final String sign;
    private final Rgb fill;

    Meaning(String sign, int fill) {
        this.sign = sign;
        this.fill = new Rgb(fill);
    }

    public String sign() {
        return sign;
    }

    /** The hue as an area, the same in every theme; for text, {@link Palette#text(Meaning)}. */
    public Rgb fill() {
        return fill;
    }
}
