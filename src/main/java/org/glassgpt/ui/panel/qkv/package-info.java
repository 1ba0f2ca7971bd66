/** Queries, keys and values of one head. */
package org.glassgpt.ui.panel.qkv;
