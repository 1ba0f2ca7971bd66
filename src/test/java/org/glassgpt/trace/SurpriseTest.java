package org.glassgpt.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.glassgpt.model.GoldenFixture;
import org.glassgpt.model.Gpt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SurpriseTest {
    @TempDir
    Path temp;

    @Test
    void byHand() {
        float[] quarter = {(float) Math.log(1), (float) Math.log(2), (float) Math.log(1)};
        assertEquals(2, Surprise.bits(quarter, 0), 1e-6);
        assertEquals(1, Surprise.bits(quarter, 1), 1e-6);
        assertEquals(Math.log(3) / Math.log(2), Surprise.bits(new float[] {500, 500, 500}, 2), 1e-9);
        assertEquals(0, Surprise.bits(new float[] {900, 0}, 0), 1e-9);
    }

    @Test
    void ofATrace() throws IOException {
        try (Gpt gpt = Gpt.load(GoldenFixture.TINY_TIED.unpack(temp))) {
            Trace trace = gpt.forward(new int[] {3, 1, 4, 1, 5}, Edits.NONE, Keep.all());
            double[] bits = Surprise.bits(trace);
            assertTrue(Double.isNaN(bits[0]));
            for (int t = 1; t < 5; t++) {
                float[] row = trace.get(ActivationName.logits()).slice(t - 1);
                double[] wide = new double[row.length];
                for (int i = 0; i < row.length; i++) wide[i] = row[i];
                double p = Derived.softmax(wide)[trace.id(t)];
                assertEquals(p, Math.pow(2, -bits[t]), 1e-9);
            }
            assertEquals((bits[2] + bits[3]) / 2, Surprise.mean(bits, 2, 4), 1e-12);
            assertTrue(Double.isNaN(Surprise.mean(bits, 0, 1)));
        }
    }
}
