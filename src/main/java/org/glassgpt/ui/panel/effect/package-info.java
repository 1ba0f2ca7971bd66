/** What the edits of a pass do to the next token. */
package org.glassgpt.ui.panel.effect;
