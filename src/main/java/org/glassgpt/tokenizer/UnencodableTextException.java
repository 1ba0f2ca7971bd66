package org.glassgpt.tokenizer;

/** A text holds a character that the vocabulary lacks; the message names the character and its place. */
public final class UnencodableTextException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final int index;

    /** @param index where the character stands in the text, in UTF-16 units */
    public UnencodableTextException(String text, int index) {
        super(String.format(
                "the vocabulary has no token for the character %s (U+%04X) at position %d of the text",
                TokenText.visible(Utf8.wellFormed(Character.toString(text.codePointAt(index)))),
                text.codePointAt(index),
                text.codePointCount(0, index) + 1));
        this.index = index;
    }

    /** Where the character stands in the text, in UTF-16 units. */
    public int index() {
        return index;
    }
}
