/** The token's row, the position's row, and their sum. */
package org.glassgpt.ui.panel.embedding;
