/** Prompts worth looking at, as data: what each shows, and where to look. Floor 2, no JavaFX. */
package org.glassgpt.gallery;
