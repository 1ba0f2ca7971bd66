/** Every step ever taken, as a tree: to go back to, and to branch from. */
package org.glassgpt.ui.panel.generationtree;
