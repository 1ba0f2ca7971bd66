package org.glassgpt.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ColourMapTest {
    /** Steps of this share of the map are compared: smaller ones are rounded to 8 bits a channel. */
    private static final double STEP = 1 / 32.0;

    static Stream<Palette> palettes() {
        return Stream.of(Palette.light(), Palette.dark(), Palette.projector());
    }

    @ParameterizedTest
    @MethodSource("palettes")
    void sequentialBeginsAtTheBackgroundAndItsLightnessOnlyRisesOrOnlyFalls(Palette palette) {
        ColourMap map = palette.sequential();
        assertEquals(palette.background(), map.at(0));
        double sign = Math.signum(OkLab.of(map.at(1)).L() - OkLab.of(map.at(0)).L());
        for (double t = STEP; t <= 1; t += STEP) {
            double step = OkLab.of(map.at(t)).L() - OkLab.of(map.at(t - STEP)).L();
            assertTrue(step * sign > 0.01, "lightness turns at " + t + " in " + map);
        }
    }

    @ParameterizedTest
    @MethodSource("palettes")
    void equalStepsLookAlike(Palette palette) {
        for (ColourMap map : List.of(palette.sequential(), palette.diverging())) {
            double least = Double.POSITIVE_INFINITY;
            double most = 0;
            for (double t = STEP; t <= 1; t += STEP) {
                double step = OkLab.of(map.at(t)).distance(OkLab.of(map.at(t - STEP)));
                least = Math.min(least, step);
                most = Math.max(most, step);
            }
            assertTrue(most < 2.2 * least, map + ": steps from " + least + " to " + most);
        }
    }

    @ParameterizedTest
    @MethodSource("palettes")
    void divergingIsTheBackgroundAtZeroAndEvenHandedAroundIt(Palette palette) {
        ColourMap map = palette.diverging();
        OkLab zero = OkLab.of(map.at(0.5));
        assertTrue(
                zero.distance(OkLab.of(palette.background())) < 0.01,
                "zero is " + map.at(0.5).hex());
        for (double away = 0.05; away <= 0.5; away += 0.05) {
            OkLab negative = OkLab.of(map.at(0.5 - away));
            OkLab positive = OkLab.of(map.at(0.5 + away));
            assertEquals(negative.L(), positive.L(), 0.02, "lightness at " + away + " in " + map);
            assertTrue(negative.b() < positive.b(), "hues at " + away + " in " + map);
        }
    }

    @ParameterizedTest
    @MethodSource("palettes")
    void aColourGivesItsValueBack(Palette palette) {
        Scale scale = Scale.symmetric(palette.diverging(), 2.5);
        Decode decode = new Decode(scale);
        for (double value = -2.5; value <= 2.5; value += 0.1) {
            assertEquals(value, decode.value(scale.of(value)), 0.05);
        }
    }

    @ParameterizedTest
    @MethodSource("palettes")
    void theMapsOfQueriesKeysAndValuesAreEvenHandedAndGiveValuesBack(Palette palette) {
        for (Meaning meaning : List.of(Meaning.QUERY, Meaning.KEY, Meaning.VALUE)) {
            ColourMap map = palette.signed(meaning);
            Scale scale = Scale.symmetric(map, 2.5);
            Decode decode = new Decode(scale);
            for (double value = 0.1; value <= 2.5; value += 0.1) {
                assertEquals(value, decode.value(scale.of(value)), 0.05, map.name());
                assertEquals(-value, decode.value(scale.of(-value)), 0.05, map.name());
                OkLab below = OkLab.of(scale.of(-value));
                OkLab above = OkLab.of(scale.of(value));
                assertEquals(below.L(), above.L(), 0.03, map.name() + " at " + value);
            }
        }
    }
}
