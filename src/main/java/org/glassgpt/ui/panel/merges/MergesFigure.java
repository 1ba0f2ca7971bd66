package org.glassgpt.ui.panel.merges;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.glassgpt.figure.Address;
import org.glassgpt.figure.Bounds;
import org.glassgpt.figure.Box;
import org.glassgpt.figure.Datum;
import org.glassgpt.figure.Figure;
import org.glassgpt.figure.Label.Anchor;
import org.glassgpt.figure.Lines;
import org.glassgpt.figure.Paper;
import org.glassgpt.figure.Rgb;
import org.glassgpt.figure.Sheet;
import org.glassgpt.figure.Spot;
import org.glassgpt.figure.Target;
import org.glassgpt.figure.Type;
import org.glassgpt.session.Selection;
import org.glassgpt.session.Snapshot;
import org.glassgpt.tokenizer.MergeStep;
import org.glassgpt.tokenizer.Spelling;
import org.glassgpt.tokenizer.TokenText;

/**
 * One word's byte-pair merges, one by one: its characters, its bytes, then a row for each merge with its rank and the pair
 * that it joins, down to the tokens. What stands in a column is always the same bytes.
 */
public final class MergesFigure {
    public static final String ID = "merges";

    /** Target of a token in the last row: its place in the text. */
    public static final String TOKEN = "merged-token";

    private static final double ROW = 30;
    private static final double HIGHEST_ROW = 46;
    private static final double WIDEST_BYTE = 96;

    private Sheet sheet;
    private final Snapshot snapshot;
    private final Selection hand;
    private double row;

    private MergesFigure(Snapshot snapshot, Selection selection, Paper paper) {
        this.sheet = new Sheet(paper);
        this.snapshot = snapshot;
        this.hand = selection.within(snapshot.trace());
    }

    public static Figure of(Snapshot snapshot, Selection selection, Paper paper) {
        return new MergesFigure(snapshot, selection, paper).draw();
    }

    private Figure draw() {
        String token = snapshot.tokens().get(hand.token()).visible();
        Optional<Spelling.Word> word = snapshot.spelling().flatMap(spelling -> spelling.wordAt(hand.token()));
        if (word.isEmpty()) {
            String title = sheet.words("figure.merges.none-title", token);
            sheet.heading(title, sheet.words("figure.merges.none-caption"));
            String why = snapshot.spelling().isEmpty() ? "figure.merges.no-merges" : "figure.merges.special";
            String sentence = sheet.words(why, token);
            sheet.sentence(sentence);
            return sheet.figure(ID, title, sentence);
        }
        return drawWord(word.get(), snapshot.spelling().orElseThrow());
    }

    private Figure drawWord(Spelling.Word word, Spelling spelling) {
        String written = TokenText.visible(word.merging().word());
        String title = sheet.words("figure.merges.title", written);
        String caption = sheet.words("figure.merges.caption", "" + spelling.merges());
        if (!word.asEncoded()) caption = sheet.join(caption, "figure.merges.otherwise");
        sheet.heading(title, caption);
        int bytes = word.merging().bytes().size();
        double tall = sheet.px(HIGHEST_ROW) * (word.merging().steps() + 3) + sheet.px(22);
        sheet = sheet.enlarged(sheet.px(250 + 64.0 * bytes), tall, 1.8);
        Bounds space = sheet.space();
        int room = (int) ((space.height() - sheet.px(22)) / sheet.px(ROW)) - 3;
        List<Integer> steps = shown(word.merging().steps(), Math.max(2, room));
        double left = Math.min(namesWidth(word, spelling, steps), space.width() * 0.4);
        double unit = Math.min(sheet.px(WIDEST_BYTE), (space.width() - left) / bytes);
        if (unit >= 4) unit = Math.floor(unit);
        row = (space.height() - sheet.px(22)) / (word.merging().steps() + 3);
        row = Math.max(sheet.px(ROW), Math.min(sheet.px(HIGHEST_ROW), row));
        Tiles tiles = new Tiles(sheet, spelling, Math.round(space.x() + left), unit);
        double y = space.y();
        drawName(sheet.words("figure.merges.characters"), y, left);
        tiles.characters(word.merging().word(), row(y));
        y += row;
        drawName(sheet.words("figure.merges.bytes", bytes), y, left);
        tiles.bytes(word.merging().bytes(), row(y));
        y += row;
        for (int step : steps) {
            if (step < 0) {
                drawName(skipped(word, steps), y, left);
            } else {
                drawStep(word.merging().step(step), step, y, left, tiles);
            }
            y += row;
        }
        if (word.asEncoded()) {
            drawName(sheet.words("figure.merges.tokens"), y, left);
            tiles.tokens(snapshot, word, hand.token(), row(y));
        }
        String summary = sheet.words(
                "figure.merges.summary",
                written,
                "" + bytes,
                word.merging().steps(),
                word.merging().result().size());
        return sheet.figure(ID, title, summary);
    }

    private String skipped(Spelling.Word word, List<Integer> steps) {
        return sheet.words("figure.merges.skipped", word.merging().steps() - steps.size() + 1);
    }

    /** What the words left of the tiles need. */
    private double namesWidth(Spelling.Word word, Spelling spelling, List<Integer> steps) {
        Type type = sheet.paper().caption();
        List<String> names = List.of(
                sheet.words("figure.merges.characters"),
                sheet.words("figure.merges.bytes", word.merging().bytes().size()),
                sheet.words("figure.merges.tokens"),
                skipped(word, steps));
        double width = names.stream()
                .mapToDouble(name -> sheet.width(name, type))
                .max()
                .orElse(0);
        for (int step : steps) {
            if (step < 0) continue;
            double pair = sheet.width(pair(spelling, word.merging().step(step)), type.bold());
            width = Math.max(width, rankWidth() + sheet.px(12) + pair);
        }
        return Math.min(sheet.px(250), width + sheet.px(24));
    }

    private double rankWidth() {
        double name =
                sheet.width(sheet.words("figure.merges.rank"), sheet.paper().caption());
        return name + sheet.px(6) + sheet.width("00000", sheet.paper().number());
    }

    private static String pair(Spelling spelling, MergeStep step) {
        return Tiles.written(spelling, step.merge().left()) + " + "
                + Tiles.written(spelling, step.merge().right());
    }

    /** All steps where they fit, else the first and the last with -1 between them. */
    private static List<Integer> shown(int steps, int room) {
        List<Integer> out = new ArrayList<>();
        for (int step = 0; step < steps; step++) {
            if (steps <= room || step < (room - 1) / 2 || step >= steps - room / 2) out.add(step);
            else if (!out.contains(-1)) out.add(-1);
        }
        return out;
    }

    private Bounds row(double y) {
        return new Bounds(0, y, 0, row - sheet.px(6));
    }

    private void drawName(String text, double y, double left) {
        Type type = sheet.paper().caption();
        String shown =
                Lines.elide(text, left - sheet.px(16), type, sheet.paper().metrics());
        double baseline = row(y).centreY() + type.middle();
        sheet.text(shown, sheet.space().x(), baseline, type, sheet.palette().muted(), Anchor.START);
    }

    /** The rank, the pair, and the tiles after the merge. */
    private void drawStep(MergeStep step, int index, double y, double left, Tiles tiles) {
        Type type = sheet.paper().caption();
        Type numbers = sheet.paper().number();
        Rgb text = sheet.palette().text();
        Bounds row = row(y);
        double x = sheet.space().x();
        String name = sheet.words("figure.merges.rank");
        sheet.text(name, x, row.centreY() + type.middle(), type, sheet.palette().muted(), Anchor.START);
        double rankRight = x + rankWidth();
        Datum rank = new Datum(step.rank(), "" + step.rank(), text, Address.merge(step.rank()));
        sheet.number(rank, rankRight, row.centreY() + numbers.middle(), numbers, Anchor.END);
        String pair = pair(tiles.spelling(), step);
        double room = x + left - sheet.px(12) - rankRight - sheet.px(12);
        String shown = Lines.elide(pair, room, type.bold(), sheet.paper().metrics());
        sheet.text(shown, rankRight + sheet.px(12), row.centreY() + type.middle(), type.bold(), text, Anchor.START);
        String words = sheet.words(
                "figure.merges.step",
                "" + (index + 1),
                pair,
                Tiles.written(tiles.spelling(), step.merge().merged()),
                "" + step.rank(),
                step.at().size());
        tiles.after(step, row, words);
        Bounds all = new Bounds(x, row.y(), left - sheet.px(8), row.height());
        sheet.add(Box.area(all, new Spot(Target.of("merge", index), Optional.of(rank), words)));
    }
}
