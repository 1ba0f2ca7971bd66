/** The steps taken, to go back to. */
package org.glassgpt.ui.panel.history;
