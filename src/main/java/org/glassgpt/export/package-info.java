/**
 * The same figures as PNG, SVG and values: what {@code render} and {@code tour} write. Floor 5.
 *
 * <p>SVG and values are pure functions of a figure. PNG goes through the very nodes that the window draws with, on a
 * JavaFX toolkit without a display, so that a picture in a file is the picture on screen.
 */
package org.glassgpt.export;
