/**
 * The files that come with the application, wherever it runs: out of a folder of classes, out of a jar that holds them, or
 * out of a package that has them beside its jar. Floor 0.
 */
package org.glassgpt.assets;
