/**
 * The command line: the same engine with no window. Floor 6.
 *
 * <p>It is a contract that others build on: stdout carries the result, in UTF-8 and nothing else; stderr carries progress
 * and, on failure, one line; logs and whatever the JVM or native code has to say go to files ({@link
 * org.glassgpt.cli.StandardStreams}). Exit 0; 1 for an error; 2 for wrong usage.
 *
 * <p>Commands get their {@link org.glassgpt.cli.Console} handed in, so tests run them in the same process. The window is
 * handed in as well ({@link org.glassgpt.cli.Window}): {@code app} uses this package, not the other way round.
 */
package org.glassgpt.cli;
