package org.glassgpt.cli;

import java.io.PrintStream;

/**
 * Where a command writes.
 *
 * @param out its result and nothing else
 * @param err progress and, on failure, one line
 */
public record Console(PrintStream out, PrintStream err) {}
