package org.glassgpt.lesson;

/** Straight quotation marks and apostrophes, as a keyboard has them, made the curved ones of print. */
final class Quotes {
    private static final String OPENS_AFTER = "([{—–-/“‘";

    private Quotes() {}

    /**
     * After a Chinese character a straight double mark stays as it is: nothing tells whether it opens or closes.
     *
     * @param before the character before the text; a space at the beginning
     */
    static String printed(String text, char before) {
        StringBuilder out = new StringBuilder(text.length());
        char last = before;
        for (int i = 0; i < text.length(); i++) {
            char now = text.charAt(i);
            boolean opens = Character.isWhitespace(last) || OPENS_AFTER.indexOf(last) >= 0;
            if (now == '\'') now = opens ? '‘' : '’';
            else if (now == '"' && !InlineReader.wide(last)) now = opens ? '“' : '”';
            out.append(now);
            last = now;
        }
        return out.toString();
    }
}
