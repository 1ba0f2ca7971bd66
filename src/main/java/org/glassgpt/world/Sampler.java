package org.glassgpt.world;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.glassgpt.i18n.Language;

/** Tells one story with drawn picks and remembers where its facts stand. */
final class Sampler implements Teller {
    private final Language language;
    private final RandomGenerator random;
    private final StringBuilder text = new StringBuilder();
    private final List<String> segments = new ArrayList<>();
    private final List<Concept> mentioned = new ArrayList<>();
    private final List<Fact> facts = new ArrayList<>();
    private double logProbability;

    Sampler(Language language, RandomGenerator random) {
        this.language = language;
        this.random = random;
    }

    Story story() {
        return new Story(language, text.toString(), segments, facts);
    }

    /** Natural logarithm of the probability of the picks drawn so far. */
    double logProbability() {
        return logProbability;
    }

    @Override
    public <T> T pick(Choice<T> choice) {
        int index = choice.drawIndex(random);
        logProbability += Math.log(choice.probability(index));
        return choice.options().get(index);
    }

    @Override
    public void say(String piece) {
        text.append(piece);
        segments.add(piece);
    }

    @Override
    public void say(String piece, Mention mention) {
        Concept concept = mention.concept();
        String word = concept.word(language);
        int end = text.length() + piece.length();
        if (mention.asked()) {
            facts.add(new Fact(concept.kind().label(), end - word.length(), end, word, candidates(concept.kind())));
        }
        mentioned.remove(concept);
        mentioned.add(concept);
        say(piece);
    }

    private List<String> candidates(Kind kind) {
        return mentioned.stream()
                .filter(c -> c.kind() == kind)
                .map(c -> c.word(language))
                .toList();
    }
}
