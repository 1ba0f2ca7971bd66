/** What may come next, and the draw. */
package org.glassgpt.ui.panel.probabilities;
