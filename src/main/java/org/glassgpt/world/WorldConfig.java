package org.glassgpt.world;

/**
 * The knobs of the world.
 *
 * @param pronounFidelity how often a person gets the pronoun that the occupation is usually given, in [0, 1]
 * @param withheldSalt which combinations are withheld
 * @param withheldModulus one in so many combinations is withheld, at least 2
 */
public record WorldConfig(double pronounFidelity, long withheldSalt, int withheldModulus) {
    /** What the bundled model was trained on. */
    public static final WorldConfig BUNDLED = new WorldConfig(0.8, 20260501L, 10);

    public WorldConfig {
        if (!(pronounFidelity >= 0 && pronounFidelity <= 1)) {
            throw new IllegalArgumentException("pronounFidelity must lie in [0, 1], but is " + pronounFidelity);
        }
        if (withheldModulus < 2) {
            throw new IllegalArgumentException("withheldModulus must be at least 2, but is " + withheldModulus);
        }
    }

    public WorldConfig withPronounFidelity(double fidelity) {
        return new WorldConfig(fidelity, withheldSalt, withheldModulus);
    }
}
