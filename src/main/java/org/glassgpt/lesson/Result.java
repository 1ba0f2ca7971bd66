package org.glassgpt.lesson;

/** What an expression comes to. */
public sealed interface Result {
    record Number(double value) implements Result {}

    /** For instance of a token, spaces as spaces. */
    record Words(String text) implements Result {}

    record Truth(boolean holds) implements Result {}
}
