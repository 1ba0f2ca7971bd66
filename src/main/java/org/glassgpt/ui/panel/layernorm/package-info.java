/** One layer norm, worked out. */
package org.glassgpt.ui.panel.layernorm;
