package org.glassgpt.ui.panel.effect;

import java.util.Comparator;
import java.util.List;
import org.glassgpt.figure.Address;
import org.glassgpt.figure.Bounds;
import org.glassgpt.figure.Datum;
import org.glassgpt.figure.Figure;
import org.glassgpt.figure.Label.Anchor;
import org.glassgpt.figure.Numbers;
import org.glassgpt.figure.Paper;
import org.glassgpt.figure.Sheet;
import org.glassgpt.figure.Type;
import org.glassgpt.sampling.DistributionChange;
import org.glassgpt.sampling.DistributionChange.Mover;
import org.glassgpt.session.Selection;
import org.glassgpt.session.Snapshot;
import org.glassgpt.trace.ActivationName;
import org.glassgpt.trace.Edit;
import org.glassgpt.ui.panel.ChangeTable;
import org.glassgpt.ui.panel.EditMarks;

/**
 * What the edits do to the next token: each candidate's probability without them and with them, those that changed most
 * first, and how far apart the two distributions are. Without edits both are the same.
 */
public final class EffectFigure {
    public static final String ID = "effect";

    /** Target of a candidate: its id. */
    public static final String TOKEN = "effect-token";

    /** What moved most first; what did not move, by its probability. */
    private static final Comparator<Mover> MOST = Comparator.comparingDouble((Mover mover) -> -Math.abs(mover.change()))
            .thenComparingDouble(mover -> -mover.second());

    private final Sheet sheet;
    private final Snapshot snapshot;
    private final DistributionChange change;

    private EffectFigure(Snapshot snapshot, Paper paper) {
        this.sheet = new Sheet(paper);
        this.snapshot = snapshot;
        this.change = DistributionChange.of(snapshot.unedited().orElse(snapshot.next()), snapshot.next());
    }

    public static Figure of(Snapshot snapshot, Selection selection, Paper paper) {
        return new EffectFigure(snapshot, paper).draw();
    }

    private Figure draw() {
        String title = sheet.words("figure.effect.title");
        List<Edit> edits = snapshot.trace().edits().list();
        String caption = sheet.words("figure.effect.caption");
        if (edits.isEmpty()) caption = sheet.join(sheet.words("figure.effect.none"), "figure.effect.caption");
        sheet.heading(title, EditMarks.noted(sheet, caption, snapshot, edits));
        drawDistance();
        List<Mover> movers = change.movers().stream().sorted(MOST).toList();
        table().draw(movers);
        String summary = edits.isEmpty() ? sheet.words("figure.effect.none") : summary(movers.get(0));
        return sheet.figure(ID, title, summary);
    }

    private ChangeTable table() {
        return new ChangeTable(
                sheet,
                TOKEN,
                new ChangeTable.Column(
                        sheet.words("figure.effect.before"), Mover::first, id -> at(id).as(Address.BEFORE)),
                new ChangeTable.Column(
                        sheet.words("figure.effect.after"), Mover::second, id -> at(id).as(Address.PROBABILITY)),
                new ChangeTable.Column(
                        sheet.words("figure.effect.difference"),
                        mover -> mover.second() - mover.first(),
                        id -> at(id).as(Address.CHANGE)),
                this::visible,
                "figure.effect.row");
    }

    private String summary(Mover most) {
        return sheet.words(
                "figure.effect.summary",
                visible(most),
                Numbers.probability(most.first()),
                Numbers.probability(most.second()));
    }

    /** How far apart the two are, in one line. */
    private void drawDistance() {
        Type type = sheet.paper().body();
        Bounds space = sheet.space();
        double baseline = space.y() + type.ascent();
        String name = sheet.words("figure.effect.divergence");
        sheet.text(name, space.x(), baseline, type, sheet.palette().text(), Anchor.START);
        double x = space.x() + sheet.width(name, type) + sheet.px(8);
        boolean cut = Double.isInfinite(change.divergence());
        if (cut) {
            sheet.text(
                    sheet.words("figure.effect.cut"),
                    x,
                    baseline,
                    type,
                    sheet.palette().text(),
                    Anchor.START);
        } else {
            double nats = change.divergence();
            Datum datum =
                    new Datum(nats, Numbers.probability(nats), sheet.palette().text(), at().as(Address.DIVERGENCE));
            sheet.number(datum, x, baseline, sheet.paper().number(), Anchor.START);
        }
        sheet.space(space.inset(0, type.lineHeight() + sheet.px(12), 0, 0));
    }

    private Address at(int... id) {
        int last = snapshot.tokens().size() - 1;
        return id.length == 0
                ? Address.of(ActivationName.logits(), last)
                : Address.of(ActivationName.logits(), last, id[0]);
    }

    private String visible(Mover mover) {
        return snapshot.vocabulary().apply(mover.id()).visible();
    }
}
