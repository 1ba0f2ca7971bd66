package org.glassgpt.ui.panel.surprise;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.glassgpt.figure.Address;
import org.glassgpt.figure.Bounds;
import org.glassgpt.figure.Box;
import org.glassgpt.figure.Datum;
import org.glassgpt.figure.Figure;
import org.glassgpt.figure.Label.Anchor;
import org.glassgpt.figure.Line;
import org.glassgpt.figure.Lines;
import org.glassgpt.figure.Numbers;
import org.glassgpt.figure.Palette;
import org.glassgpt.figure.Paper;
import org.glassgpt.figure.Rgb;
import org.glassgpt.figure.Sheet;
import org.glassgpt.figure.Spot;
import org.glassgpt.figure.Target;
import org.glassgpt.figure.Type;
import org.glassgpt.session.Selection;
import org.glassgpt.session.Snapshot;
import org.glassgpt.session.TokenView;
import org.glassgpt.session.WorldReading;
import org.glassgpt.trace.ActivationName;
import org.glassgpt.trace.Surprise;

/**
 * How much each token surprised the model, as a bar that stands on it: −log₂ of the probability it had been given.
 * Words that the model's world does not contain are hatched; the mean of the prompt stands beside what is usual.
 */
public final class SurpriseFigure {
    public static final String ID = "surprise";

    /** Target of a token: its place in the text. */
    public static final String TOKEN = "token";

    /** Names of the addresses of the mean over the prompt, and of what is usual. */
    public static final String MEAN = "surprise-mean";

    public static final String USUAL = "surprise-usual";

    private static final double BAR = 46;
    private static final double HIGHEST_BAR = 630;

    /** Height at which one line of tokens stands well. */
    private static final double WELL = 300;

    private static final double TILE = 26;
    private static final double NUMBER = 18;
    private static final double LEAD = 12;
    private static final double GAP = 5;

    /** Bits at the top of the bars; what is higher is cut there, with a notch. */
    private static final double TOP = 12;

    private Sheet sheet;
    private final Snapshot snapshot;
    private final int hand;
    private final double[] bits;
    private final Optional<WorldReading> reading;
    private final Set<Integer> strange;
    private double bar;

    private SurpriseFigure(Snapshot snapshot, Selection selection, Paper paper) {
        this.sheet = new Sheet(paper);
        this.snapshot = snapshot;
        this.hand = selection.within(snapshot.trace()).token();
        this.bits = Surprise.bits(snapshot.trace());
        this.reading = snapshot.reading();
        this.strange = reading.map(WorldReading::tokens).orElse(Set.of());
    }

    public static Figure of(Snapshot snapshot, Selection selection, Paper paper) {
        return new SurpriseFigure(snapshot, selection, paper).draw();
    }

    private Figure draw() {
        String title = sheet.words("figure.surprise.title");
        String caption = sheet.words("figure.surprise.caption", "" + (int) TOP);
        if (!strange.isEmpty()) caption = sheet.join(caption, "figure.surprise.hatched");
        if (reading.isPresent()) caption = sheet.join(caption, "figure.surprise.line");
        sheet.heading(title, caption);
        double noted = drawMeans();
        double across = 0;
        for (int token = 0; token < bits.length; token++) across += width(token) + sheet.px(GAP);
        sheet = sheet.enlarged(across, sheet.px(WELL), 1.8);
        List<List<Integer>> rows = rows();
        double besides = sheet.px(TILE + NUMBER + LEAD);
        double free = (sheet.space().height() + sheet.px(LEAD)) / rows.size() - besides;
        bar = Math.max(sheet.px(BAR), Math.min(sheet.px(HIGHEST_BAR), Math.floor(free)));
        double pitch = bar + besides;
        int room = Math.max(1, (int) ((sheet.space().height() + sheet.px(LEAD)) / pitch));
        if (room < rows.size()) {
            bar = Math.min(sheet.px(HIGHEST_BAR), (sheet.space().height() + sheet.px(LEAD)) / room - besides);
            pitch = bar + besides;
        }
        int at = 0;
        while (!rows.get(at).contains(hand)) at++;
        int from = rows.size() <= room ? 0 : Math.max(0, Math.min(rows.size() - room, at - room / 2));
        List<List<Integer>> shown = rows.subList(from, Math.min(rows.size(), from + room));
        if (shown.size() < rows.size()) drawPart(noted, shown);
        double y = sheet.space().y();
        for (List<Integer> row : shown) {
            drawRow(row, y);
            y += pitch;
        }
        return sheet.figure(ID, title, summary());
    }

    private String summary() {
        double mean = mean();
        return Double.isNaN(mean)
                ? sheet.words("figure.surprise.one")
                : sheet.words("figure.surprise.summary", bits(mean));
    }

    private double mean() {
        return Surprise.mean(bits, 0, snapshot.promptTokens());
    }

    private static String bits(double value) {
        return String.format(Locale.ROOT, value < 9.995 ? "%.2f" : "%.1f", value);
    }

    /**
     * One line: the mean over the prompt and, for a model of the story world, what is usual there.
     *
     * @return where it ends
     */
    private double drawMeans() {
        double mean = mean();
        if (Double.isNaN(mean)) return sheet.space().x();
        Type caption = sheet.paper().caption().bold();
        double baseline = sheet.space().y() + caption.ascent();
        double x = sheet.space().x();
        x = pair(x, baseline, "figure.surprise.mean", mean, Address.formula(MEAN, snapshot.promptTokens()));
        if (reading.isPresent()) {
            x += sheet.px(24);
            x = pair(x, baseline, "figure.surprise.usual", reading.get().usual(), Address.formula(USUAL, 0));
        }
        sheet.space(sheet.space().inset(0, caption.lineHeight() + sheet.px(6), 0, 0));
        return x;
    }

    /** Which part of a long text is shown: on the line of the means, right of them. */
    private void drawPart(double from, List<List<Integer>> shown) {
        Type caption = sheet.paper().caption();
        List<Integer> end = shown.get(shown.size() - 1);
        String part = sheet.words(
                "figure.tokens.part", "" + shown.get(0).get(0), "" + end.get(end.size() - 1), "" + bits.length);
        double room = sheet.space().right() - from - sheet.px(16);
        String text = Lines.elide(part, room, caption, sheet.paper().metrics());
        double baseline = sheet.space().y() - sheet.px(6) - caption.lineHeight() + caption.ascent();
        sheet.text(
                text, sheet.space().right(), baseline, caption, sheet.palette().muted(), Anchor.END);
    }

    private double pair(double x, double baseline, String key, double value, Address address) {
        Type caption = sheet.paper().caption();
        Type number = sheet.paper().number();
        String name = sheet.words(key);
        sheet.text(name, x, baseline, caption, sheet.palette().muted(), Anchor.START);
        double at = x + sheet.width(name, caption) + sheet.px(6);
        sheet.number(
                new Datum(value, bits(value), sheet.palette().text(), address), at, baseline, number, Anchor.START);
        return at + sheet.width(bits(value), number);
    }

    /** Tokens in as few lines as they fit, these of like length. */
    private List<List<Integer>> rows() {
        double most = sheet.space().width();
        int lines = rows(most).size();
        double least = most / 2;
        for (int halved = 0; halved < 8; halved++) {
            double tried = (least + most) / 2;
            if (rows(tried).size() > lines) least = tried;
            else most = tried;
        }
        return rows(most);
    }

    private List<List<Integer>> rows(double room) {
        List<List<Integer>> rows = new ArrayList<>();
        double x = Double.POSITIVE_INFINITY;
        for (int token = 0; token < bits.length; token++) {
            double width = width(token);
            if (x + width > room) {
                rows.add(new ArrayList<>());
                x = 0;
            }
            rows.get(rows.size() - 1).add(token);
            x += width + sheet.px(GAP);
        }
        return rows;
    }

    private String name(int token) {
        TokenView view = snapshot.tokens().get(token);
        return Lines.elide(
                view.visible(),
                Math.min(sheet.px(150), sheet.space().width() - sheet.px(16)),
                sheet.paper().body(),
                sheet.paper().metrics());
    }

    private double width(int token) {
        double number = sheet.width("00.00", sheet.paper().smallNumber());
        return Math.ceil(Math.max(number, sheet.width(name(token), sheet.paper().body())) + sheet.px(10));
    }

    private void drawRow(List<Integer> row, double y) {
        double x = sheet.space().x();
        double foot = y + bar;
        for (int token : row) {
            Bounds column = new Bounds(x, y, width(token), bar + sheet.px(TILE + NUMBER));
            drawToken(column, token);
            x += column.width() + sheet.px(GAP);
        }
        double end = x - sheet.px(GAP);
        reading.ifPresent(world -> {
            double usual = foot - (bar - sheet.px(4)) * world.usual() / TOP;
            Rgb colour = sheet.palette().text();
            sheet.add(Line.between(sheet.space().x(), usual, end, usual, colour, 1)
                    .dashed(sheet.px(3), sheet.px(4)));
        });
    }

    private void drawToken(Bounds column, int token) {
        Palette palette = sheet.palette();
        Bounds tile = new Bounds(column.x(), column.y() + bar, column.width(), sheet.px(TILE));
        boolean held = token == hand;
        Box box = Box.filled(tile, held ? palette.band() : palette.masked());
        if (strange.contains(token)) box = box.hatched(held ? palette.band().ink() : palette.muted());
        sheet.add(box.outlined(held ? palette.outline() : palette.rule(), held ? 2 : 1));
        Type body = sheet.paper().body();
        if (strange.contains(token)) {
            double width = sheet.width(name(token), body) + sheet.px(6);
            Bounds ground =
                    new Bounds(tile.centreX() - width / 2, tile.y() + sheet.px(4), width, tile.height() - sheet.px(8));
            sheet.add(Box.filled(ground, held ? palette.band() : palette.background()));
        }
        Rgb ink = held ? palette.band().ink() : palette.text();
        sheet.text(name(token), tile.centreX(), tile.centreY() + body.middle(), body, ink, Anchor.MIDDLE);
        if (token >= snapshot.promptTokens()) {
            Bounds mark =
                    new Bounds(tile.x() + sheet.px(5), tile.bottom() - sheet.px(4), tile.width() - sheet.px(10), 2);
            sheet.add(Box.filled(mark, held ? ink : palette.bar()));
        }
        Optional<Datum> datum = token == 0 ? Optional.empty() : Optional.of(datum(token));
        datum.ifPresent(number -> {
            double height = Math.max(1, (bar - sheet.px(4)) * Math.min(1, bits[token] / TOP));
            Bounds bar = new Bounds(column.x() + sheet.px(4), tile.y() - height, column.width() - sheet.px(8), height);
            sheet.add(Box.filled(bar, palette.bar()));
            if (bits[token] > TOP) {
                double y = bar.y() + sheet.px(5);
                sheet.line(bar.x(), y, bar.right(), y, palette.background(), 2);
            }
            double baseline = tile.bottom() + sheet.paper().smallNumber().ascent() + sheet.px(2);
            sheet.number(number, tile.centreX(), baseline, sheet.paper().smallNumber(), Anchor.MIDDLE);
        });
        sheet.add(Box.area(column, new Spot(Target.of(TOKEN, token), datum, words(token))));
    }

    private Datum datum(int token) {
        Address address = Address.of(
                        ActivationName.logits(), token - 1, snapshot.trace().id(token))
                .as(Address.SURPRISE);
        return new Datum(bits[token], bits(bits[token]), sheet.palette().text(), address);
    }

    private String words(int token) {
        String visible = snapshot.tokens().get(token).visible();
        String what = token == 0
                ? sheet.words("figure.surprise.first", visible)
                : sheet.words(
                        "figure.surprise.token",
                        visible,
                        Numbers.full(Math.pow(2, -bits[token])),
                        Numbers.full(bits[token]));
        return strange.contains(token) ? what + "\n" + sheet.words("figure.surprise.stranger") : what;
    }
}
