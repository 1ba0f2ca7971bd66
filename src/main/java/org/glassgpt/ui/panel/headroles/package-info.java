/** What each head does, measured. */
package org.glassgpt.ui.panel.headroles;
