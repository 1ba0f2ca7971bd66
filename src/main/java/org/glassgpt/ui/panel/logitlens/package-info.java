/** What the model would say after each block. */
package org.glassgpt.ui.panel.logitlens;
