package org.glassgpt.ui.panel.attentionsteps;

import org.glassgpt.figure.Address;
import org.glassgpt.figure.Numbers;
import org.glassgpt.figure.Sheet;
import org.glassgpt.session.Selection;
import org.glassgpt.session.Snapshot;
import org.glassgpt.trace.ActivationName;
import org.glassgpt.trace.AttentionSteps;
import org.glassgpt.trace.Derived;
import org.glassgpt.trace.Trace;

/** The numbers of each stage with their addresses and words: the trace's where it has them, else worked out again. */
final class Stages {
    /** What happens to a score, in order. */
    enum Stage {
        RAW,
        SCALED,
        MASKED,
        SHARE
    }

    private final Sheet sheet;
    private final Snapshot snapshot;
    private final Trace trace;
    private final Selection hand;
    private final boolean kept;
    private final AttentionSteps[] rows; // by query, worked out when first asked for

    /**
     * @param hand within the trace
     */
    Stages(Sheet sheet, Snapshot snapshot, Selection hand) {
        this.sheet = sheet;
        this.snapshot = snapshot;
        this.trace = snapshot.trace();
        this.hand = hand;
        this.kept =
                trace.has(ActivationName.attnScores(hand.layer())) && trace.has(ActivationName.pattern(hand.layer()));
        this.rows = new AttentionSteps[trace.tokens()];
    }

    AttentionSteps row(int query) {
        if (rows[query] == null) rows[query] = AttentionSteps.of(trace, hand.layer(), hand.head(), query);
        return rows[query];
    }

    boolean kept() {
        return kept;
    }

    boolean masked(Stage stage, int query, int key) {
        return stage.compareTo(Stage.MASKED) >= 0 && trace.edits().masked() && key > query;
    }

    double value(Stage stage, int query, int key) {
        return switch (stage) {
            case RAW -> row(query).raw(key);
            case SCALED -> row(query).scaled(key);
            case MASKED ->
                kept
                        ? trace.get(ActivationName.attnScores(hand.layer())).at(hand.head(), query, key)
                        : row(query).score(key);
            case SHARE ->
                kept
                        ? trace.get(ActivationName.pattern(hand.layer())).at(hand.head(), query, key)
                        : row(query).share(key);
        };
    }

    Address address(Stage stage, int query, int key) {
        Address score = Address.of(ActivationName.attnScores(hand.layer()), hand.head(), query, key);
        return switch (stage) {
            case RAW -> score.as(Address.RAW);
            case SCALED -> score.as(Address.DIVIDED);
            case MASKED -> score;
            case SHARE -> Address.of(ActivationName.pattern(hand.layer()), hand.head(), query, key);
        };
    }

    String text(Stage stage, int query, int key) {
        double value = value(stage, query, key);
        return stage == Stage.SHARE ? Numbers.probability(value) : Numbers.signed(value);
    }

    String words(Stage stage, int query, int key) {
        String pair = sheet.words("figure.attention-steps.pair", name(query), "" + query, name(key), "" + key);
        String divisor = Numbers.limit(Derived.scoreDivisor(trace));
        String raw = Numbers.signed(row(query).raw(key));
        if (masked(stage, query, key)) return pair + "\n" + sheet.words("figure.attention-steps.hidden");
        String what = switch (stage) {
            case RAW ->
                sheet.words("figure.attention-steps.raw-is", "" + row(query).headSize(), raw);
            case SCALED -> sheet.words("figure.attention-steps.scaled-is", raw, divisor, text(stage, query, key));
            case MASKED -> sheet.words("figure.attention-steps.seen", text(stage, query, key));
            case SHARE -> share(query, key);
        };
        return pair + "\n" + what;
    }

    private String share(int query, int key) {
        double sum = 0;
        for (int other = 0; other < trace.tokens(); other++) {
            if (!masked(Stage.MASKED, query, other)) sum += Math.exp(value(Stage.MASKED, query, other));
        }
        return sheet.words(
                "figure.attention-steps.share-is",
                Numbers.signed(value(Stage.MASKED, query, key)),
                Numbers.signed(sum),
                text(Stage.SHARE, query, key));
    }

    String name(int place) {
        return snapshot.tokens().get(place).visible();
    }

    float z(int query, int dimension) {
        return trace.get(ActivationName.z(hand.layer())).at(query, hand.head(), dimension);
    }

    float v(int key, int dimension) {
        return trace.get(ActivationName.v(hand.layer())).at(key, hand.head(), dimension);
    }
}
