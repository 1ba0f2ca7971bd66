package org.glassgpt.tokenizer;

/** Walks a text by UTF-8 bytes and says in which characters they lie. */
final class CharPlaces {
    private final String text;
    private int at; // the character that holds the next byte
    private int used; // bytes of that character already passed

    CharPlaces(String text) {
        this.text = text;
    }

    int start() {
        return at;
    }

    /** Passes {@code bytes} bytes and returns the end of the character that holds the last of them. */
    int advance(int bytes) {
        int left = bytes;
        int end = at;
        while (left > 0) {
            int codePoint = text.codePointAt(at);
            int take = Math.min(left, Utf8.length(codePoint) - used);
            left -= take;
            used += take;
            end = at + Character.charCount(codePoint);
            if (used == Utf8.length(codePoint)) {
                at = end;
                used = 0;
            }
        }
        return end;
    }
}
