/** What the model takes: parameters, arithmetic, memory; and how it compares with the GPTs that were published. */
package org.glassgpt.ui.panel.cost;
