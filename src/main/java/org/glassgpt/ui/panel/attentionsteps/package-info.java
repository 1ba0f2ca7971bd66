/** What one head does for one token, stage by stage. */
package org.glassgpt.ui.panel.attentionsteps;
