package org.glassgpt.world;

/**
 * What a said word stands for.
 *
 * @param asked whether an earlier sentence determines the word
 */
record Mention(Concept concept, boolean asked) {}
