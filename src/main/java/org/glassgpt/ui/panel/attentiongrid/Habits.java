package org.glassgpt.ui.panel.attentiongrid;

import org.glassgpt.figure.Pattern;

/**
 * What a head does on average over the queries of a text, the first left out (it can see only itself).
 *
 * @param itself mean weight on the query's own token
 * @param previous mean weight on the token before it
 * @param first mean weight on the first token of the text
 */
record Habits(double itself, double previous, double first) {
    static Habits of(Pattern pattern) {
        double itself = 0;
        double previous = 0;
        double first = 0;
        int T = pattern.tokens();
        if (T == 1) return new Habits(pattern.weight(0, 0), 0, pattern.weight(0, 0));
        for (int query = 1; query < T; query++) {
            itself += pattern.weight(query, query);
            previous += pattern.weight(query, query - 1);
            first += pattern.weight(query, 0);
        }
        return new Habits(itself / (T - 1), previous / (T - 1), first / (T - 1));
    }
}
