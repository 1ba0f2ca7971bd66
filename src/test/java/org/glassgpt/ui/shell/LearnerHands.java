package org.glassgpt.ui.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.glassgpt.lesson.Deed;
import org.glassgpt.lesson.Hand;
import org.glassgpt.lesson.LessonPlayer;
import org.glassgpt.lesson.Place;
import org.glassgpt.lesson.Scope;
import org.glassgpt.lesson.Setting;
import org.glassgpt.sampling.SamplingSettings;
import org.glassgpt.session.Inputs;
import org.glassgpt.session.Selection;
import org.glassgpt.trace.ActivationName;
import org.glassgpt.trace.Edit;
import org.glassgpt.trace.Edits;
import org.glassgpt.trace.ModelShape;

/** What a learner would do who knows what is asked. */
final class LearnerHands {
    private LearnerHands() {}

    static SamplingSettings turned(SamplingSettings now, Deed.Turn turn) {
        double above = turn.above().orElse(Double.NaN);
        double below = turn.below().orElse(Double.NaN);
        double value;
        if (!Double.isNaN(above) && !Double.isNaN(below)) value = (above + below) / 2;
        else if (!Double.isNaN(above)) value = turn.dial() == Deed.Dial.TOP_P ? (above + 1) / 2 : above + 1;
        else value = turn.dial() == Deed.Dial.TOP_K ? below - 1 : below / 2;
        return switch (turn.dial()) {
            case TEMPERATURE -> new SamplingSettings(value, now.topK(), now.topP(), now.seed());
            case TOP_K -> new SamplingSettings(now.temperature(), (int) Math.rint(value), now.topP(), now.seed());
            case TOP_P -> new SamplingSettings(now.temperature(), now.topK(), value, now.seed());
            case SEED ->
                new SamplingSettings(
                        now.temperature(),
                        now.topK(),
                        now.topP(),
                        turn.above().isEmpty() && turn.below().isEmpty() ? now.seed() + 1 : (long) value);
        };
    }

    static Selection selected(Deed.Select select, Scope scope, Selection before) {
        int token = select.token().map(place -> place(place, scope)).orElse(before.token());
        int key = select.key().map(place -> place(place, scope)).orElse(before.key());
        Selection now = before.withCell(token, key);
        int layer = select.layer().orElse(now.layer());
        Optional<Setting.HeadChoice> head = select.head();
        if (head.isPresent() && head.get() instanceof Setting.HeadChoice.Number number) {
            return now.withHead(layer, number.head());
        }
        if (head.isEmpty()) return now.withHead(layer, now.head());
        Hand hand = new Hand(layer, now.head(), token, key, 0, 0, Hand.NONE, Hand.NONE, Optional.empty());
        int[] best = org.glassgpt.lesson.Heads.find(
                scope, ((Setting.HeadChoice.Found) head.get()).role(), select.layer(), hand);
        return now.withHead(best[0], best[1]);
    }

    private static int place(Place place, Scope scope) {
        return org.glassgpt.lesson.Heads.place(scope, place);
    }

    static Edits changed(Deed.Change change, Edits now, Hand hand) {
        int layer = change.layer().orElse(hand.layer());
        return switch (change.what()) {
            case HEAD_OFF -> now.plus(new Edit.ZeroHead(layer, change.head().orElse(hand.head())));
            case MLP_OFF -> now.plus(new Edit.ZeroMlp(layer));
            case MASK_OFF -> now.plus(new Edit.NoMask());
            case POSITIONS_OFF -> now.plus(new Edit.NoPositions());
            case DIVISOR -> now.plus(new Edit.ScoreDivisor(1));
            case OVERWRITE ->
                now.plus(new Edit.Overwrite(ActivationName.residPre(0), new int[] {0, 0}, new float[] {1}));
            case RESTORE -> Edits.NONE;
        };
    }

    /** Tries every single head and MLP, then mask and positions, then temperatures, until it is true. */
    static boolean until(Deed.Until until, ShellModel model, LessonPlayer player) {
        Inputs before = model.session().inputs().get().orElseThrow();
        for (Edit edit : edits(before.model().shape())) {
            model.session().show(before.prompt(), before.edits().plus(edit), before.settings());
            if (player.state().out()) return true;
        }
        for (double T : new double[] {0, 0.25, 0.5, 2, 3, 5}) {
            SamplingSettings now = before.settings();
            model.session()
                    .show(before.prompt(), before.edits(), new SamplingSettings(T, now.topK(), now.topP(), now.seed()));
            if (player.state().out()) return true;
        }
        model.session().show(before.prompt(), before.edits(), before.settings());
        return tokens(model, player) || player.state().out();
    }

    private static boolean tokens(ShellModel model, LessonPlayer player) {
        ModelShape shape = model.session().inputs().get().orElseThrow().model().shape();
        int T = model.session().snapshot().get().orElseThrow().tokens().size();
        for (int layer = 0; layer < shape.layers(); layer++) {
            for (int head = 0; head < shape.heads(); head++) {
                for (int token = 0; token < T; token++) {
                    var selection = model.panels().selection();
                    selection.set(selection.get().withToken(token).withHead(layer, head));
                    if (player.state().out()) return true;
                }
            }
        }
        return false;
    }

    private static List<Edit> edits(ModelShape shape) {
        List<Edit> edits = new ArrayList<>();
        for (int layer = 0; layer < shape.layers(); layer++) {
            for (int head = 0; head < shape.heads(); head++) edits.add(new Edit.ZeroHead(layer, head));
            edits.add(new Edit.ZeroMlp(layer));
        }
        edits.add(new Edit.NoMask());
        edits.add(new Edit.NoPositions());
        return edits;
    }
}
