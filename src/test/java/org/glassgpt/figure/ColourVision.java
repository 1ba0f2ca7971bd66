package org.glassgpt.figure;

/**
 * How a colour looks with a kind of colour vision (Machado, Oliveira and Fernandes 2009, severity 1, on linear sRGB).
 */
public enum ColourVision {
    TRICHROMAT(1, 0, 0, 0, 1, 0, 0, 0, 1),
    PROTANOPE(0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998),
    DEUTERANOPE(0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881),
    TRITANOPE(1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900);

    private final double[] m;

    ColourVision(double... m) {
        this.m = m;
    }

    public OkLab sees(Rgb colour) {
        double r = OkLab.linear(colour.red());
        double g = OkLab.linear(colour.green());
        double b = OkLab.linear(colour.blue());
        int red = channel(m[0] * r + m[1] * g + m[2] * b);
        int green = channel(m[3] * r + m[4] * g + m[5] * b);
        int blue = channel(m[6] * r + m[7] * g + m[8] * b);
        return OkLab.of(new Rgb(red << 16 | green << 8 | blue));
    }

    private static int channel(double light) {
        double c = light <= 0.0031308 ? 12.92 * light : 1.055 * Math.pow(light, 1 / 2.4) - 0.055;
        return (int) Math.round(255 * Math.max(0, Math.min(1, c)));
    }
}
