package org.glassgpt.lesson;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.glassgpt.i18n.Language;

/** Finds words of a lesson's prompt among the tokens of a pass. */
final class Places {
    private final Scope scope;

    Places(Scope scope) {
        this.scope = scope;
    }

    /** A place by its name: last, what is in hand, or a mark. */
    int of(String name) {
        Hand hand = scope.hand();
        return switch (name) {
            case "last" -> scope.reading().tokens() - 1;
            case "token" -> hand.query(scope.reading().tokens());
            case "key" -> inHand(hand.key());
            case "head" -> hand.head();
            case "layer" -> hand.layer();
            default -> marked(name);
        };
    }

    int of(Place place) {
        if (place instanceof Place.At at) return at.index();
        if (place instanceof Place.Last) return of("last");
        if (place instanceof Place.Marked marked) return marked(marked.mark());
        if (place instanceof Place.InHand inHand) {
            return of(
                    switch (inHand.what()) {
                        case TOKEN -> "token";
                        case KEY -> "key";
                        case HEAD -> "head";
                    });
        }
        return Hand.NONE;
    }

    private static int inHand(int key) {
        if (key == Hand.NONE) throw new UnreadableException("no key is in hand");
        return key;
    }

    /** The token that ends a marked word. */
    private int marked(String mark) {
        Prompt prompt = prompt(mark);
        int chars = prompt.end(mark, scope.language());
        if (chars < 0) throw new UnreadableException("the prompt does not hold the word of " + mark);
        String text = scope.reading().prompt();
        int end = text.substring(0, chars).getBytes(StandardCharsets.UTF_8).length;
        List<byte[]> tokens = scope.reading().bytes().subList(0, scope.reading().promptTokens());
        int typed = text.getBytes(StandardCharsets.UTF_8).length;
        int seen = typed - tokens.stream().mapToInt(bytes -> bytes.length).sum(); // a start token stands before
        for (int token = 0; token < tokens.size(); token++) {
            seen += tokens.get(token).length;
            if (seen >= end) return token;
        }
        throw new UnreadableException("no token ends at " + mark);
    }

    /** A marked word as the text would go on with it: English puts a space before. */
    String word(String mark) {
        Prompt prompt = scope.prompt()
                .filter(known -> known.marks().containsKey(mark))
                .orElseThrow(() -> new UnreadableException("there is no mark " + mark));
        String word = prompt.marks().get(mark).word().get(scope.language());
        return scope.language() == Language.EN ? " " + word : word;
    }

    int firstToken(String text) {
        int id = scope.reading().firstToken().applyAsInt(text);
        if (id < 0) throw new UnreadableException("the model has no token for " + text);
        return id;
    }

    private Prompt prompt(String mark) {
        return scope.prompt()
                .filter(known -> known.marks().containsKey(mark))
                .filter(known -> known.text()
                        .get(scope.language())
                        .equals(scope.reading().prompt()))
                .orElseThrow(() -> new UnreadableException("the stage shows no text with the mark " + mark));
    }
}
