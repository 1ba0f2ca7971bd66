package org.glassgpt.session;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.glassgpt.tokenizer.TokenText;
import org.glassgpt.tokenizer.Tokenizer;

/** Ids as the reader sees them. */
public final class TokenViews {
    private TokenViews() {}

    /** The tokens of a text: one that holds a part of a character names the character its neighbours complete. */
    public static List<TokenView> ofText(Optional<Tokenizer> tokenizer, int[] ids) {
        if (tokenizer.isEmpty())
            return IntStream.of(ids).mapToObj(TokenView::ofId).toList();
        Tokenizer known = tokenizer.get();
        if (IntStream.of(ids).anyMatch(id -> id >= known.vocabSize())) {
            IntFunction<TokenView> each = vocabulary(tokenizer); // a padding row was drawn
            return IntStream.of(ids).mapToObj(each).toList();
        }
        List<String> labels = TokenText.labels(known, ids);
        return IntStream.range(0, ids.length)
                .mapToObj(i -> view(known, ids[i], labels.get(i)))
                .toList();
    }

    /** Any id of a model, by itself; the model may have more rows than the tokenizer has tokens. */
    public static IntFunction<TokenView> vocabulary(Optional<Tokenizer> tokenizer) {
        return tokenizer
                .<IntFunction<TokenView>>map(
                        known -> id -> id < known.vocabSize() ? view(known, id, known.piece(id)) : TokenView.ofId(id))
                .orElse(TokenView::ofId);
    }

    /** Whether a model's vocabulary has that token under that id. */
    static boolean known(OpenModel model, int id, String text) {
        return id < model.shape().vocab()
                && vocabulary(model.tokenizer()).apply(id).text().equals(text);
    }

    /** The text that tokens make together, characters that are spread over some of them put together. */
    public static String text(List<TokenView> tokens) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (TokenView token : tokens) bytes.writeBytes(token.bytes());
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static TokenView view(Tokenizer tokenizer, int id, String label) {
        byte[] bytes = tokenizer.bytes(id);
        String visible = label.isEmpty() ? "#" + id : label;
        return new TokenView(id, TokenText.of(bytes), bytes, visible);
    }
}
