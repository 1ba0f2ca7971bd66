package org.glassgpt.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaletteTest {
    @Test
    void allTextIsReadable() {
        check(Palette.light(), Palette.READABLE);
        check(Palette.dark(), Palette.READABLE);
        check(Palette.projector(), Palette.READABLE_FROM_AFAR);
    }

    private static void check(Palette palette, double ratio) {
        List<Rgb> inks = new ArrayList<>(palette.meanings().values());
        inks.add(palette.text());
        inks.add(palette.muted());
        for (Rgb ink : inks) {
            double contrast = ink.contrast(palette.background());
            assertTrue(contrast >= ratio, ink.hex() + " in " + palette.name() + " has " + contrast);
        }
        assertEquals(Meaning.values().length, palette.meanings().size());
    }

    @Test
    void textShadesKeepTheHueOfTheirFill() {
        for (Palette palette : List.of(Palette.light(), Palette.dark(), Palette.projector())) {
            for (Meaning meaning : Meaning.values()) {
                if (meaning == Meaning.RESIDUAL) continue; // grey has no hue
                OkLab fill = OkLab.of(meaning.fill());
                OkLab shade = OkLab.of(palette.text(meaning));
                double turned =
                        Math.abs(Math.toDegrees(Math.atan2(fill.b(), fill.a()) - Math.atan2(shade.b(), shade.a())));
                assertTrue(Math.min(turned, 360 - turned) < 25, meaning + " turns by " + turned);
            }
        }
    }

    @Test
    void numbersAreReadableInEveryCell() {
        for (Palette palette : List.of(Palette.light(), Palette.dark(), Palette.projector())) {
            for (ColourMap map : List.of(palette.sequential(), palette.diverging())) {
                for (double t = 0; t <= 1; t += 0.01) {
                    double contrast = map.at(t).ink().contrast(map.at(t));
                    assertTrue(contrast >= Palette.READABLE, map + " at " + t + " has " + contrast);
                }
            }
        }
    }
}
