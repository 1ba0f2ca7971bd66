/** The text as tokens, ids and bytes. */
package org.glassgpt.ui.panel.tokens;
