package org.glassgpt.world;

/** Which name–thing–place combinations a story may be built from. */
public enum Split {
    /** Only combinations that are not withheld: what a model is trained on. */
    TRAIN,
    /** Only withheld combinations, about a tenth of all: what a model is asked for. */
    WITHHELD
}
