package org.glassgpt.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is told apart by colour is told apart by every reader. Distances are OKLab's: 0.02 is just to be seen. */
class ColourVisionTest {
    private static List<Palette> palettes() {
        List<Palette> all = new ArrayList<>();
        for (Hues hues : Hues.values()) {
            all.addAll(List.of(Palette.light(hues), Palette.dark(hues), Palette.projector(hues)));
        }
        return all;
    }

    @Test
    void theSimulationIsThePublishedOne() {
        for (ColourVision vision : ColourVision.values()) {
            for (Rgb grey : List.of(Rgb.BLACK, Rgb.WHITE, new Rgb(0x808080))) {
                assertEquals(0, vision.sees(grey).distance(OkLab.of(grey)), 0.01, vision + " " + grey.hex());
            }
        }
        Rgb red = new Rgb(0xFF0000);
        Rgb green = new Rgb(0x6C6C00);
        assertTrue(ColourVision.PROTANOPE.sees(red).distance(ColourVision.PROTANOPE.sees(green)) < 0.15);
        assertTrue(OkLab.of(red).distance(OkLab.of(green)) > 0.2);
    }

    @ParameterizedTest
    @EnumSource(ColourVision.class)
    void eachTenthOfAProbabilityLooksAnother(ColourVision vision) {
        for (Palette palette : palettes()) {
            ColourMap map = palette.sequential();
            double paper = vision.sees(palette.background()).L();
            double before = 0;
            for (int tenth = 1; tenth <= 10; tenth++) {
                OkLab colour = vision.sees(map.at(tenth / 10.0));
                double step = colour.distance(vision.sees(map.at((tenth - 1) / 10.0)));
                assertTrue(step >= 0.04, map + ", " + vision + ", step " + tenth + ": " + step);
                double away = Math.abs(colour.L() - paper);
                assertTrue(away > before, map + ", " + vision + " goes on from the paper at " + tenth);
                before = away;
            }
        }
    }

    @ParameterizedTest
    @EnumSource(ColourVision.class)
    void aSignIsSeen(ColourVision vision) {
        for (Palette palette : palettes()) {
            List<ColourMap> maps = new ArrayList<>(List.of(palette.diverging()));
            for (Meaning meaning : List.of(Meaning.QUERY, Meaning.KEY, Meaning.VALUE))
                maps.add(palette.signed(meaning));
            for (ColourMap map : maps) {
                for (double size : new double[] {0.5, 0.75, 1}) {
                    OkLab below = vision.sees(map.at(0.5 - size / 2));
                    OkLab above = vision.sees(map.at(0.5 + size / 2));
                    double apart = below.distance(above);
                    assertTrue(apart >= 0.06, map + ", " + vision + ", at " + size + ": " + apart);
                    OkLab zero = vision.sees(map.at(0.5));
                    assertTrue(Math.min(below.distance(zero), above.distance(zero)) >= 0.1 * size, map + " " + vision);
                }
            }
        }
    }

    /** A letter or a pattern goes with each as well. */
    @ParameterizedTest
    @EnumSource(ColourVision.class)
    void meaningsAreToldApart(ColourVision vision) {
        for (Meaning one : Meaning.values()) {
            for (Meaning other : Meaning.values()) {
                if (one.compareTo(other) >= 0) continue;
                double apart = vision.sees(one.fill()).distance(vision.sees(other.fill()));
                assertTrue(apart >= 0.06, vision + ": " + one + " and " + other + " are " + apart + " apart");
            }
        }
    }

    @Test
    void numbersAreReadableInEveryCellOfEveryPalette() {
        for (Palette palette : palettes()) {
            for (ColourMap map : List.of(palette.sequential(), palette.diverging())) {
                for (double t = 0; t <= 1; t += 0.005) {
                    double contrast = map.at(t).ink().contrast(map.at(t));
                    assertTrue(contrast >= Palette.READABLE, map + " at " + t + " has " + contrast);
                }
            }
        }
    }
}
