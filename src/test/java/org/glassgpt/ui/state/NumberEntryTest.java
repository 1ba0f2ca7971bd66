package org.glassgpt.ui.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberEntryTest {
    @Test
    void readsNumbersInsideTheLimits() {
        assertEquals(OptionalDouble.of(0.7), NumberEntry.TEMPERATURE.read(" 0.7 "));
        assertEquals(OptionalDouble.of(0.7), NumberEntry.TEMPERATURE.read("0,7"), "a decimal comma");
        assertEquals(OptionalDouble.of(0), NumberEntry.TEMPERATURE.read("0"));
        assertEquals(OptionalDouble.of(40), NumberEntry.TOP_K.read("40"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "-1", "5.1", "NaN", "Infinity", "1e9"})
    void refusesOthers(String typed) {
        assertEquals(OptionalDouble.empty(), NumberEntry.TEMPERATURE.read(typed));
    }

    @Test
    void aCountHasNoDecimals() {
        assertEquals(OptionalDouble.empty(), NumberEntry.TOP_K.read("2.5"));
        assertEquals("40", NumberEntry.TOP_K.write(40));
    }

    @Test
    void stepsStayOnTheGridAndInsideTheLimits() {
        assertEquals(0.6, NumberEntry.TEMPERATURE.moved(0.5, 1));
        assertEquals(0.3, NumberEntry.TEMPERATURE.moved(0.4, -1));
        assertEquals(0, NumberEntry.TEMPERATURE.moved(0, -1));
        assertEquals(1, NumberEntry.TOP_P.moved(0.98, 1));
        assertEquals("0.6", NumberEntry.TEMPERATURE.write(NumberEntry.TEMPERATURE.moved(0.5, 1)));
    }
}
