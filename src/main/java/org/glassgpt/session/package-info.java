/**
 * What is open now: prompt, model, edits, trace, the steps taken. Floor 2, no JavaFX.
 *
 * <p>A {@link org.glassgpt.session.Snapshot} is one finished state of it, immutable, with everything that the pictures
 * need; a {@link org.glassgpt.session.Selection} is what the reader has in hand. Pictures are functions of the two.
 * A {@link org.glassgpt.session.Comparison} is a second snapshot beside the one that is shown, of the same inputs but for one
 * thing, the {@link org.glassgpt.session.Rival}.
 */
package org.glassgpt.session;
