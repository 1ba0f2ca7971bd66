package org.glassgpt.lesson;

import java.util.OptionalInt;

/** Where the heads and places are that lessons speak of. Pure functions. */
public final class Heads {
    private Heads() {}

    /**
     * Layer and head of the one that has a role most.
     *
     * @param only the layer to look in; all without
     * @throws UnreadableException when the role needs a key, and none is in hand
     */
    public static int[] find(Scope scope, Setting.Role role, OptionalInt only, Hand hand) {
        return new Resolver(scope.language(), scope.prompt(), scope.plain()).find(role, only, hand);
    }

    /**
     * A place as a number.
     *
     * @throws UnreadableException when the stage shows another text
     */
    public static int place(Scope scope, Place place) {
        return new Places(scope).of(place);
    }
}
