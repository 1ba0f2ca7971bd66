/**
 * Pictures as data: laid out, coloured and labelled, before any pixel. Floor 2, no JavaFX.
 *
 * <p>A panel turns a snapshot, a selection, words, a palette and a frame into one tree; the window, the
 * exports, the tests and the screen reader all read that tree, so what they show cannot differ. Each number on it carries
 * the activation or weight tensor and the index behind it.
 */
package org.glassgpt.figure;
