/**
 * Entry points and the hand-written wiring. Floor 6.
 *
 * <p>The window opens in the order in which it is wanted: a field to write in, the picture of what follows, the rest. JavaFX
 * starts on a thread of its own; meanwhile the main thread makes parts of the window once for nothing, because the second
 * time is quicker ({@link org.glassgpt.app.GlassGptApp#rehearse}), and another reads what loading ND4J begins
 * with. ND4J itself waits until the window is shown: its library is large, and while the system's loader is busy with it all
 * others wait. Measured on two cores: loaded earlier, the window is about a fifth later and the picture no sooner.
 */
package org.glassgpt.app;
