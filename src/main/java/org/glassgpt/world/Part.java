package org.glassgpt.world;

import java.util.List;
import java.util.Map;

/** One part of a sentence pattern. */
sealed interface Part permits Word, Part.Rule, Part.Slot, Part.Pronoun {

    void tell(Telling telling);

    /** A pattern of another rule. The patterns are linked once all rules are read, for rules refer to each other. */
    final class Rule implements Part {
        private final String name;
        private Choice<List<Part>> patterns;

        Rule(String name) {
            this.name = name;
        }

        void link(Map<String, Choice<List<Part>>> rules) {
            patterns = rules.get(name);
        }

        Choice<List<Part>> patterns() {
            return patterns;
        }

        @Override
        public void tell(Telling telling) {
            telling.rule(patterns);
        }
    }

    /**
     * A character, thing, place or colour.
     *
     * @param open whether another word could as well stand here, so that nobody is asked to know this one
     */
    record Slot(Role role, boolean open) implements Part {
        @Override
        public void tell(Telling telling) {
            telling.slot(role, open);
        }
    }

    /** A pronoun for a character named before in the same sentences. */
    record Pronoun(Case form, Role role) implements Part {
        @Override
        public void tell(Telling telling) {
            telling.pronoun(form, role);
        }
    }

    /** The forms of a pronoun. */
    enum Case {
        SUBJECT,
        OBJECT,
        POSSESSIVE
    }
}
