/**
 * The story world: little stories in Chinese and English from one set of people, animals, things and places, each with
 * an exact probability.
 *
 * <p>One probabilistic program, {@link org.glassgpt.world.Narrator}, tells a story by saying words and picking among
 * weighted options through a {@link org.glassgpt.world.Teller}. The same program is used three ways: {@code Sampler}
 * draws the picks, {@code Scorer} finds every sequence of picks that says a given text, {@code Enumerator} walks all of
 * them. The sentences themselves are data, one grammar per language ({@code en.grammar}, {@code zh.grammar}), each
 * written natively; {@code concepts.csv} holds what the two share.
 *
 * <p>Decisions worth remembering:
 *
 * <ul>
 *   <li>Picks are made right before they become visible, so that the search by replay prunes at once and a story is
 *       scored in about a millisecond.
 *   <li>People are called by their occupation alone ("the doctor"), so that nothing but the occupation is evidence for
 *       a pronoun.
 *   <li>A tenth of the name–thing–place combinations never occurs in training stories. They are chosen so that any two
 *       of the three always leave some third that is withheld and many that are not: whatever the order of a sentence,
 *       the last pick alone keeps the rule, and the probabilities stay exact by renormalising over what is left.
 * </ul>
 */
package org.glassgpt.world;
