package org.glassgpt.world;

/** A probabilistic program: the same picks always lead to the same words and the same further choices. */
@FunctionalInterface
interface Program {
    void tell(Teller teller);
}
