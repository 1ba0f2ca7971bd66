package org.glassgpt.lesson;

/** An expression asks a pass for what it does not hold: a mark of another text, a layer that the model does not have. */
public final class UnreadableException extends RuntimeException {
    UnreadableException(String why) {
        super(why);
    }
}
