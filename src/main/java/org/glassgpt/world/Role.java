package org.glassgpt.world;

import java.util.Locale;

/** What a slot of a sentence pattern stands for; patterns write the role in lower case between braces. */
enum Role {
    /** A character not met before. */
    NEW(Kind.NAME),
    /** Another character not met before. */
    NEW2(Kind.NAME),
    /** The character of the fact being told. */
    OWNER(Kind.NAME),
    /** The thing of the fact being told. */
    THING(Kind.THING),
    /** The colour of that thing. */
    COLOUR(Kind.COLOUR),
    /** The place of the fact being told. */
    PLACE(Kind.PLACE),
    /** The character of the fact asked for. */
    A(Kind.NAME),
    /** Its thing. */
    T(Kind.THING),
    /** Its place. */
    P(Kind.PLACE),
    /** Its colour. */
    C(Kind.COLOUR),
    /** A character other than the one of the fact asked for. */
    B(Kind.NAME),
    /** Any character met before. */
    W(Kind.NAME),
    /** Any other character met before. */
    V(Kind.NAME);

    private final Kind kind;

    Role(Kind kind) {
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }

    /** The role that patterns write so; null if there is none. */
    static Role named(String label) {
        for (Role role : values()) {
            if (role.name().toLowerCase(Locale.ROOT).equals(label)) {
                return role;
            }
        }
        return null;
    }
}
