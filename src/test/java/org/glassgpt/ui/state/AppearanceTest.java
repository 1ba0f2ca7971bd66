package org.glassgpt.ui.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AppearanceTest {
    private final Appearance appearance = new Appearance();

    @ParameterizedTest
    @CsvSource({"600, 1.2", "720, 1.2", "768, 1.2", "900, 1.3", "1080, 1.6", "1440, 2.1", "2160, 2.5"})
    void typeOnAProjectorIsAShareOfItsHeight(double height, double scale) {
        appearance.height().set(height);
        appearance.projector().set(true);
        assertEquals(scale, appearance.scale().get(), 1e-9);
    }

    @Test
    void typeFollowsTheWindowToTheProjector() {
        appearance.height().set(720);
        appearance.setScale(1.3);
        appearance.projector().set(true);
        assertEquals(1.3, appearance.scale().get(), "not smaller than at the desk");
        appearance.height().set(1080);
        assertEquals(1.6, appearance.scale().get());
        appearance.height().set(720);
        assertEquals(1.3, appearance.scale().get());
        appearance.projector().set(false);
        assertEquals(1.3, appearance.scale().get());
    }

    @Test
    void aSizeChosenByHandStays() {
        appearance.projector().set(true);
        appearance.larger();
        double chosen = appearance.scale().get();
        appearance.height().set(720);
        assertEquals(chosen, appearance.scale().get());
    }
}
