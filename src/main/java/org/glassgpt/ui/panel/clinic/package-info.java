/** A printed listing, line by line: what each was meant to do, what it does, and the numbers that it makes. */
package org.glassgpt.ui.panel.clinic;
