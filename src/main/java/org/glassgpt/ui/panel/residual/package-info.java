/** What every block wrote into the residual stream. */
package org.glassgpt.ui.panel.residual;
