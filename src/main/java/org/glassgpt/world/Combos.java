package org.glassgpt.world;

/** Which name–thing–place combinations are allowed. */
@FunctionalInterface
interface Combos {
    /** Everything goes. */
    Combos ANY = (name, thing, place) -> true;

    boolean allows(Concept name, Concept thing, Concept place);
}
