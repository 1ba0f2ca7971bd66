package org.glassgpt.ui.state;

import java.util.List;
import java.util.Optional;
import org.glassgpt.lesson.Reading;
import org.glassgpt.session.Snapshot;
import org.glassgpt.session.TokenView;
import org.glassgpt.tokenizer.Tokenizer;
import org.glassgpt.tokenizer.UnencodableTextException;

/** A finished state of the session as lessons read it. */
public final class Readings {
    private Readings() {}

    /**
     * @param prompt as typed
     */
    public static Reading of(Snapshot snapshot, String prompt) {
        Optional<Tokenizer> tokenizer = snapshot.readouts().tokenizer();
        List<byte[]> bytes = snapshot.tokens().stream().map(TokenView::bytes).toList();
        return new Reading(
                snapshot.trace(),
                snapshot.weights(),
                bytes,
                prompt,
                snapshot.promptTokens(),
                id -> snapshot.vocabulary().apply(id).text(),
                text -> firstToken(tokenizer, text),
                snapshot.settings(),
                snapshot.next());
    }

    private static int firstToken(Optional<Tokenizer> tokenizer, String text) {
        if (tokenizer.isEmpty() || text.isEmpty()) return -1;
        try {
            return tokenizer.get().encode(text)[0];
        } catch (UnencodableTextException e) {
            return -1;
        }
    }
}
