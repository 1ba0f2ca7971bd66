/** Draws figures in JavaFX, and the fonts they are drawn with; knows nothing of GPT. Floor 3. */
package org.glassgpt.ui.control;
