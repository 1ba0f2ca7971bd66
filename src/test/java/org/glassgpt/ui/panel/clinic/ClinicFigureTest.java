package org.glassgpt.ui.panel.clinic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.glassgpt.clinic.AttentionClinic;
import org.glassgpt.clinic.Listing;
import org.glassgpt.clinic.ShapeChecker;
import org.glassgpt.clinic.ShapeChecker.Checked;
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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A listing on the stage as a lesson leaves it on the smallest window, and the same window in large type. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClinicFigureTest {
    private static final Selection HAND = Selection.START.withHead(1, 1);

    private final Memo<AttentionClinic> memo = new Memo<>();
    private Snapshot snapshot;

    @BeforeAll
    void make() {
        snapshot = Samples.madeUp(new ModelShape(4, 4, 128, 512, 128, 300), 30, true);
    }

    private static Paper paper(Language language, double width, double height, double scale) {
        return new Paper(width, height, scale, Palette.light(), Messages.of(language)::text, new FontMetrics());
    }

    private List<String> texts(String id, int line, Paper paper) {
        Figure figure = ClinicFigure.of(id, memo).build(snapshot, HAND.withLine(line), paper);
        return figure.parts().stream()
                .filter(Label.class::isInstance)
                .map(part -> ((Label) part).text())
                .toList();
    }

    /** What is wrong with a line comes before pictures of it. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void whatIsSaidOfALineIsWhole(Language language) {
        for (Paper paper : List.of(paper(language, 846, 372, 1), paper(language, 1250, 400, 1.6))) {
            for (String id : ClinicFigure.ids()) {
                for (int line = 0; line < ClinicFigure.listing(id).lines().size(); line++) {
                    List<String> texts = texts(id, line, paper);
                    assertTrue(texts.stream().noneMatch("…"::equals), id + " " + (line + 1) + ": " + texts);
                }
            }
        }
    }

    @Test
    void everyLineOfTheMendedCodeHasItsShape() {
        for (String id : List.of(ClinicFigure.MENDED, ClinicFigure.MENDED_GPT)) {
            Listing listing = ClinicFigure.listing(id);
            Map<String, Checked> shapes = ShapeChecker.check(listing);
            List<String> expected = listing.lines().stream()
                    .flatMap(line -> shapes.get(line.id()).shape().stream())
                    .map(Object::toString)
                    .toList();
            List<String> shown = texts(id, -1, paper(Language.EN, 846, 372, 1)).stream()
                    .filter(expected::contains)
                    .toList();
            assertEquals(expected, shown, id);
        }
    }
}
