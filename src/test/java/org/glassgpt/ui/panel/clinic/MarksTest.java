package org.glassgpt.ui.panel.clinic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.glassgpt.clinic.Fault;
import org.glassgpt.clinic.Line;
import org.glassgpt.clinic.Listing;
import org.glassgpt.clinic.Listings;
import org.glassgpt.figure.Face;
import org.glassgpt.figure.Figure;
import org.glassgpt.figure.FontMetrics;
import org.glassgpt.figure.Label;
import org.glassgpt.figure.Palette;
import org.glassgpt.figure.Paper;
import org.glassgpt.i18n.Language;
import org.glassgpt.i18n.Messages;
import org.glassgpt.session.Selection;
import org.glassgpt.session.Snapshot;
import org.glassgpt.trace.ModelShape;
import org.glassgpt.ui.panel.Memo;
import org.glassgpt.ui.panel.Samples;
import org.glassgpt.ui.panel.clinic.Marks.Verdict;
import org.junit.jupiter.api.Test;

/** Marks come before answers. */
class MarksTest {
    private static final Listing GPT = Listings.GPT;

    private static Figure figure(Marks marks, int line) {
        Snapshot snapshot = Samples.madeUp(new ModelShape(2, 2, 16, 32, 64, 50), 6, true);
        Messages messages = Messages.of(Language.EN);
        Paper paper = new Paper(1280, 720, 1, Palette.light(), messages::text, new FontMetrics());
        Selection hand = Selection.START.withLine(line);
        return ClinicFigure.of(ClinicFigure.GPT, snapshot, hand, paper, marks, new Memo<>());
    }

    /** A sign beside a line, not one in its code. */
    private static boolean shows(Figure figure, String sign) {
        return figure.labels().stream()
                .anyMatch(label -> label.text().equals(sign) && label.type().face() == Face.WORDS_BOLD);
    }

    private static boolean says(Figure figure, String text) {
        return figure.labels().stream().map(Label::text).anyMatch(text::equals);
    }

    @Test
    void aMarkIsTakenBackByMarkingAgain() {
        assertEquals(Marks.NONE, Marks.NONE.toggled(3).toggled(3));
    }

    @Test
    void nothingIsToldBeforeTheMarksAreChecked() {
        Marks marks = Marks.NONE.toggled(GPT.index("unsqueeze")).toggled(GPT.index("use"));
        for (int line = 0; line < GPT.lines().size(); line++) assertEquals(Verdict.OPEN, marks.verdict(GPT, line));
        Figure figure = figure(marks, Selection.NONE);
        assertTrue(shows(figure, "●"));
        assertFalse(shows(figure, "×") || shows(figure, "√") || says(figure, "(B, 1, T)"));
        for (Line line : GPT.lines()) {
            for (Fault fault : line.faults()) {
                String told = Messages.of(Language.EN).text("clinic.fault." + fault.key());
                assertFalse(figure.spots().stream()
                        .anyMatch(box -> box.spot().orElseThrow().words().contains(told)));
            }
        }
    }

    @Test
    void everyLineHasItsVerdictAfterwards() {
        Marks marks = Marks.NONE
                .toggled(GPT.index("unsqueeze"))
                .toggled(GPT.index("use"))
                .withChecked();
        assertEquals(Verdict.FOUND, marks.verdict(GPT, GPT.index("unsqueeze")));
        assertEquals(Verdict.UNFOUNDED, marks.verdict(GPT, GPT.index("use")));
        assertEquals(Verdict.MISSED, marks.verdict(GPT, GPT.index("place")));
        assertEquals(Verdict.BESIDE, marks.verdict(GPT, GPT.index("logits")));
        assertEquals(Verdict.FINE, marks.verdict(GPT, GPT.index("begin")));
        Figure figure = figure(marks, Selection.NONE);
        for (String sign : List.of("√", "○", "×", "~")) assertTrue(shows(figure, sign), sign);
        assertTrue(says(figure, "(B, 1, T)"));
    }

    @Test
    void anOpenedLineTellsOfItselfAlone() {
        Figure figure = figure(Marks.NONE, GPT.index("unsqueeze"));
        assertTrue(says(figure, "(B, 1, T)"));
        assertFalse(says(figure, "(B, 1, T, C)"));
    }
}
