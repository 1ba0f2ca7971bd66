package org.glassgpt.cli;

import java.util.Optional;
import java.util.stream.IntStream;
import org.glassgpt.tokenizer.TokenText;
import org.glassgpt.tokenizer.Tokenizer;

/** Ids as a command prints them: as text where the model has tokenizer files, as ids where it has none. */
record IdText(Optional<Tokenizer> tokenizer) {
    /** A token alone: {@code #7} without a tokenizer; bytes that are only a part of a character as ⟨E9 A3⟩. */
    String token(int id) {
        return known(id) ? TokenText.of(tokenizer.orElseThrow().bytes(id)) : "#" + id;
    }

    /** A whole text; {@code 1,2,3} when the tokenizer does not have them all. */
    String text(int[] ids) {
        return IntStream.of(ids).allMatch(this::known) ? tokenizer.orElseThrow().decode(ids) : IdList.text(ids);
    }

    /** Models are padded with ids that their tokenizer does not have. */
    private boolean known(int id) {
        return tokenizer.isPresent() && id < tokenizer.get().vocabSize();
    }
}
