/** The timeline of the pass: every operation in order. */
package org.glassgpt.ui.panel.timeline;
