/** What all panels share. Floor 4: one package per panel below this one, and panels never import each other. */
package org.glassgpt.ui.panel;
