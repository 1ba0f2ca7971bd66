package org.glassgpt.world;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** The patterns of the sentences that stories are made of, each by itself: a pattern of several sentences gives several. */
final class SentencePatterns {
    private final List<List<Part>> found = new ArrayList<>();
    private final Set<Choice<List<Part>>> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    private SentencePatterns() {}

    static Choice<List<Part>> of(Grammar grammar) {
        SentencePatterns patterns = new SentencePatterns();
        patterns.collect(grammar.rule("story"));
        return Choice.uniform(List.copyOf(patterns.found));
    }

    private void collect(Choice<List<Part>> rule) {
        if (!seen.add(rule)) return;
        for (List<Part> pattern : rule.options()) {
            int begin = 0;
            for (int i = 0; i < pattern.size(); i++) {
                if (pattern.get(i) instanceof Part.Rule reference) collect(reference.patterns());
                if (!SentenceEnds.at(pattern, i)) continue;
                found.add(pattern.subList(begin, i + 1));
                begin = i + 1;
            }
        }
    }
}
