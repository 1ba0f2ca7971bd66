package org.glassgpt.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.glassgpt.figure.Rgb;
import org.glassgpt.model.GoldenFixture;
import org.glassgpt.model.Gpt;
import org.glassgpt.ui.control.FormulaOutlines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The arithmetic as it is written out. */
class FormulaTest {
    @TempDir
    Path temp;

    @Test
    void everyKindIsWrittenWithItsNumbersAndTypesets() throws IOException {
        try (Gpt gpt = Gpt.load(GoldenFixture.TINY_TIED.unpack(temp))) {
            Trace trace = gpt.forward(new int[] {3, 1, 4, 1, 5, 9, 2, 6}, Edits.NONE, Keep.all());
            for (ActivationName name : ActivationName.all(trace.model().layers())) {
                int[] last = name.shape(trace.model(), trace.tokens()).sizes();
                for (int axis = 0; axis < last.length; axis++) last[axis]--;
                Provenance made = Provenance.of(trace, gpt.weights(), Cell.of(name, last));
                Formula formula = Formula.of(made, gpt.weights().constants());
                List<String> lines =
                        formula.lines().stream().map(Formula.Line::tex).toList();
                assertEquals("= " + Formula.number(made.recomputed()), lines.get(lines.size() - 1), () -> "" + name);
                assertTrue(lines.size() >= 2 && lines.size() <= 9, () -> name + ": " + lines);
                for (Formula.Line line : formula.lines()) {
                    assertEquals(0, balance(line.tex()), () -> line.tex());
                    FormulaOutlines drawn = FormulaOutlines.of(coloured(line), 15, Rgb.BLACK);
                    assertTrue(drawn.width() > 0 && !drawn.outlines().isEmpty());
                }
                checkNumbers(made, String.join("\n", lines));
            }
        }
    }

    /** The first number that went in stands in the formula as it is. */
    private static void checkNumbers(Provenance made, String text) {
        Source first = made.rule() == Provenance.Rule.NORM
                ? made.sources().get(made.cell().at(1))
                : made.sources().get(0);
        String number = Formula.number(first.value());
        assertTrue(text.contains(number), () -> number + " is not in " + text);
    }

    private static int balance(String tex) {
        int depth = 0;
        for (char c : tex.toCharArray()) depth += c == '{' ? 1 : c == '}' ? -1 : 0;
        return depth;
    }

    private static String coloured(Formula.Line line) {
        StringBuilder tex = new StringBuilder();
        for (Formula.Piece piece : line.pieces()) {
            tex.append(piece.of().isPresent() ? "\\textcolor{#0072B2}{" + piece.tex() + "}" : piece.tex());
        }
        return tex.toString();
    }

    @Test
    void longSumsAreCutInTheMiddle() throws IOException {
        try (Gpt gpt = Gpt.load(GoldenFixture.TINY_TIED.unpack(temp))) {
            Trace trace = gpt.forward(new int[] {3, 1, 4}, Edits.NONE, Keep.all());
            Cell logit = Cell.of(ActivationName.logits(), 2, 0);
            Provenance made = Provenance.of(trace, gpt.weights(), logit);
            Formula formula = Formula.of(made, gpt.weights().constants());
            List<String> lines = formula.lines().stream().map(Formula.Line::tex).toList();
            assertEquals(1 + 3 + 1 + 1 + 1, lines.size(), () -> "" + lines);
            assertEquals("+ \\cdots", lines.get(4));
            Source last = made.sources().get(made.sources().size() - 1);
            assertTrue(lines.get(5).contains(Formula.number(last.value())), () -> "" + lines);
            assertFalse(formula.lines().get(1).pieces().get(1).of().isEmpty());
        }
    }

    @Test
    void smallNumbersKeepTheirSize() {
        assertEquals("1.2\\cdot 10^{-5}", Formula.number(1.2e-5));
        assertEquals("-\\infty", Formula.number(Double.NEGATIVE_INFINITY));
        assertEquals("-0.500", Formula.number(-0.5));
        assertEquals("0.000", Formula.number(0));
    }
}
