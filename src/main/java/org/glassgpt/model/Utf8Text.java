package org.glassgpt.model;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Bytes that are UTF-8 or are refused: a JSON parser left alone with them would guess among five encodings. */
public final class Utf8Text {
    private static final int LONGEST_QUOTE = 80;

    private Utf8Text() {}

    /** The text; empty when the bytes are not UTF-8. */
    public static Optional<String> of(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** A piece of a stranger's file for a sentence about it: on one line, and not longer than one. */
    public static String quotable(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.length() <= LONGEST_QUOTE ? line : line.substring(0, LONGEST_QUOTE) + "…";
    }
}
