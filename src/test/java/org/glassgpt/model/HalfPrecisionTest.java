package org.glassgpt.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class HalfPrecisionTest {
    @Test
    void everyHalfComesBack() {
        for (int bits = 0; bits < 1 << 16; bits++) {
            float x = HalfPrecision.fromHalf((short) bits);
            if (!Float.isNaN(x)) assertEquals((short) bits, HalfPrecision.toHalf(x));
        }
    }

    @Test
    void everyBfloatComesBack() {
        for (int bits = 0; bits < 1 << 16; bits++) {
            float x = HalfPrecision.fromBfloat((short) bits);
            if (!Float.isNaN(x)) assertEquals((short) bits, HalfPrecision.toBfloat(x));
        }
    }

    @Test
    void knownValues() {
        assertEquals(1f, HalfPrecision.fromHalf((short) 0x3c00));
        assertEquals(-2f, HalfPrecision.fromHalf((short) 0xc000));
        assertEquals(65504f, HalfPrecision.fromHalf((short) 0x7bff));
        assertEquals(0x1p-24f, HalfPrecision.fromHalf((short) 1));
        assertEquals(1f / 3, HalfPrecision.fromHalf((short) 0x3555), 1e-4f);
        assertEquals(Float.NEGATIVE_INFINITY, HalfPrecision.fromHalf((short) 0xfc00));
        assertEquals(1.5f, HalfPrecision.fromBfloat((short) 0x3fc0));
    }

    @Test
    void roundsToNearestEven() {
        float step = 0x1p-10f; // between halves above 1
        assertEquals(1f, half(1 + step / 2));
        assertEquals(1 + step, half(1 + step / 2 * 1.01f));
        assertEquals(1 + 2 * step, half(1 + step * 1.5f));
        assertEquals(2f, half(2 - step / 2));
        assertEquals(65504f, half(65519f));
        assertEquals(Float.POSITIVE_INFINITY, half(65520f));
        assertEquals(0f, half(0x1p-25f));
        assertEquals(0x1p-14f, half(0x1p-14f - 0x1p-26f));
        assertEquals(1f, HalfPrecision.fromBfloat(HalfPrecision.toBfloat(1 + 0x1p-8f)));
        assertEquals(1 + 0x1p-6f, HalfPrecision.fromBfloat(HalfPrecision.toBfloat(1 + 0x1p-7f + 0x1p-8f)));
    }

    private static float half(float x) {
        return HalfPrecision.fromHalf(HalfPrecision.toHalf(x));
    }
}
