package org.glassgpt.world;

/** How a character is referred to: animals with {@code IT}, people with the pronoun drawn for them in a story. */
enum Gender {
    IT,
    HE,
    SHE;

    Gender other() {
        return switch (this) {
            case IT -> IT;
            case HE -> SHE;
            case SHE -> HE;
        };
    }
}
