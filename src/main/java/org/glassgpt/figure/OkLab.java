package org.glassgpt.figure;

/**
 * A colour in OKLab (Ottosson 2020), where distances are close to what the eye sees.
 *
 * @param L lightness, 0 black to 1 white
 * @param a green to red
 * @param b blue to yellow
 */
public record OkLab(double L, double a, double b) {
    /**
     * @param L lightness
     * @param chroma distance from grey
     * @param hue in degrees
     */
    public static OkLab polar(double L, double chroma, double hue) {
        return new OkLab(L, chroma * Math.cos(Math.toRadians(hue)), chroma * Math.sin(Math.toRadians(hue)));
    }

    public static OkLab of(Rgb colour) {
        double r = linear(colour.red());
        double g = linear(colour.green());
        double b = linear(colour.blue());
        double l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
        double m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
        double s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
        return new OkLab(
                0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
                1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
                0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s);
    }

    /** The nearest sRGB colour, each channel clamped. */
    public Rgb rgb() {
        double l = cube(L + 0.3963377774 * a + 0.2158037573 * b);
        double m = cube(L - 0.1055613458 * a - 0.0638541728 * b);
        double s = cube(L - 0.0894841775 * a - 1.2914855480 * b);
        int red = channel(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s);
        int green = channel(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s);
        int blue = channel(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s);
        return new Rgb(red << 16 | green << 8 | blue);
    }

    public OkLab mix(OkLab other, double share) {
        return new OkLab(
                L + (other.L - L) * share, //
                a + (other.a - a) * share,
                b + (other.b - b) * share);
    }

    public double chroma() {
        return Math.hypot(a, b);
    }

    public double distance(OkLab other) {
        return Math.sqrt(square(L - other.L) + square(a - other.a) + square(b - other.b));
    }

    /** A channel of 0 to 255 as a share of light. */
    static double linear(int channel) {
        double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }

    private static int channel(double light) {
        double c = light <= 0.0031308 ? 12.92 * light : 1.055 * Math.pow(light, 1 / 2.4) - 0.055;
        return (int) Math.round(255 * Math.max(0, Math.min(1, c)));
    }

    private static double cube(double x) {
        return x * x * x;
    }

    private static double square(double x) {
        return x * x;
    }
}
