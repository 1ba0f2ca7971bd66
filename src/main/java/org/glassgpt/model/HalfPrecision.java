package org.glassgpt.model;

/** The two 16-bit formats: IEEE 754 binary16 (F16) and the upper half of binary32 (BF16); rounding is to nearest even. */
final class HalfPrecision {
    /** From here on, rounding to F16 gives infinity. */
    private static final float HALF_OVERFLOW = 65520f;

    private static final float HALF_SMALLEST_NORMAL = 0x1p-14f;
    /** Exponents are counted from 15 in F16 and from 127 in float32. */
    private static final int BIAS_DIFFERENCE = 127 - 15;

    private HalfPrecision() {}

    static float fromHalf(short half) {
        int sign = (half & 0x8000) << 16;
        int exponent = half >> 10 & 0x1f;
        int mantissa = half & 0x3ff;
        if (exponent == 0) {
            float small = mantissa * 0x1p-24f;
            return sign == 0 ? small : -small;
        }
        int wide = exponent == 0x1f ? 0xff : exponent + BIAS_DIFFERENCE;
        return Float.intBitsToFloat(sign | wide << 23 | mantissa << 13);
    }

    static short toHalf(float x) {
        int bits = Float.floatToRawIntBits(x);
        int sign = bits >>> 16 & 0x8000;
        float size = Math.abs(x);
        if (Float.isNaN(x)) return 0x7e00;
        if (size >= HALF_OVERFLOW) return (short) (sign | 0x7c00);
        if (size < HALF_SMALLEST_NORMAL) return (short) (sign | (int) Math.rint(size * 0x1p24));
        int rounded = roundToEven(bits & 0x7fffffff, 13);
        return (short) (sign | rounded - (BIAS_DIFFERENCE << 10));
    }

    static float fromBfloat(short bfloat) {
        return Float.intBitsToFloat(bfloat << 16);
    }

    static short toBfloat(float x) {
        return Float.isNaN(x) ? 0x7fc0 : (short) roundToEven(Float.floatToRawIntBits(x), 16);
    }

    /** Drops the lowest bits; a carry runs into the exponent, which is what rounding up to a power of two wants. */
    private static int roundToEven(int bits, int dropped) {
        int odd = bits >>> dropped & 1;
        return bits + (1 << dropped - 1) - 1 + odd >>> dropped;
    }
}
