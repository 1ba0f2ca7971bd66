/** One head's attention as arcs over the text. */
package org.glassgpt.ui.panel.attentionarcs;
