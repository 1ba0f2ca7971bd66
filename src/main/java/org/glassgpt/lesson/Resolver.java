package org.glassgpt.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.glassgpt.i18n.Language;
import org.glassgpt.sampling.SamplingSettings;
import org.glassgpt.trace.ActivationName;
import org.glassgpt.trace.Edit;
import org.glassgpt.trace.Edits;
import org.glassgpt.trace.ModelShape;

/** Turns what a step says into what the stage shows: marks into places, roles into heads. Pure. */
final class Resolver {
    private final Language language;
    private final Optional<Prompt> prompt;
    private final Reading plain;

    /**
     * @param prompt of the lesson that is shown, if one is
     * @param plain pass on its text, without edits
     */
    Resolver(Language language, Optional<Prompt> prompt, Reading plain) {
        this.language = language;
        this.prompt = prompt;
        this.plain = plain;
    }

    /** @param base what the learner had, for everything that the step leaves as it is */
    Scene scene(Staging staging, Scene base) {
        Setting setting = staging.setting();
        Hand hand = hand(setting, base.hand());
        List<Scene.Frame> frames = new ArrayList<>();
        for (Target target : staging.targets()) {
            frames.add(new Scene.Frame(
                    Names.inLayer(target.name(), hand.layer()),
                    target.index().stream().map(place -> places(hand).of(place)).toList()));
        }
        return new Scene(
                plain.prompt(),
                edits(setting, hand),
                settings(setting, base.settings()),
                hand,
                staging.panel().or(base::panel),
                staging.panel().isPresent() ? staging.beside() : base.beside(),
                frames);
    }

    private Places places(Hand hand) {
        return new Places(new Scope(language, plain, plain, hand, prompt, name -> Optional.empty()));
    }

    private Hand hand(Setting setting, Hand base) {
        ModelShape model = plain.trace().model();
        Places before = places(base);
        int token = setting.token().map(place -> token(place, before)).orElse(base.token());
        Hand withToken = with(base, base.layer(), base.head(), token, base.key(), setting);
        int key = setting.key()
                .map(place -> places(withToken).of(place))
                .orElse(setting.prompt().isPresent() ? Hand.NONE : base.key());
        int layer = inside(setting.layer().orElse(base.layer()), model.layers());
        int head = inside(base.head(), model.heads());
        Hand asking = with(base, layer, head, token, key, setting);
        Optional<Setting.HeadChoice> choice = setting.head();
        if (choice.isEmpty()) return asking;
        if (choice.get() instanceof Setting.HeadChoice.Number number) {
            return with(base, layer, inside(number.head(), model.heads()), token, key, setting);
        }
        Setting.Role role = ((Setting.HeadChoice.Found) choice.get()).role();
        int[] found = find(role, setting.layer(), asking);
        return with(base, found[0], found[1], token, key, setting);
    }

    /** The last token stays the last one while tokens are drawn. */
    private static int token(Place place, Places places) {
        return place instanceof Place.Last ? Hand.LAST : places.of(place);
    }

    private static int inside(int index, int count) {
        return Math.min(index, count - 1);
    }

    private static Hand with(Hand base, int layer, int head, int token, int key, Setting setting) {
        return new Hand(
                layer,
                head,
                token,
                key,
                setting.position().orElse(base.position()),
                setting.dimension().orElse(base.dimension()),
                setting.neuron().orElse(base.neuron()),
                // Only who says so opens a line: its faults would be out before the learner has looked.
                setting.line().isPresent() ? setting.line().getAsInt() - 1 : Hand.NONE,
                setting.operation());
    }

    /** Layer and head of the one that has a role most. */
    int[] find(Setting.Role role, OptionalInt only, Hand hand) {
        ModelShape model = plain.trace().model();
        Measures measures = new Measures(plain, hand);
        int T = plain.tokens();
        int[] best = {hand.layer(), hand.head()};
        double most = Double.NEGATIVE_INFINITY;
        for (int layer = only.orElse(0); layer < only.orElse(model.layers() - 1) + 1; layer++) {
            for (int head = 0; head < model.heads(); head++) {
                double share = share(role, measures, layer, head, hand, T);
                if (share <= most) continue;
                most = share;
                best = new int[] {layer, head};
            }
        }
        return best;
    }

    private static double share(Setting.Role role, Measures measures, int layer, int head, Hand hand, int T) {
        if (role == Setting.Role.STRONGEST) {
            if (hand.key() == Hand.NONE) throw new UnreadableException("no key is in hand");
            return measures.pair("attention", layer, head, hand.query(T), hand.key());
        }
        double sum = 0;
        for (int query = 1; query < T; query++) {
            int key = switch (role) {
                case PREVIOUS -> query - 1;
                case FIRST -> 0;
                default -> query;
            };
            sum += measures.pair("attention", layer, head, query, key);
        }
        return sum / Math.max(1, T - 1);
    }

    private SamplingSettings settings(Setting setting, SamplingSettings base) {
        return new SamplingSettings(
                setting.temperature().orElse(base.temperature()),
                setting.topK().orElse(base.topK()),
                setting.topP().orElse(base.topP()),
                setting.seed().orElse(base.seed()));
    }

    private Edits edits(Setting setting, Hand hand) {
        Edits edits = Edits.NONE;
        for (EditLine line : setting.edits().orElse(List.of())) edits = edits.plus(edit(line, hand));
        return edits;
    }

    private Edit edit(EditLine line, Hand hand) {
        if (line instanceof EditLine.ZeroHead zero) {
            return new Edit.ZeroHead(
                    zero.layer().orElse(hand.layer()), zero.head().orElse(hand.head()));
        }
        if (line instanceof EditLine.ZeroMlp zero)
            return new Edit.ZeroMlp(zero.layer().orElse(hand.layer()));
        if (line instanceof EditLine.NoMask) return new Edit.NoMask();
        if (line instanceof EditLine.NoPositions) return new Edit.NoPositions();
        if (line instanceof EditLine.ScoreDivisor divisor) return new Edit.ScoreDivisor(divisor.value());
        if (line instanceof EditLine.EmbedScale scale) return new Edit.EmbedScale(scale.value());
        EditLine.Overwrite overwrite = (EditLine.Overwrite) line;
        Function<Place, Integer> at = places(hand)::of;
        int[] index = overwrite.index().stream().mapToInt(at::apply).toArray();
        float[] values = new float[overwrite.values().size()];
        for (int i = 0; i < values.length; i++)
            values[i] = overwrite.values().get(i).floatValue();
        ActivationName name = ActivationName.parse(Names.inLayer(overwrite.name(), hand.layer()))
                .orElseThrow(() ->
                        new UnreadableException(String.format(Locale.ROOT, "%s is no activation", overwrite.name())));
        return new Edit.Overwrite(name, index, values);
    }
}
