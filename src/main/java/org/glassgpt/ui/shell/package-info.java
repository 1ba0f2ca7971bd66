/**
 * The window: toolbar, stage, inspector, token strip, status; theme and size. Floor 5, wired by hand.
 *
 * <p>Looks are in {@code shell.css}, sizes in em; the root font size and the colours that change with the theme come
 * from {@link org.glassgpt.ui.shell.ThemeSheet}, written from the palette that the pictures use, so that a colour stands
 * in one place only.
 */
package org.glassgpt.ui.shell;
