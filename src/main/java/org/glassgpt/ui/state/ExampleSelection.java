package org.glassgpt.ui.state;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.glassgpt.gallery.Example;
import org.glassgpt.session.Selection;
import org.glassgpt.session.Snapshot;
import org.glassgpt.session.TokenView;
import org.glassgpt.trace.Activation;
import org.glassgpt.trace.ActivationName;
import org.glassgpt.trace.Trace;

/** Where an example of the gallery is to be looked at, in a state that shows its text. Pure functions. */
public final class ExampleSelection {
    private ExampleSelection() {}

    /** The selection with the example's token, key and head in hand; what the trace does not hold stays as it was. */
    public static Selection of(Example example, Snapshot snapshot, Selection before) {
        int T = snapshot.tokens().size();
        int token = example.token()
                .flatMap(word -> place(snapshot, example.text(), word, true).stream()
                        .boxed()
                        .findFirst())
                .orElse(T - 1);
        OptionalInt key = example.key().isEmpty()
                ? OptionalInt.empty()
                : place(snapshot, example.text(), example.key().get(), false);
        Selection chosen = before.withCell(token == T - 1 ? Selection.LAST : token, key.orElse(Selection.NONE));
        return head(example, snapshot.trace(), token, key)
                .map(head -> chosen.withHead(head.layer(), head.head()))
                .orElse(chosen);
    }

    /**
     * The token that ends a word of the prompt.
     *
     * @param last the last place where the word stands, or else the first
     */
    static OptionalInt place(Snapshot snapshot, String text, String word, boolean last) {
        int at = last ? text.lastIndexOf(word) : text.indexOf(word);
        if (at < 0) return OptionalInt.empty();
        int end = text.substring(0, at + word.length()).getBytes(StandardCharsets.UTF_8).length;
        List<TokenView> prompt = snapshot.tokens().subList(0, snapshot.promptTokens());
        int typed = text.getBytes(StandardCharsets.UTF_8).length;
        int all = prompt.stream().mapToInt(token -> token.bytes().length).sum();
        int seen = typed - all; // a start token stands before what was typed
        for (int token = 0; token < prompt.size(); token++) {
            seen += prompt.get(token).bytes().length;
            if (seen >= end) return OptionalInt.of(token);
        }
        return OptionalInt.empty();
    }

    private record Head(int layer, int head, double weight) {}

    private static Optional<Head> head(Example example, Trace trace, int token, OptionalInt key) {
        if (example.head() == Example.Role.ANY) return Optional.empty();
        Head best = null;
        for (int layer = 0; layer < trace.model().layers(); layer++) {
            Optional<Activation> pattern = trace.find(ActivationName.pattern(layer)); // (nh, T, T)
            if (pattern.isEmpty()) return Optional.empty();
            for (int head = 0; head < trace.model().heads(); head++) {
                double weight = example.head() == Example.Role.PREVIOUS
                        ? previous(pattern.get(), head, trace.tokens())
                        : key.isPresent() ? pattern.get().at(head, token, key.getAsInt()) : 0;
                if (best == null || weight > best.weight()) best = new Head(layer, head, weight);
            }
        }
        return Optional.ofNullable(best);
    }

    /** Mean weight on the token before, over all queries but the first. */
    private static double previous(Activation pattern, int head, int T) {
        double sum = 0;
        for (int query = 1; query < T; query++) sum += pattern.at(head, query, query - 1);
        return sum / Math.max(1, T - 1);
    }
}
