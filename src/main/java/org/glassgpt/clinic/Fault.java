package org.glassgpt.clinic;

import java.util.Locale;

/** What is wrong with a printed listing. Words stand in the messages under {@code clinic.fault.} and its {@link #key}. */
public enum Fault {
    /** The number of heads is stored and never read: the width is never cut. */
    HEADS_NEVER_SPLIT(Kind.WRONG),
    /** The mask comes in and goes nowhere. */
    MASK_UNREAD(Kind.WRONG),
    /** Only the weight of a Linear is used, its bias never. */
    BIAS_UNREAD(Kind.WRONG),
    /** The keys are worked out, and nobody reads them: q never meets k. */
    KEYS_UNREAD(Kind.WRONG),
    /** Softmax runs over the features of one token, not over the keys that a query can choose from. */
    SOFTMAX_OVER_FEATURES(Kind.WRONG),
    /** There is no division by √d_k. */
    NO_SCALE(Kind.WRONG),
    /** W_o stands at the left, so it mixes tokens, and runs only where there are as many tokens as features. */
    W_O_FROM_THE_LEFT(Kind.STOPS),
    /** The number of a feature is used as the number of a token. */
    FEATURE_AS_TOKEN(Kind.WRONG),
    /** Counts of layers are stored and never read: there is one layer each. */
    LAYERS_IGNORED(Kind.WRONG),
    /** The attention written above is not used: a layer of the library is. */
    OWN_ATTENTION_UNUSED(Kind.WRONG),
    /** The layer expects time first, (T, B, C). */
    TIME_FIRST(Kind.WRONG),
    /** One parameter stands twice: Python refuses to read the file. */
    PARAMETER_TWICE(Kind.STOPS),
    /** Stored, and never read. */
    COUNTS_UNREAD(Kind.BESIDE),
    /** Five arguments for six parameters. */
    FIVE_OF_SIX(Kind.STOPS),
    /** An encoder and a decoder that looks at it, where GPT is a decoder alone. */
    ENCODER_AND_DECODER(Kind.BESIDE),
    /** No norm before the head; GPT-2 has one, GPT-1 has none. */
    NO_FINAL_NORM(Kind.BESIDE),
    /** Nothing hides the tokens to come. */
    NO_CAUSAL_MASK(Kind.WRONG),
    /** One axis too many before the embedding. */
    EXTRA_DIMENSION(Kind.WRONG),
    /** Names of libraries that were never imported. */
    IMPORT_MISSING(Kind.STOPS),
    /** Every token is given the row of position 0. */
    ROW_ZERO_FOR_ALL(Kind.WRONG),
    /** Two arguments for four parameters; the mask lands in the target. */
    TWO_OF_FOUR(Kind.STOPS);

    /** How much it matters. */
    public enum Kind {
        /** The code stops here, or runs only by chance. */
        STOPS,
        /** It runs and works out something else. */
        WRONG,
        /** No mistake in itself: a network could be built so, and GPT is not; or it is of no use. */
        BESIDE
    }

    private final Kind kind;

    Fault(Kind kind) {
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    /** Such as {@code w-o-from-the-left}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
