/** Positional encodings: the model's own table, and sine and cosine. */
package org.glassgpt.ui.panel.positions;
