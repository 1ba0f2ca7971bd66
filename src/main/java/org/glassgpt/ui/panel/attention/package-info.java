/** One attention head, large. */
package org.glassgpt.ui.panel.attention;
