package org.glassgpt.figure;

/** How wide text is, so that a picture can be laid out where there is no window. */
@FunctionalInterface
public interface TextMetrics {
    /** Advance width in logical pixels. */
    double width(String text, Type type);
}
