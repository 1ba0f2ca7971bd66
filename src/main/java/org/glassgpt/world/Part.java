package org.glassgpt.world;

/** One part of a sentence pattern. */
sealed interface Part permits Word, Part.Rule, Part.Slot, Part.Pronoun {

    void tell(Telling telling);

    /** A pattern of another rule. */
    record Rule(String name) implements Part {
        @Override
        public void tell(Telling telling) {
            telling.rule(name);
        }
    }

    /** A character, thing, place or colour. */
    record Slot(Role role) implements Part {
        @Override
        public void tell(Telling telling) {
            telling.slot(role);
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
