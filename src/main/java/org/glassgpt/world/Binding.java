package org.glassgpt.world;

/** A fact of a story: whose thing of which colour is where. */
record Binding(Concept owner, Concept thing, Concept colour, Concept place) {

    Concept get(Kind kind) {
        return switch (kind) {
            case NAME -> owner;
            case THING -> thing;
            case PLACE -> place;
            case COLOUR -> colour;
        };
    }
}
