/** Two passes side by side in any panel: what differs most, in words; both pictures; the difference of their grids. */
package org.glassgpt.ui.panel.comparison;
