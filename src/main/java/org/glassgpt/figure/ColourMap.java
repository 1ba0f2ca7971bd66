package org.glassgpt.figure;

import java.util.function.DoubleFunction;
import java.util.stream.IntStream;

/**
 * From a share in [0, 1] to a colour, by a table of 1024 steps: the same share gives the same colour on every surface.
 * Immutable.
 *
 * <p>Sequential maps follow {@linkplain Hues a map} made for readers with and without colour vision deficiency, but begin
 * at the background, so that 0 is the paper itself. Diverging maps leave the background in two hues that all readers
 * tell apart, such as blue below zero and brown above, with the same lightness at the same distance.
 */
public final class ColourMap {
    private static final int STEPS = 1024;
    private final String name;
    private final DoubleFunction<OkLab> path;
    private volatile int[] table;
    /** The palette asks for one colour of every map. */
    private volatile boolean first = true;

    private ColourMap(String name, DoubleFunction<OkLab> path) {
        this.name = name;
        this.path = path;
    }

    /** Not before a picture is drawn with it: of the maps of all themes a window uses two. */
    private Rgb step(int i) {
        int[] known = table;
        if (known == null && first) {
            first = false;
            return colour(i);
        }
        if (known == null) {
            known = IntStream.range(0, STEPS).map(j -> colour(j).value()).toArray();
            table = known;
        }
        return new Rgb(known[i]);
    }

    private Rgb colour(int step) {
        return path.apply(step / (STEPS - 1.0)).rgb();
    }

    /** From the background at 0 to the far end of cividis at 1. */
    public static ColourMap sequential(String name, Rgb background) {
        return sequential(name, background, Hues.CIVIDIS);
    }

    /**
     * From the background at 0 to the far end of the hues at 1, lightness falling or rising evenly.
     *
     * @param background of the theme
     */
    public static ColourMap sequential(String name, Rgb background, Hues hues) {
        OkLab start = OkLab.of(background);
        boolean light = start.L() > 0.5;
        double end = light ? 0.27 : 0.93;
        double fade = light ? 0.45 : 0.12;
        return new ColourMap(name, t -> {
            double L = start.L() + (end - start.L()) * t;
            double share = Math.min(1, t / fade);
            double smooth = share * share * (3 - 2 * share);
            OkLab hue = hues.at(L);
            return new OkLab(L, start.a() + (hue.a() - start.a()) * smooth, start.b() + (hue.b() - start.b()) * smooth);
        });
    }

    /** The background at 0.5, blue towards 0, brown towards 1. */
    public static ColourMap diverging(String name, Rgb background) {
        return diverging(name, background, Hues.CIVIDIS.below(), Hues.CIVIDIS.above());
    }

    /**
     * The background at 0.5, one hue towards 0, another towards 1.
     *
     * @param below OKLab hue in degrees
     * @param above OKLab hue in degrees, far from the other for all readers
     */
    public static ColourMap diverging(String name, Rgb background, double below, double above) {
        OkLab zero = OkLab.of(background);
        double end = zero.L() > 0.5 ? 0.40 : 0.84;
        double chroma = zero.L() > 0.5 ? 0.155 : 0.125;
        return new ColourMap(name, t -> {
            double away = Math.abs(2 * t - 1);
            double L = zero.L() + (end - zero.L()) * away;
            OkLab hue = OkLab.polar(L, chroma * Math.sin(away * Math.PI / 2), t < 0.5 ? below : above);
            double paper = 1 - Math.min(1, 4 * away);
            return new OkLab(L, hue.a() + zero.a() * paper, hue.b() + zero.b() * paper);
        });
    }

    /** The colour of a share, clamped to [0, 1]; not-a-number counts as 0. */
    public Rgb at(double share) {
        double t = Math.max(0, Math.min(1, share));
        return step((int) Math.round((Double.isNaN(t) ? 0 : t) * (STEPS - 1)));
    }

    public String name() {
        return name;
    }

    @Override
    public String toString() {
        return name;
    }
}
