package org.glassgpt.lesson;

import java.util.Optional;
import java.util.stream.Stream;
import org.glassgpt.sampling.SamplingSettings;
import org.glassgpt.trace.Edit;
import org.glassgpt.trace.Edits;

/** Whether what a step asks for has been done. Pure. */
final class DeedCheck {
    private final Scope scope;
    private final Scene entered;
    private final Scene now;

    /**
     * @param entered what the stage showed when the step was entered
     * @param now what it shows
     */
    DeedCheck(Scope scope, Scene entered, Scene now) {
        this.scope = scope;
        this.entered = entered;
        this.now = now;
    }

    boolean done(Deed deed) {
        try {
            if (deed instanceof Deed.Select select) return selected(select);
            if (deed instanceof Deed.Open open) {
                return Stream.of(now.panel(), now.beside())
                        .flatMap(Optional::stream)
                        .anyMatch(open.panel()::equals);
            }
            if (deed instanceof Deed.Ask ask) {
                return !now.prompt().equals(entered.prompt()) && scope.reading().promptTokens() >= ask.tokens();
            }
            if (deed instanceof Deed.Draw draw) {
                return scope.reading().tokens() - scope.reading().promptTokens() >= draw.times();
            }
            if (deed instanceof Deed.Change change) return changed(change);
            if (deed instanceof Deed.Turn turn) return turned(turn);
            return ((Deed.Until) deed).that().in(scope) instanceof Result.Truth truth && truth.holds();
        } catch (UnreadableException e) {
            return false;
        }
    }

    private boolean selected(Deed.Select select) {
        Hand hand = now.hand();
        Places places = new Places(scope);
        int T = scope.reading().tokens();
        if (select.token().isPresent()
                && hand.query(T) != places.of(select.token().get())) return false;
        if (select.key().isPresent() && hand.key() != places.of(select.key().get())) return false;
        if (select.layer().isPresent() && hand.layer() != select.layer().getAsInt()) return false;
        Optional<Setting.HeadChoice> head = select.head();
        if (head.isEmpty()) return true;
        if (head.get() instanceof Setting.HeadChoice.Number number) return hand.head() == number.head();
        int[] best = new Resolver(scope.language(), scope.prompt(), scope.plain())
                .find(((Setting.HeadChoice.Found) head.get()).role(), select.layer(), hand);
        return hand.layer() == best[0] && hand.head() == best[1];
    }

    private boolean changed(Deed.Change change) {
        Edits edits = now.edits();
        return switch (change.what()) {
            case HEAD_OFF ->
                edits.list().stream()
                        .anyMatch(edit -> edit instanceof Edit.ZeroHead zero
                                && zero.layer() == change.layer().orElse(zero.layer())
                                && zero.head() == change.head().orElse(zero.head()));
            case MLP_OFF ->
                edits.list().stream()
                        .anyMatch(edit -> edit instanceof Edit.ZeroMlp zero
                                && zero.layer() == change.layer().orElse(zero.layer()));
            case MASK_OFF -> !edits.masked();
            case POSITIONS_OFF -> !edits.positions();
            case DIVISOR -> edits.scoreDivisor().isPresent();
            case OVERWRITE -> edits.list().stream().anyMatch(Edit.Overwrite.class::isInstance);
            case RESTORE -> edits.isEmpty();
        };
    }

    private boolean turned(Deed.Turn turn) {
        SamplingSettings settings = now.settings();
        double value = switch (turn.dial()) {
            case TEMPERATURE -> settings.temperature();
            case TOP_K -> settings.topK();
            case TOP_P -> settings.topP();
            case SEED -> settings.seed();
        };
        if (turn.above().isEmpty() && turn.below().isEmpty()) {
            return settings.seed() != entered.settings().seed();
        }
        return value > turn.above().orElse(Double.NEGATIVE_INFINITY)
                && value < turn.below().orElse(Double.POSITIVE_INFINITY);
    }
}
