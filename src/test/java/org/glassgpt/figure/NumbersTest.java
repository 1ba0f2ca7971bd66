package org.glassgpt.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class NumbersTest {
    @Test
    void probabilitiesReadBackWithinHalfOfTheirLastDigit() {
        Random random = new Random(1);
        for (int i = 0; i < 1000; i++) {
            double p = Math.pow(random.nextDouble(), 12);
            String text = Numbers.probability(p);
            assertEquals(p, Double.parseDouble(text), Math.max(p * 0.06, 1e-300), text);
            assertTrue(text.length() <= 7, text);
        }
        assertEquals("0.412", Numbers.probability(0.412));
        assertEquals("0.0312", Numbers.probability(0.0312));
        assertEquals("3.1e-5", Numbers.probability(3.1e-5));
        assertEquals("1.000", Numbers.probability(0.99999));
    }

    @Test
    void cellsHoldTwoDigits() {
        assertEquals(".31", Numbers.cell(0.312));
        assertEquals("1.0", Numbers.cell(0.997));
        assertEquals("-.31", Numbers.cell(-0.312));
        assertEquals(".00", Numbers.cell(-0.001));
    }

    @Test
    void aFullNumberIsTheFloat32Itself() {
        float value = 0.1f + 0.2f;
        assertEquals(value, Float.parseFloat(Numbers.full(value)));
    }

    @Test
    void limitsAreShort() {
        assertEquals("1", Numbers.limit(1));
        assertEquals("0.5", Numbers.limit(0.5));
        assertEquals("-2.31", Numbers.limit(-2.3087));
        assertEquals("0", Numbers.limit(0));
    }
}
