package org.glassgpt.ui.panel;

import org.glassgpt.figure.Hit;
import org.glassgpt.session.Selection;

/** What is in hand after a part of a picture was pressed, for the parts that several pictures share. Pure functions. */
public final class Presses {
    private Presses() {}

    /** A head, named by its target: layer and head. */
    public static Selection head(Selection selection, Hit hit) {
        return selection.withHead(hit.target().first(), hit.target().second());
    }

    /** A token, named by its target; pressed again it is let go. */
    public static Selection token(Selection selection, Hit hit) {
        int token = hit.target().first();
        return selection.withToken(selection.token() == token ? Selection.LAST : token);
    }

    /** A row, or the first of those that a row stands for, is a token. */
    public static Selection tokenOfRow(Selection selection, Hit hit) {
        return selection.withToken(hit.row() * hit.target().first());
    }

    /** A cell of a vector that is broken over lines is a token. */
    public static Selection tokenInLines(Selection selection, Hit hit) {
        return selection.withToken(place(hit));
    }

    /** A cell of a vector that is broken over lines is a dimension. */
    public static Selection dimensionInLines(Selection selection, Hit hit) {
        return selection.withDimension(place(hit));
    }

    private static int place(Hit hit) {
        return hit.row() * hit.target().first() + hit.column();
    }
}
