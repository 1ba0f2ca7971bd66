package org.glassgpt.world;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.glassgpt.i18n.Language;

/** Sentence patterns in both languages at once: what a slot stands for is drawn once and said in each. */
final class Parallel {
    /** A sentence and its translation. */
    record Pair(String en, String zh) {}

    /** What fills a slot; {@code concept} is null for words that are not concepts. */
    private record Filling(String en, String zh, Concept concept) {}

    private record Pattern(List<String> en, List<String> zh) {
        boolean isFact() {
            return en.containsAll(List.of("{name}", "{thing}", "{place}"));
        }
    }

    private final Map<String, Choice<Filling>> fillings;
    private final List<Pattern> patterns;
    private final Withheld withheld;

    private Parallel(Map<String, Choice<Filling>> fillings, List<Pattern> patterns, Withheld withheld) {
        this.fillings = fillings;
        this.patterns = patterns;
        this.withheld = withheld;
    }

    /** A pair of the split; withheld ones always state a fact, for other sentences belong to training. */
    Pair draw(Split split, RandomGenerator random) {
        List<Pattern> allowed = split == Split.TRAIN
                ? patterns
                : patterns.stream().filter(Pattern::isFact).toList();
        Pattern pattern = Choice.uniform(allowed).draw(random);
        Map<String, Filling> filled;
        do {
            filled = fill(pattern, random);
        } while (!isOf(split, pattern, filled));
        return new Pair(set(Language.EN, pattern.en(), filled), set(Language.ZH, pattern.zh(), filled));
    }

    private Map<String, Filling> fill(Pattern pattern, RandomGenerator random) {
        Map<String, Filling> filled = new HashMap<>();
        for (String item : pattern.en()) {
            if (item.startsWith("{")) {
                filled.put(item, fillings.get(item).draw(random));
            }
        }
        return filled;
    }

    private boolean isOf(Split split, Pattern pattern, Map<String, Filling> filled) {
        Filling other = filled.get("{name2}");
        if (other != null && other.equals(filled.get("{name}"))) {
            return false;
        }
        return !pattern.isFact()
                || withheld.combos(split)
                        .allows(
                                filled.get("{name}").concept(),
                                filled.get("{thing}").concept(),
                                filled.get("{place}").concept());
    }

    private static String set(Language language, List<String> items, Map<String, Filling> filled) {
        StringBuilder text = new StringBuilder();
        Pen pen = new Pen(language, new Teller() {
            @Override
            public <T> T pick(Choice<T> choice) {
                throw new IllegalStateException("everything is picked before a sentence is set");
            }

            @Override
            public void say(String piece) {
                text.append(piece);
            }
        });
        for (String item : items) {
            Filling filling = filled.get(item);
            String words = filling == null ? item : language == Language.EN ? filling.en() : filling.zh();
            for (String word : words.split(" ")) {
                pen.write(new Word(word));
            }
        }
        return text.toString();
    }

    /** @param file the name used in messages */
    static Parallel parse(String file, List<String> lines, Lexicon lexicon, Withheld withheld) {
        Map<String, Choice<Filling>> fillings = new HashMap<>();
        fillings.put("{name}", concepts(lexicon, Kind.NAME));
        fillings.put("{name2}", concepts(lexicon, Kind.NAME));
        fillings.put("{thing}", concepts(lexicon, Kind.THING));
        fillings.put("{place}", concepts(lexicon, Kind.PLACE));
        fillings.put("{colour}", concepts(lexicon, Kind.COLOUR));
        List<Pattern> patterns = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            String where = file + ", line " + (i + 1);
            if (line.contains("|||")) {
                patterns.add(pattern(where, line, fillings));
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                int colon = line.indexOf(':');
                if (colon < 0) {
                    throw new IllegalArgumentException(
                            where + ": expected word: English=Chinese | …, or English ||| Chinese, but found: " + line);
                }
                fillings.put("{" + line.substring(0, colon) + "}", words(where, line.substring(colon + 1)));
            }
        }
        return new Parallel(fillings, List.copyOf(patterns), withheld);
    }

    private static Choice<Filling> concepts(Lexicon lexicon, Kind kind) {
        return Choice.uniform(lexicon.all(kind).stream()
                .map(c -> new Filling(c.en(), c.zh(), c))
                .toList());
    }

    private static Choice<Filling> words(String where, String list) {
        List<Filling> words = new ArrayList<>();
        for (String pair : list.split("\\|")) {
            int equals = pair.indexOf('=');
            if (equals < 0) {
                throw new IllegalArgumentException(where + ": expected English=Chinese, but found: " + pair.strip());
            }
            words.add(new Filling(
                    pair.substring(0, equals).strip(),
                    pair.substring(equals + 1).strip(),
                    null));
        }
        return Choice.uniform(words);
    }

    private static Pattern pattern(String where, String line, Map<String, Choice<Filling>> fillings) {
        int bars = line.indexOf("|||");
        List<String> en = List.of(line.substring(0, bars).strip().split(" +"));
        List<String> zh = List.of(line.substring(bars + 3).strip().split(" +"));
        for (List<String> side : List.of(en, zh)) {
            for (String item : side) {
                if (item.startsWith("{") && !(fillings.containsKey(item) && en.contains(item))) {
                    throw new IllegalArgumentException(
                            where + ": " + item + " is no word of this file, or the English side lacks it");
                }
            }
        }
        return new Pattern(en, zh);
    }
}
