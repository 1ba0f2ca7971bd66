/** The vocabulary as a map: two principal components of the token embedding. */
package org.glassgpt.ui.panel.embeddingmap;
