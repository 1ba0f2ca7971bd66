package org.glassgpt.tokenizer;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Text ⇄ ids. Immutable and safe to share between threads. Ids run from 0 to {@link #vocabSize()} − 1 without gaps; an
 * id outside is an {@link IllegalArgumentException}.
 */
public interface Tokenizer {

    /** The end-of-text marker that GPT-2 puts between documents, where it stands as one id. */
    String END_OF_TEXT = "<|endoftext|>";

    /**
     * Encodes text.
     *
     * @param allowSpecial whether a special token's name in the text becomes its one id (longest name first); otherwise
     *     it is encoded as the ordinary characters it consists of
     * @throws UnencodableTextException if the vocabulary lacks a character of the text
     */
    int[] encode(String text, boolean allowSpecial);

    /** Encodes text as ordinary text: {@code <|endoftext|>} in it is thirteen characters, not one id. */
    default int[] encode(String text) {
        return encode(text, false);
    }

    /** How many ids there are, special ones included. */
    int vocabSize();

    /** The UTF-8 bytes that an id stands for, perhaps only a part of a character; a copy. */
    byte[] bytes(int id);

    /** The special tokens by name with their ids, in order of id. */
    Map<String, Integer> specials();

    /** The id of a special token such as {@code <|endoftext|>}, if this vocabulary has it. */
    default OptionalInt id(String special) {
        Integer id = specials().get(special);
        return id == null ? OptionalInt.empty() : OptionalInt.of(id);
    }

    /** Whether the id is one of {@link #specials()}. */
    default boolean isSpecial(int id) {
        return specials().containsValue(id);
    }

    /**
     * One id alone, as a list of the vocabulary shows it: white space visible, bytes that make no character as ⟨E9 A3⟩.
     * Inside a text {@link TokenText#labels} says more.
     */
    default String piece(int id) {
        return TokenText.visible(bytes(id));
    }

    /** The bytes of all ids, one after the other. */
    default byte[] decodeBytes(int[] ids) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int id : ids) {
            out.writeBytes(bytes(id));
        }
        return out.toByteArray();
    }

    /**
     * The text of ids; {@code decode(encode(text))} is the text. Bytes that make no character, such as the head of one
     * whose tail is not generated yet, are written ⟨E9 A3⟩.
     */
    default String decode(int[] ids) {
        return Utf8.text(decodeBytes(ids));
    }

    /** Encodes and says for each token where in the text it stands. */
    default List<Token> tokens(String text, boolean allowSpecial) {
        int[] ids = encode(text, allowSpecial);
        CharPlaces places = new CharPlaces(text);
        List<Token> tokens = new ArrayList<>(ids.length);
        for (int id : ids) {
            byte[] bytes = bytes(id);
            int start = places.start();
            int end = places.advance(bytes.length);
            tokens.add(new Token(id, Bytes.of(bytes), start, end));
        }
        return Collections.unmodifiableList(tokens);
    }
}
