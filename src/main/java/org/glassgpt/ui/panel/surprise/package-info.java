/** How much each token of the text surprised the model. */
package org.glassgpt.ui.panel.surprise;
