package org.glassgpt.ui.panel.comparison;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.glassgpt.figure.Numbers;
import org.glassgpt.figure.Words;
import org.glassgpt.sampling.SamplingSettings;
import org.glassgpt.session.Rival;
import org.glassgpt.session.Snapshot;
import org.glassgpt.session.TokenView;
import org.glassgpt.session.TokenViews;
import org.glassgpt.session.TrainingMoment;
import org.glassgpt.tokenizer.Tokenizer;

/**
 * What the two sides are called: by what tells them apart.
 *
 * @param first of the side that is shown without a comparison
 */
public record SideNames(String first, String second) {
    public static SideNames of(Sides sides, Words words) {
        Snapshot a = sides.first();
        Snapshot b = sides.second();
        Rival rival = sides.rival();
        if (rival instanceof Rival.OtherPrompt) {
            return new SideNames(words.text("compare.side.text", text(a)), words.text("compare.side.text", text(b)));
        }
        if (rival instanceof Rival.OtherSettings) {
            return new SideNames(settings(a.settings(), words), settings(b.settings(), words));
        }
        if (rival instanceof Rival.Moment moment) {
            return new SideNames(model(a, words), moment(moment.step(), words));
        }
        if (rival instanceof Rival.WithoutEdits) {
            return new SideNames(words.text("compare.side.edited"), words.text("compare.side.unedited"));
        }
        return new SideNames(model(a, words), model(b, words));
    }

    private static String model(Snapshot side, Words words) {
        OptionalInt step = TrainingMoment.step(side.modelName());
        return step.isPresent() ? moment(step.getAsInt(), words) : words.text("compare.side.model", side.modelName());
    }

    private static String moment(int step, Words words) {
        return words.text("compare.side.moment", Numbers.count(step));
    }

    private static String settings(SamplingSettings settings, Words words) {
        return words.text(
                "compare.side.settings",
                Numbers.limit(settings.temperature()),
                settings.topK() == 0 ? "–" : "" + settings.topK(),
                Numbers.limit(settings.topP()));
    }

    /** The prompt as it reads; where there is nothing to read, its tokens. */
    private static String text(Snapshot snapshot) {
        List<TokenView> prompt = snapshot.tokens().subList(0, snapshot.promptTokens());
        String text = TokenViews.text(prompt).replace(Tokenizer.END_OF_TEXT, "").replaceAll("\\s+", " ");
        return text.isBlank() ? prompt.stream().map(TokenView::visible).collect(Collectors.joining(" ")) : text.strip();
    }
}
