package org.glassgpt.figure;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Text made to fit: broken into lines, or shortened in the middle. */
public final class Lines {
    private static final String DOTS = "…";

    /** A text fits a room that was made for it, whatever was added and taken away again. */
    private static final double ROUNDING = 0.01;

    private Lines() {}

    /** Breaks at spaces and between Chinese characters, never before closing punctuation. */
    public static List<String> wrap(String text, double width, Type type, TextMetrics metrics) {
        BreakIterator breaks = BreakIterator.getLineInstance(Locale.ROOT);
        breaks.setText(text);
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        int from = breaks.first();
        for (int to = breaks.next(); to != BreakIterator.DONE; from = to, to = breaks.next()) {
            String piece = text.substring(from, to);
            boolean full = metrics.width((line + piece).stripTrailing(), type) > width;
            if (full && !line.isEmpty()) {
                lines.add(line.toString().stripTrailing());
                line.setLength(0);
            }
            line.append(piece);
        }
        if (!line.isEmpty()) lines.add(line.toString().stripTrailing());
        return lines;
    }

    /** The text, or its two ends with dots between them. */
    public static String elide(String text, double width, Type type, TextMetrics metrics) {
        if (metrics.width(text, type) <= width + ROUNDING) return text;
        int[] points = text.codePoints().toArray();
        for (int kept = points.length - 1; kept > 0; kept--) {
            int head = (kept + 1) / 2;
            String shorter =
                    new String(points, 0, head) + DOTS + new String(points, points.length - (kept - head), kept - head);
            if (metrics.width(shorter, type) <= width) return shorter;
        }
        return DOTS;
    }
}
