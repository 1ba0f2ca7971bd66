package org.glassgpt.world;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The sentence patterns of one language, as weighted rules. In a grammar file
 *
 * <pre>
 *   # a comment
 *   time: morning | evening
 *   fact:
 *     2 * {then} the {owner} found a {colour} {thing} in the {place} .
 *     in the {place} the {owner} ...
 * </pre>
 *
 * words are separated by spaces, {@code {rule}} is replaced by one of that rule's patterns, {@code {role}} by a concept
 * ({@link Role}), as is {@code {role?}} where another word could as well stand, so that it is not one that is asked for,
 * {@code {he:role}}, {@code {him:role}} and {@code {his:role}} by a pronoun; {@code -} is the empty
 * pattern, and a leading {@code n *} is a weight. A story is told from the rule
 * {@code story}, whose parts are its sections.
 */
final class Grammar {
    private final String file;
    private final Map<String, Choice<List<Part>>> rules;

    private Grammar(String file, Map<String, Choice<List<Part>>> rules) {
        this.file = file;
        this.rules = rules;
    }

    /** The patterns of a rule that this file must have. */
    Choice<List<Part>> rule(String name) {
        Choice<List<Part>> rule = rules.get(name);
        if (rule == null) {
            throw new IllegalArgumentException(file + ": expected a rule named " + name + ", but there is none");
        }
        return rule;
    }

    /** Every word that a text told from a rule can contain, concepts and pronouns aside, as the grammar writes it. */
    TreeSet<String> words(String rule) {
        TreeSet<String> words = new TreeSet<>();
        collect(rule(rule), words, Collections.newSetFromMap(new IdentityHashMap<>()));
        return words;
    }

    private static void collect(Choice<List<Part>> rule, TreeSet<String> words, Set<Choice<List<Part>>> seen) {
        if (!seen.add(rule)) {
            return;
        }
        for (List<Part> pattern : rule.options()) {
            for (Part part : pattern) {
                if (part instanceof Word word) {
                    words.add(word.text());
                } else if (part instanceof Part.Rule reference) {
                    collect(reference.patterns(), words, seen);
                }
            }
        }
    }

    /** @param file the name used in messages */
    static Grammar parse(String file, List<String> lines) {
        Map<String, List<String>> sources = new HashMap<>();
        List<String> current = null;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            int colon = line.indexOf(':');
            if (!Character.isWhitespace(lines.get(i).charAt(0)) && colon > 0) {
                current = new ArrayList<>();
                String name = line.substring(0, colon);
                if (Role.named(name) != null) {
                    throw bad(file, i, "a rule cannot be named " + name + ", for that is a role");
                }
                if (sources.put(name, current) != null) {
                    throw bad(file, i, "the rule " + name + " is defined twice");
                }
                line = line.substring(colon + 1).strip();
            }
            if (current == null) {
                throw bad(file, i, "expected a rule, name: pattern | pattern, but found: " + line);
            }
            for (String pattern : line.isEmpty() ? new String[0] : line.split("\\|")) {
                current.add(pattern.strip());
            }
        }
        return compile(file, sources);
    }

    private static Grammar compile(String file, Map<String, List<String>> sources) {
        Map<String, Choice<List<Part>>> rules = new HashMap<>();
        sources.forEach((name, patterns) -> {
            List<List<Part>> options = new ArrayList<>();
            List<Double> weights = new ArrayList<>();
            for (String pattern : patterns) {
                int star = pattern.indexOf(" * ");
                weights.add(star < 0 ? 1.0 : Double.parseDouble(pattern.substring(0, star)));
                options.add(parts(file, name, star < 0 ? pattern : pattern.substring(star + 3), sources));
            }
            if (options.isEmpty()) {
                throw new IllegalArgumentException(file + ": the rule " + name + " has no pattern");
            }
            rules.put(name, Choice.of(options, weights));
        });
        for (Choice<List<Part>> rule : rules.values()) {
            for (List<Part> pattern : rule.options()) {
                for (Part part : pattern) {
                    if (part instanceof Part.Rule reference) {
                        reference.link(rules);
                    }
                }
            }
        }
        return new Grammar(file, rules);
    }

    private static List<Part> parts(String file, String rule, String pattern, Map<String, List<String>> sources) {
        List<Part> parts = new ArrayList<>();
        for (String item : pattern.strip().split("\\s+")) {
            if (item.startsWith("{") && item.endsWith("}")) {
                parts.add(reference(file, rule, item.substring(1, item.length() - 1), sources));
            } else if (!item.equals("-")) {
                parts.add(new Word(item));
            }
        }
        return List.copyOf(parts);
    }

    private static Part reference(String file, String rule, String name, Map<String, List<String>> sources) {
        if (sources.containsKey(name)) {
            return new Part.Rule(name);
        }
        boolean open = name.endsWith("?");
        int colon = name.indexOf(':');
        Role role = Role.named(name.substring(colon + 1, name.length() - (open ? 1 : 0)));
        if (role == null) {
            throw new IllegalArgumentException(
                    file + ", rule " + rule + ": {" + name + "} is neither a rule nor a role");
        }
        return colon < 0 ? new Part.Slot(role, open) : new Part.Pronoun(form(name.substring(0, colon)), role);
    }

    private static Part.Case form(String name) {
        return switch (name) {
            case "he" -> Part.Case.SUBJECT;
            case "him" -> Part.Case.OBJECT;
            case "his" -> Part.Case.POSSESSIVE;
            default ->
                throw new IllegalArgumentException("expected he, him or his before the colon, but found " + name);
        };
    }

    private static IllegalArgumentException bad(String file, int index, String what) {
        return new IllegalArgumentException(file + ", line " + (index + 1) + ": " + what);
    }
}
