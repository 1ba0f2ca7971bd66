package org.glassgpt.session;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * A token as the reader sees it. Immutable.
 *
 * @see #text()
 * @see #visible()
 */
public final class TokenView {
    private final int id;
    private final String text;
    private final byte[] bytes;
    private final String visible;

    /**
     * @param id in the vocabulary
     * @param text as running text shows it, spaces as spaces; never the replacement character
     * @param bytes that the token stands for; empty when the model has no tokenizer
     * @param visible as a label shows it, white space made visible (␣ ⏎); never empty
     */
    public TokenView(int id, String text, byte[] bytes, String visible) {
        this.id = id;
        this.text = text;
        this.bytes = bytes.clone();
        this.visible = visible;
    }

    /** A token of a model without a tokenizer: its id is all there is to show. */
    public static TokenView ofId(int id) {
        return new TokenView(id, "#" + id, new byte[0], "#" + id);
    }

    public int id() {
        return id;
    }

    public String text() {
        return text;
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    public String visible() {
        return visible;
    }

    /** The bytes in hexadecimal, such as {@code E9 A3 8E}. */
    public String hex() {
        return HexFormat.ofDelimiter(" ").withUpperCase().formatHex(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TokenView view
                && id == view.id
                && text.equals(view.text)
                && visible.equals(view.visible)
                && Arrays.equals(bytes, view.bytes);
    }

    @Override
    public int hashCode() {
        return 31 * id + visible.hashCode();
    }

    @Override
    public String toString() {
        return id + " " + visible;
    }
}
