package org.glassgpt.tokenizer;

import java.util.Comparator;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds the names of special tokens in a text, longest first, and hands out what lies between them. */
final class SpecialSplitter {
    private final Map<String, Integer> specials;
    private final Pattern names;

    /** What to do with the parts, in order. */
    interface Parts {
        void text(int from, int to);

        void special(int id);
    }

    SpecialSplitter(Map<String, Integer> specials) {
        this.specials = specials;
        this.names = Pattern.compile(specials.keySet().stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|")));
    }

    void split(String text, boolean allowSpecial, Parts parts) {
        int from = 0;
        if (allowSpecial && !specials.isEmpty()) {
            Matcher matcher = names.matcher(text);
            while (matcher.find()) {
                parts.text(from, matcher.start());
                parts.special(specials.get(matcher.group()));
                from = matcher.end();
            }
        }
        parts.text(from, text.length());
    }
}
