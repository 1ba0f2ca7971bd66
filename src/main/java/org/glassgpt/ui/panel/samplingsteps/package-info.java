/** From logits to the draw, each step of the way. */
package org.glassgpt.ui.panel.samplingsteps;
