package org.glassgpt.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.bytedeco.javacpp.FloatPointer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlignedFloatsTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 15, 16, 17, 1000, 100_003})
    void beginWithACacheLineAndHoldAsManyAsAskedFor(int count) {
        try (AlignedFloats floats = new AlignedFloats(count);
                AlignedFloats next = new AlignedFloats(count)) {
            FloatPointer first = floats.pointer();
            assertEquals(0, (first.address() + first.position() * Float.BYTES) % 64);
            float[] numbers = new float[count];
            for (int i = 0; i < count; i++) numbers[i] = i + 0.5f;
            first.put(numbers, 0, count);
            next.pointer().put(new float[count], 0, count);
            float[] back = new float[count];
            floats.pointer().get(back, 0, count);
            assertArrayEquals(numbers, back);
        }
    }
}
