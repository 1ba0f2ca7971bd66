package org.glassgpt.cli;

import org.glassgpt.export.Renderer;

/**
 * What commands work with.
 *
 * @param console where they write
 * @param assets what travels with the application
 * @param folders of the user
 * @param window to be shown
 * @param renderer draws without one
 */
record Desk(Console console, BundledAssets assets, UserFolders folders, Window window, Renderer renderer) {}
