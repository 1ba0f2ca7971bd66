package org.glassgpt.ui.panel.clinic;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.glassgpt.clinic.AttentionClinic;
import org.glassgpt.clinic.AttentionRun;
import org.glassgpt.clinic.Line;
import org.glassgpt.clinic.Listing;
import org.glassgpt.clinic.Listings;
import org.glassgpt.clinic.Values;
import org.glassgpt.figure.Address;
import org.glassgpt.figure.ColourMap;
import org.glassgpt.figure.Meaning;
import org.glassgpt.figure.Scale;
import org.glassgpt.figure.Sheet;
import org.glassgpt.session.Selection;
import org.glassgpt.session.Snapshot;
import org.glassgpt.session.TokenView;
import org.glassgpt.trace.Activation;
import org.glassgpt.trace.ActivationName;
import org.glassgpt.trace.TensorNames;
import org.glassgpt.ui.panel.clinic.Exhibit.Table;

/** What is shown beside a line: what it makes, and what stands there in the model that is open. */
final class Exhibits {
    private static final String FEATURES = "clinic.axes.features";
    private static final String KEYS = "clinic.axes.keys";

    private final Sheet sheet;
    private final Snapshot snapshot;
    private final int layer;
    private final int head;
    private final int T;
    private final int C;
    private final Supplier<AttentionClinic> clinic;
    private final List<String> tokens;

    /**
     * @param clinic asked only where a line's numbers are shown
     */
    Exhibits(Sheet sheet, Snapshot snapshot, Selection hand, Supplier<AttentionClinic> clinic) {
        this.sheet = sheet;
        this.snapshot = snapshot;
        this.layer = hand.layer();
        this.head = hand.head();
        this.T = Math.min(AttentionClinic.LONGEST, snapshot.trace().tokens());
        this.C = snapshot.trace().model().width();
        this.clinic = clinic;
        this.tokens =
                snapshot.tokens().subList(0, T).stream().map(TokenView::visible).toList();
    }

    /** Of a line; where it makes no matrix, of what the listing reads. */
    List<Exhibit> of(Listing listing, String line) {
        return switch (listing.id()) {
            case "attention" -> printed(line);
            case "mended" -> mended(line);
            case "transformer" -> alone(line);
            case "gpt" -> gpt(line);
            default -> gptAsItIs(line);
        };
    }

    /** What goes in, before a line is opened. */
    Exhibit input(Listing listing) {
        return switch (listing.id()) {
            case "gpt", "mended-gpt" -> stream("clinic.input-embedded", ActivationName.embed());
            default -> stream("clinic.input", ActivationName.ln1(layer));
        };
    }

    private List<Exhibit> printed(String line) {
        return switch (line) {
            case "w-q", "s-q" -> List.of(run("printed", "s-q", Meaning.QUERY), head("q", ActivationName.q(layer)));
            case "w-k", "s-k" -> List.of(run("printed", "s-k", Meaning.KEY), head("k", ActivationName.k(layer)));
            case "w-v", "s-v" -> List.of(run("printed", "s-v", Meaning.VALUE), head("v", ActivationName.v(layer)));
            case "mix" -> List.of(run("square", "mix"), pattern());
            case "sum", "dropped", "return", "w-o" ->
                List.of(run("square", "return"), stream("clinic.engine-out", ActivationName.attnOut(layer)));
            default -> List.of(stream("clinic.input", ActivationName.ln1(layer)));
        };
    }

    private List<Exhibit> mended(String line) {
        return switch (line) {
            case "w-q", "q" -> List.of(ofHead("q", Meaning.QUERY), head("q", ActivationName.q(layer)));
            case "w-k", "k" -> List.of(ofHead("k", Meaning.KEY), head("k", ActivationName.k(layer)));
            case "w-v", "v" -> List.of(ofHead("v", Meaning.VALUE), head("v", ActivationName.v(layer)));
            case "scores" -> List.of(scores("scores", false));
            case "mask" -> List.of(scores("scores", false), scores("mask", true));
            case "pattern" -> List.of(scores("mask", true), pattern());
            case "z" -> List.of(ofHead("z", Meaning.VALUE), head("z", ActivationName.z(layer)));
            case "w-o", "out", "return" ->
                List.of(run("mended", "out"), stream("clinic.engine-out", ActivationName.attnOut(layer)));
            default -> List.of(stream("clinic.input", ActivationName.ln1(layer)));
        };
    }

    /** One text handed in as (B, T, C): the layer takes it for T texts of one token, each of which sees itself alone. */
    private List<Exhibit> alone(String line) {
        return switch (line) {
            case "encoder", "decoder", "encode", "decode", "return" -> {
                Exhibit values = head("v", ActivationName.v(layer));
                Exhibit own = new Exhibit(
                        sheet.words("clinic.alone"),
                        values.axes(),
                        values.names(),
                        values.rows(),
                        values.columns(),
                        values.numbers(),
                        false,
                        values.scale());
                yield List.of(own, head("z", ActivationName.z(layer)));
            }
            default -> List.of(stream("clinic.input", ActivationName.ln1(layer)));
        };
    }

    private List<Exhibit> gpt(String line) {
        return switch (line) {
            case "positions", "unsqueeze", "place" -> List.of(positions(false), positions(true));
            default -> List.of(stream("clinic.input-embedded", ActivationName.embed()));
        };
    }

    private List<Exhibit> gptAsItIs(String line) {
        int last = snapshot.trace().model().layers() - 1;
        return switch (line) {
            case "positions" -> List.of(positions(true));
            case "embed" -> List.of(stream("clinic.engine", ActivationName.residPre(0)));
            case "blocks", "run" ->
                List.of(
                        stream("clinic.engine", ActivationName.residPre(0)),
                        stream("clinic.engine", ActivationName.residPost(last)));
            case "norm", "normed", "logits", "return" ->
                List.of(
                        stream("clinic.engine", ActivationName.residPost(last)),
                        stream("clinic.engine", ActivationName.lnFinal()));
            default -> List.of(stream("clinic.input-embedded", ActivationName.embed()));
        };
    }

    private Exhibit run(String run, String line) {
        return run(run, line, sheet.palette().diverging());
    }

    private Exhibit run(String run, String line, Meaning meaning) {
        return run(run, line, sheet.palette().signed(meaning));
    }

    private AttentionRun runOf(String run) {
        return switch (run) {
            case "printed" -> clinic.get().printed();
            case "square" -> clinic.get().square();
            default -> clinic.get().mended();
        };
    }

    /** A matrix that a line made. */
    private Exhibit run(String run, String line, ColourMap map) {
        Values values = runOf(run).value(line);
        String name = name(run, line);
        Table table = new Table(
                (row, column) -> values.at(row, column),
                (row, column) -> Address.listing(layer, run, line, row, column),
                name,
                names(run));
        String title = sheet.words("clinic.run." + run, name);
        Scale scale = Scale.symmetric(map, limit(values));
        String axes = run.equals("square") ? "clinic.axes.square" : "clinic.axes.features";
        return exhibit(title, axes, values.size(0), values.size(1), table, false, scale);
    }

    private static double limit(Values values) {
        return values.limit() == 0 ? 1 : values.limit();
    }

    /** What the line calls it. */
    private static String name(String run, String line) {
        Listing listing = Listings.get(run.equals("mended") ? "mended" : "attention");
        return variable(listing.line(line));
    }

    private static String variable(Line line) {
        int arrow = line.code().indexOf('←');
        return arrow < 0 ? "y" : line.code().substring(0, arrow).strip();
    }

    /** The head in hand of what a line of the mended listing made. */
    private Exhibit ofHead(String line, Meaning meaning) {
        Values values = clinic.get().mended().value(line);
        Table table = new Table(
                (row, column) -> values.at(head, row, column),
                (row, column) -> Address.listing(layer, "mended", line, head, row, column),
                line,
                tokens);
        int hs = values.size(2); // its own limits, as the engine's beside it: the same numbers in the same colours
        Scale scale = Scale.symmetric(sheet.palette().signed(meaning), limit(table, T, hs));
        return exhibit(sheet.words("clinic.run.mended", line), FEATURES, T, hs, table, false, scale);
    }

    private Exhibit scores(String line, boolean masked) {
        Values values = clinic.get().mended().value(line);
        Table table = new Table(
                (row, column) -> values.at(head, row, column),
                (row, column) -> Address.listing(layer, "mended", line, head, row, column),
                "s",
                tokens);
        Scale scale = Scale.symmetric(
                sheet.palette().diverging(), limit(clinic.get().mended().value("scores")));
        return exhibit(sheet.words("clinic.scores." + line), KEYS, T, T, table, masked, scale);
    }

    /** What softmax over the keys gives: the pattern of the head in hand. */
    private Exhibit pattern() {
        Values values = clinic.get().mended().value("pattern");
        Table table = new Table(
                (row, column) -> values.at(head, row, column),
                (row, column) -> Address.listing(layer, "mended", "pattern", head, row, column),
                "a",
                tokens);
        String title = sheet.words("clinic.pattern", "" + head);
        return exhibit(title, KEYS, T, T, table, true, sheet.palette().probabilities());
    }

    /** The head in hand of q, k, v or z, as the engine has it. */
    private Exhibit head(String letter, ActivationName name) {
        Activation activation = snapshot.trace().get(name);
        Meaning meaning = letter.equals("q") ? Meaning.QUERY : letter.equals("k") ? Meaning.KEY : Meaning.VALUE;
        Table table = new Table(
                (row, column) -> activation.at(row, head, column),
                (row, column) -> Address.of(name, row, head, column),
                name.text(),
                tokens);
        int hs = snapshot.trace().model().headSize();
        Scale scale = Scale.symmetric(sheet.palette().signed(meaning), limit(table, T, hs));
        return exhibit(sheet.words("clinic.engine-head", name.text(), "" + head), FEATURES, T, hs, table, false, scale);
    }

    /** An activation as wide as the model. */
    private Exhibit stream(String key, ActivationName name) {
        Activation activation = snapshot.trace().get(name);
        Table table = new Table(activation::at, (row, column) -> Address.of(name, row, column), name.text(), tokens);
        Scale scale = Scale.symmetric(sheet.palette().diverging(), limit(table, T, C));
        return exhibit(sheet.words(key, name.text()), FEATURES, T, C, table, false, scale);
    }

    /** Positions as they are added: row 0 for every token, or each its own. */
    private Exhibit positions(boolean own) {
        List<float[]> rows = new ArrayList<>();
        for (int t = 0; t < T; t++) rows.add(snapshot.weights().row(TensorNames.WPE, own ? t : 0));
        Table table = new Table(
                (row, column) -> rows.get(row)[column],
                (row, column) -> Address.weight(TensorNames.WPE, own ? row : 0, column),
                TensorNames.WPE,
                tokens);
        Scale scale = Scale.symmetric(sheet.palette().diverging(), limit(table, T, C));
        return exhibit(sheet.words(own ? "clinic.rows-own" : "clinic.rows-zero"), FEATURES, T, C, table, false, scale);
    }

    private static float limit(Table table, int rows, int columns) {
        float limit = 0;
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) limit = Math.max(limit, Math.abs(table.at(row, column)));
        }
        return limit == 0 ? 1 : limit;
    }

    /** Rows are tokens, but for those of a square that was filled up. */
    private List<String> names(String run) {
        return run.equals("square") ? List.of() : tokens;
    }

    private Exhibit exhibit(
            String title, String axes, int rows, int columns, Table table, boolean masked, Scale scale) {
        String what = sheet.words(axes, "" + rows, "" + columns);
        return new Exhibit(title, what, table.rows(), rows, columns, table, masked, scale);
    }
}
