/**
 * Entry points and the hand-written wiring. Floor 6.
 *
 * <p>The window opens in the order in which it is wanted: a field to write in, the picture of what follows, the rest. JavaFX
 * starts on a thread of its own; meanwhile the main thread makes parts of the window once for nothing, because the second
 * time is quicker ({@link org.glassgpt.app.GlassGptApp#rehearse}), and another reads what loading ND4J begins
 * with. ND4J itself waits until the window is shown: its library is large, and while the system's loader is busy with it all
 * others wait. Measured on two cores: loaded just before, the window is a fifth later and the picture a tenth sooner.
 *
 * <p>What comes before the window is kept from what is slow the first time: SLF4J is told its provider and does not look
 * into every jar, log files are opened with the first line, JSON is read without Jackson's mapper, records that are compared have
 * their equality written out, and colours and style sheets are made without {@code String.format}.
 */
package org.glassgpt.app;
