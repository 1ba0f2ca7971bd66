package org.glassgpt.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class TypedValuesTest {
    private static void refused(String key, Executable entry) {
        assertEquals(key, assertThrows(ProblemException.class, entry).problem().key());
    }

    @Test
    void numbersAreReadAsPeopleWriteThem() throws ProblemException {
        assertEquals(-0.25f, TypedValues.value(" −0,25 "));
        assertEquals(1e-3f, TypedValues.value("1e-3"));
        refused("problem.edit-empty", () -> TypedValues.value(" "));
        refused("problem.edit-number", () -> TypedValues.value("a lot"));
        refused("problem.edit-finite", () -> TypedValues.value("1e39"));
        refused("problem.edit-finite", () -> TypedValues.value("NaN"));
        refused("problem.edit-divisor", () -> TypedValues.divisor("0"));
    }

    @Test
    void aRowIsForWhatTheQuerySeesOrForAll() throws ProblemException {
        assertArrayEquals(new float[] {0.5f, 0.5f, 0}, TypedValues.row("0.5, 0.5", 2, 3, false));
        assertArrayEquals(new float[] {1, 2, 3}, TypedValues.row("1；2、3", 2, 3, false));
        assertArrayEquals(new float[] {0.25f, 0.75f, 0}, TypedValues.row("1 3", 2, 3, true));
        refused("problem.edit-row-length", () -> TypedValues.row("1", 2, 3, false));
        refused("problem.edit-empty", () -> TypedValues.row("", 2, 3, false));
        refused("problem.edit-negative", () -> TypedValues.row("1 -1", 2, 3, false));
        refused("problem.edit-sum", () -> TypedValues.row("0 0", 2, 3, true));
    }

    @Test
    void theRestOfARowKeepsItsProportions() throws ProblemException {
        assertArrayEquals(
                new float[] {0.4f, 0.5f, 0.1f, 0},
                TypedValues.withShare(new double[] {0.8, 0, 0.2, 0}, 1, 0.5f),
                1e-7f);
        assertArrayEquals(new float[] {1, 0}, TypedValues.withShare(new double[] {1, 0}, 0, 1), 0);
        refused("problem.edit-rest", () -> TypedValues.withShare(new double[] {1, 0}, 0, 0.5f));
        refused("problem.edit-share", () -> TypedValues.withShare(new double[] {0.5, 0.5}, 0, 1.5f));
    }
}
