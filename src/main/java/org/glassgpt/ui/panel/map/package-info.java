/** The map of the network, from the whole of it down to one operation. */
package org.glassgpt.ui.panel.map;
