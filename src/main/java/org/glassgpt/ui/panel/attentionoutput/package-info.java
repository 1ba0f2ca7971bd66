/** What the heads write, through W_O. */
package org.glassgpt.ui.panel.attentionoutput;
