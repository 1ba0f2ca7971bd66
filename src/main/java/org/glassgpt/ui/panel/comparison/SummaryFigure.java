package org.glassgpt.ui.panel.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.glassgpt.figure.Bounds;
import org.glassgpt.figure.Box;
import org.glassgpt.figure.Figure;
import org.glassgpt.figure.Label.Anchor;
import org.glassgpt.figure.Lines;
import org.glassgpt.figure.Numbers;
import org.glassgpt.figure.Paper;
import org.glassgpt.figure.Sheet;
import org.glassgpt.figure.Spot;
import org.glassgpt.figure.Target;
import org.glassgpt.figure.Type;
import org.glassgpt.sampling.DistributionChange;
import org.glassgpt.session.Selection;
import org.glassgpt.session.Snapshot;
import org.glassgpt.trace.Differences;

/** What differs most between the two sides, in words that can be pressed; where the texts differ, how they are aligned. */
public final class SummaryFigure {
    public static final String ID = "comparison";

    /** Target of a head: layer and head. */
    public static final String HEAD = "compared-head";

    /** Target of a token: its place in the first text. */
    public static final String TOKEN = "compared-token";

    /** Target of a block: its layer. */
    public static final String LAYER = "compared-layer";

    /** Target of a token that may come next: its id. */
    public static final String NEXT = "compared-next";

    private static final int MOST = 3;
    private static final int LINES = 1;

    /** Scale of type above which only what differs most is said. */
    private static final double LARGE = 1.5;

    private static final double NOTHING = 5e-7;

    private final Sides sides;
    private final Selection hand;
    private final Paper paper;
    private final List<Differences.OfHead> heads;
    private final List<Differences.OfToken> tokens;
    private final List<Differences.OfLayer> layers;
    private final Optional<DistributionChange> next;

    /** Words that belong together: what they are, and what can be pressed. */
    private record Entry(String name, List<Chip> chips) {}

    private record Chip(String text, Target target, String words) {}

    private SummaryFigure(Sides sides, Selection selection, Paper paper) {
        this.sides = sides;
        this.hand = selection.within(sides.first().trace());
        this.paper = paper;
        Snapshot a = sides.first();
        Snapshot b = sides.second();
        boolean same = a.trace() == b.trace();
        heads = same ? List.of() : Differences.heads(a.trace(), b.trace(), sides.alignment());
        tokens = same ? List.of() : Differences.tokens(a.trace(), b.trace(), sides.alignment());
        layers = same ? List.of() : Differences.layers(a.trace(), b.trace(), sides.alignment());
        next = sides.sameVocabulary() ? Optional.of(DistributionChange.of(a.next(), b.next())) : Optional.empty();
    }

    /**
     * @param paper its width is taken, its height is not looked at: the picture is as high as its words need
     */
    public static Figure of(Sides sides, Selection selection, Paper paper) {
        SummaryFigure summary = new SummaryFigure(sides, selection, paper);
        for (int most = MOST; most > 1; most--) {
            Sheet sheet = new Sheet(paper);
            if (summary.draw(sheet, most, true) <= LINES) return summary.figure(sheet);
        }
        Sheet sheet = new Sheet(paper);
        if (summary.draw(sheet, 1, true) > LINES && paper.scale() > LARGE) {
            sheet = new Sheet(paper); // the pictures need the room
            summary.draw(sheet, 1, false);
        }
        return summary.figure(sheet);
    }

    private Figure figure(Sheet sheet) {
        Figure drawn = sheet.figure(ID, words("compare.title"), sentence());
        double height = Math.ceil(sheet.space().y());
        return new Figure(
                ID,
                drawn.width(),
                height,
                drawn.scale(),
                drawn.background(),
                drawn.title(),
                drawn.summary(),
                drawn.parts());
    }

    private String words(String key, Object... arguments) {
        return paper.words().text(key, arguments);
    }

    /** Draws into the top of a sheet and takes it from its space; returns the lines of chips. */
    private int draw(Sheet sheet, int most, boolean withLayers) {
        Bounds space = new Bounds(sheet.px(16), sheet.px(8), paper.width() - sheet.px(32), paper.height());
        Type body = paper.body().bold();
        double y = space.y();
        String said = paper.scale() > LARGE ? sentences().get(0) : sentence(); // the pictures need the room
        for (String line : Lines.wrap(said, space.width(), body, paper.metrics())) {
            sheet.text(line, space.x(), y + body.ascent(), body, sheet.palette().text(), Anchor.START);
            y += body.lineHeight();
        }
        Flow flow = new Flow(sheet, space, y + sheet.px(4));
        for (Entry entry : entries(most, withLayers)) flow.add(entry);
        y = flow.bottom();
        if (!sides.alignment().whole()) y = new AlignedTokens(sides, hand, sheet).draw(space, y + sheet.px(8));
        sheet.space(new Bounds(space.x(), y + sheet.px(6), space.width(), 0));
        return flow.lines();
    }

    /** What is said first. */
    private String sentence() {
        List<String> said = sentences();
        String all = said.get(0);
        for (String next : said.subList(1, said.size())) all = words("figure.sentences", all, next);
        return all;
    }

    private List<String> sentences() {
        List<String> said = new ArrayList<>();
        heads.stream()
                .findFirst()
                .filter(head -> head.distance() > NOTHING)
                .ifPresent(head -> said.add(words(
                        "compare.most-head",
                        "" + head.layer(),
                        "" + head.head(),
                        Numbers.limit(rounded(head.distance() * 100)))));
        tokens.stream()
                .findFirst()
                .filter(token -> token.distance() > NOTHING)
                .ifPresent(token -> said.add(words(
                        "compare.most-token", visible(token), "" + token.place().first())));
        next.ifPresent(change -> said.add(nextWords(change)));
        if (said.isEmpty()) said.add(words("compare.not-alike"));
        return said;
    }

    private String nextWords(DistributionChange change) {
        if (change.variation() < NOTHING) return words("compare.next-same");
        String moved = Numbers.limit(rounded(change.variation() * 100));
        return Double.isInfinite(change.divergence())
                ? words("compare.next-cut", moved)
                : words("compare.next", moved, Numbers.limit(change.divergence()));
    }

    /** One decimal of a percentage. */
    private static double rounded(double value) {
        return Math.round(value * 10) / 10.0;
    }

    private String visible(Differences.OfToken token) {
        return sides.first().tokens().get(token.place().first()).visible();
    }

    private List<Entry> entries(int most, boolean withLayers) {
        List<Entry> entries = new ArrayList<>();
        add(
                entries,
                "compare.heads",
                heads.stream()
                        .filter(head -> head.distance() > NOTHING)
                        .limit(most)
                        .map(this::chip)
                        .toList());
        add(
                entries,
                "compare.tokens",
                tokens.stream()
                        .filter(token -> token.distance() > NOTHING)
                        .limit(most)
                        .map(this::chip)
                        .toList());
        add(
                entries,
                "compare.layers",
                layers.stream()
                        .filter(layer -> layer.distance() > NOTHING)
                        .limit(withLayers ? Math.min(2, most) : 0)
                        .map(this::chip)
                        .toList());
        next.ifPresent(change -> add(
                entries,
                "compare.movers",
                change.movers().stream()
                        .filter(mover -> Math.abs(mover.change()) > NOTHING)
                        .limit(most)
                        .map(this::chip)
                        .toList()));
        return entries;
    }

    private void add(List<Entry> entries, String key, List<Chip> chips) {
        if (!chips.isEmpty()) entries.add(new Entry(words(key), chips));
    }

    private Chip chip(Differences.OfHead head) {
        String distance = Numbers.probability(head.distance());
        String text = words("compare.head", "" + head.layer(), "" + head.head(), distance);
        return new Chip(text, new Target(HEAD, head.layer(), head.head()), words("compare.head-words", distance));
    }

    private Chip chip(Differences.OfToken token) {
        String distance = Numbers.probability(token.distance());
        String text = words("compare.token", visible(token), "" + token.place().first(), distance);
        return new Chip(text, Target.of(TOKEN, token.place().first()), words("compare.token-words", distance));
    }

    private Chip chip(Differences.OfLayer layer) {
        String distance = Numbers.probability(layer.distance());
        String text = words("compare.layer", "" + layer.layer(), distance);
        return new Chip(text, Target.of(LAYER, layer.layer()), words("compare.layer-words", distance));
    }

    private Chip chip(DistributionChange.Mover mover) {
        String token = sides.first().vocabulary().apply(mover.id()).visible();
        String first = Numbers.probability(mover.first());
        String second = Numbers.probability(mover.second());
        String text = words("compare.mover", token, first, second);
        return new Chip(text, Target.of(NEXT, mover.id()), words("compare.mover-words", token, first, second));
    }

    /** Sets entries one after the other, on as many lines as they need. */
    private static final class Flow {
        private final Sheet sheet;
        private final Bounds space;
        private double x;
        private double y;
        private int lines = 1;

        private Flow(Sheet sheet, Bounds space, double y) {
            this.sheet = sheet;
            this.space = space;
            this.x = space.x();
            this.y = y;
        }

        private double lineHeight() {
            return sheet.paper().caption().lineHeight() + sheet.px(8);
        }

        private void add(Entry entry) {
            Type caption = sheet.paper().caption();
            double first = chipWidth(entry.chips().get(0));
            double name = sheet.width(entry.name(), caption) + sheet.px(6);
            if (x > space.x()) x += sheet.px(12);
            room(name + first);
            double baseline = y + lineHeight() / 2 + caption.middle();
            sheet.text(entry.name(), x, baseline, caption, sheet.palette().muted(), Anchor.START);
            x += name;
            for (Chip chip : entry.chips()) draw(chip);
        }

        private double chipWidth(Chip chip) {
            return sheet.width(chip.text(), sheet.paper().caption()) + sheet.px(12);
        }

        private void room(double width) {
            if (x == space.x() || x + width <= space.right()) return;
            x = space.x();
            y += lineHeight();
            lines++;
        }

        private void draw(Chip chip) {
            Type caption = sheet.paper().caption();
            double width = Math.min(chipWidth(chip), space.width());
            room(width);
            Bounds box = new Bounds(x, y + sheet.px(2), width, lineHeight() - sheet.px(4));
            sheet.add(Box.filled(box, sheet.palette().masked())
                    .outlined(sheet.palette().rule(), 1)
                    .rounded(sheet.px(4))
                    .with(new Spot(chip.target(), Optional.empty(), chip.words())));
            String text = Lines.elide(
                    chip.text(), width - sheet.px(12), caption, sheet.paper().metrics());
            double baseline = box.centreY() + caption.middle();
            sheet.text(text, x + sheet.px(6), baseline, caption, sheet.palette().text(), Anchor.START);
            x += width + sheet.px(4);
        }

        private double bottom() {
            return y + lineHeight();
        }

        private int lines() {
            return lines;
        }
    }
}
