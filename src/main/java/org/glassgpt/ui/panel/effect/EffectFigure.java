package org.glassgpt.ui.panel.effect;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.glassgpt.figure.Address;
import org.glassgpt.figure.Bounds;
import org.glassgpt.figure.Box;
import org.glassgpt.figure.Datum;
import org.glassgpt.figure.Figure;
import org.glassgpt.figure.Label.Anchor;
import org.glassgpt.figure.Lines;
import org.glassgpt.figure.Numbers;
import org.glassgpt.figure.Palette;
import org.glassgpt.figure.Paper;
import org.glassgpt.figure.Sheet;
import org.glassgpt.figure.Spot;
import org.glassgpt.figure.Target;
import org.glassgpt.figure.Type;
import org.glassgpt.sampling.DistributionChange;
import org.glassgpt.sampling.DistributionChange.Mover;
import org.glassgpt.session.Selection;
import org.glassgpt.session.Snapshot;
import org.glassgpt.trace.ActivationName;
import org.glassgpt.trace.Edit;
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

    private static final double LINE = 34;

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
        Columns columns = new Columns(sheet);
        drawHeader(columns);
        Bounds space = sheet.space();
        int room = (int) Math.max(1, space.height() / sheet.px(LINE));
        double y = space.y();
        List<Mover> movers = change.movers().stream().sorted(MOST).limit(room).toList();
        for (Mover mover : movers) {
            drawRow(mover, columns, new Bounds(space.x(), y, space.width(), sheet.px(LINE)));
            y += sheet.px(LINE);
        }
        String summary = edits.isEmpty() ? sheet.words("figure.effect.none") : summary(movers.get(0));
        return sheet.figure(ID, title, summary);
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

    /** Where the columns stand: token, bars, before, after, difference. */
    private static final class Columns {
        private final double name;
        private final double bars;
        private final double before;
        private final double after;
        private final double difference;

        private Columns(Sheet sheet) {
            Bounds space = sheet.space();
            double number = Math.max(
                    sheet.width("-0.00012", sheet.paper().number()),
                    sheet.width(
                            sheet.words("figure.effect.before"), sheet.paper().caption()));
            double gap = sheet.px(16);
            name = Math.min(sheet.px(150), space.width() * 0.2);
            double room = space.width() - name - 3 * (number + gap) - gap;
            bars = Math.max(sheet.px(40), Math.min(sheet.px(560), room));
            before = space.x() + name + gap + bars + gap + number;
            after = before + gap + number;
            difference = after + gap + number;
        }
    }

    private void drawHeader(Columns columns) {
        Type type = sheet.paper().caption();
        double baseline = sheet.space().y() + type.ascent();
        head("figure.effect.before", columns.before, baseline);
        head("figure.effect.after", columns.after, baseline);
        head("figure.effect.difference", columns.difference, baseline);
        sheet.space(sheet.space().inset(0, type.lineHeight() + sheet.px(4), 0, 0));
    }

    private void head(String key, double x, double baseline) {
        sheet.text(
                sheet.words(key),
                x,
                baseline,
                sheet.paper().caption(),
                sheet.palette().muted(),
                Anchor.END);
    }

    private void drawRow(Mover mover, Columns columns, Bounds line) {
        Palette palette = sheet.palette();
        Type words = sheet.paper().body();
        double baseline = line.centreY() + words.middle();
        String name =
                Lines.elide(visible(mover), columns.name, words, sheet.paper().metrics());
        sheet.text(name, line.x() + columns.name, baseline, words, palette.text(), Anchor.END);
        double left = line.x() + columns.name + sheet.px(16);
        double height = sheet.px(11);
        Bounds above = new Bounds(left, line.centreY() - height - 1, columns.bars, height);
        Bounds below = new Bounds(left, line.centreY() + 1, columns.bars, height);
        sheet.add(Box.filled(part(above, mover.first()), palette.background().mix(palette.bar(), 0.25))
                .outlined(palette.bar(), 1));
        sheet.add(Box.filled(part(below, mover.second()), palette.bar()));
        Datum before = datum(mover, mover.first(), Address.BEFORE);
        Datum after = datum(mover, mover.second(), Address.PROBABILITY);
        Datum difference = new Datum(
                mover.change(),
                Numbers.signed(mover.change()),
                palette.text(),
                at(mover.id()).as(Address.CHANGE));
        sheet.number(before, columns.before, baseline, sheet.paper().number(), Anchor.END);
        sheet.number(after, columns.after, baseline, sheet.paper().number(), Anchor.END);
        sheet.number(difference, columns.difference, baseline, sheet.paper().number(), Anchor.END);
        String hover = sheet.words(
                "figure.effect.row",
                visible(mover),
                Numbers.full(mover.first()),
                Numbers.full(mover.second()),
                Numbers.full(mover.change()));
        sheet.add(Box.area(line, new Spot(Target.of(TOKEN, mover.id()), Optional.of(after), hover)));
    }

    private Bounds part(Bounds track, double share) {
        return new Bounds(track.x(), track.y(), Math.max(1, track.width() * share), track.height());
    }

    private Datum datum(Mover mover, double p, String quantity) {
        return new Datum(
                p,
                Numbers.probability(p),
                sheet.palette().text(),
                at(mover.id()).as(quantity));
    }

    private String visible(Mover mover) {
        return snapshot.vocabulary().apply(mover.id()).visible();
    }
}
