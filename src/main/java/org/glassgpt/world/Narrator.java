package org.glassgpt.world;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.glassgpt.i18n.Language;

/** The probabilistic program: tells stories of one language from its grammar. */
final class Narrator implements Program {
    private final Language language;
    private final Grammar grammar;
    private final Lexicon lexicon;
    private final Combos combos;
    private final double fidelity;
    private final Map<Kind, Map<Concept, Word>> words = new EnumMap<>(Kind.class);

    /** @param fidelity how often a person gets the pronoun that the occupation is usually given */
    Narrator(Language language, Grammar grammar, Lexicon lexicon, Combos combos, double fidelity) {
        this.language = language;
        this.grammar = grammar;
        this.lexicon = lexicon;
        this.combos = combos;
        this.fidelity = fidelity;
        for (Kind kind : Kind.values()) {
            Map<Concept, Word> ofKind = new HashMap<>();
            for (Concept concept : lexicon.all(kind)) {
                ofKind.put(concept, new Word(concept.word(language)));
            }
            words.put(kind, ofKind);
        }
    }

    @Override
    public void tell(Teller teller) {
        new Telling(this, teller).sections("story");
    }

    /** Tells a story and gives back whose thing of which colour was where in it. */
    List<Binding> facts(Teller teller) {
        Telling telling = new Telling(this, teller);
        telling.sections("story");
        return telling.facts();
    }

    Language language() {
        return language;
    }

    Grammar grammar() {
        return grammar;
    }

    List<Concept> all(Kind kind) {
        return lexicon.all(kind);
    }

    Combos combos() {
        return combos;
    }

    double fidelity() {
        return fidelity;
    }

    Word word(Concept concept) {
        return words.get(concept.kind()).get(concept);
    }
}
