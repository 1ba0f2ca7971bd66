/** Every attention head as small multiples. */
package org.glassgpt.ui.panel.attentiongrid;
