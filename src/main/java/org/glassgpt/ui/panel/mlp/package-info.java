/** The neurons of one block's MLP. */
package org.glassgpt.ui.panel.mlp;
