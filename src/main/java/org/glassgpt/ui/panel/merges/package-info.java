/** One word's byte-pair merges, one by one. */
package org.glassgpt.ui.panel.merges;
