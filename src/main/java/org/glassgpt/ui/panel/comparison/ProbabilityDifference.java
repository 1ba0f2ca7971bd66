package org.glassgpt.ui.panel.comparison;

import org.glassgpt.figure.Address;
import org.glassgpt.figure.Figure;
import org.glassgpt.figure.Paper;
import org.glassgpt.figure.Sheet;
import org.glassgpt.sampling.DistributionChange;
import org.glassgpt.sampling.DistributionChange.Mover;
import org.glassgpt.session.Snapshot;
import org.glassgpt.trace.ActivationName;
import org.glassgpt.ui.panel.ChangeTable;

/** The next token's probabilities on both sides, token by token, those that differ most first. */
final class ProbabilityDifference {
    /** The panel whose difference this is. */
    private static final String PANEL = "probabilities";

    private final Sides sides;
    private final Sheet sheet;

    private ProbabilityDifference(Sides sides, Paper paper) {
        this.sides = sides;
        this.sheet = new Sheet(paper);
    }

    /** Whether this is the difference of such a picture: an id must stand for the same token on both sides. */
    static boolean suits(Figure first, Sides sides) {
        return first.id().equals(PANEL) && sides.sameVocabulary();
    }

    static Figure of(Figure first, Sides sides, Paper paper) {
        return new ProbabilityDifference(sides, paper).draw(first.title());
    }

    private Figure draw(String title) {
        String words = sheet.words("compare.probabilities-caption");
        sheet.space(sheet.space().inset(0, -sheet.px(8), 0, 0)); // its name stands above it
        sheet.caption(words);
        ChangeTable table = new ChangeTable(
                sheet,
                SummaryFigure.NEXT,
                new ChangeTable.Column(
                        sheet.words("compare.letter.first"),
                        Mover::first,
                        id -> at(sides.first(), id, Address.PROBABILITY)),
                new ChangeTable.Column(
                        sheet.words("compare.letter.second"),
                        Mover::second,
                        id -> at(sides.second(), id, Address.BESIDE)),
                new ChangeTable.Column(
                        sheet.words("compare.letter.difference"),
                        Mover::change,
                        id -> at(sides.first(), id, GridDifference.DIFFERENCE)),
                mover -> sides.first().vocabulary().apply(mover.id()).visible(),
                "compare.probabilities-row");
        table.draw(DistributionChange.of(sides.first().next(), sides.second().next())
                .movers());
        return sheet.figure(DifferenceFigure.ID, title, words);
    }

    private static Address at(Snapshot side, int id, String quantity) {
        return Address.of(ActivationName.logits(), side.tokens().size() - 1, id).as(quantity);
    }
}
