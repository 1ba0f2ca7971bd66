/**
 * The listings that articles print, examined: as pseudo-code in the course's own words, line for line in meaning; with the
 * shape of every line worked out in letters ({@link org.glassgpt.clinic.ShapeChecker}); and, where the code can run, run on
 * ND4J with the open model's own weights, beside a listing that does what was meant ({@link
 * org.glassgpt.clinic.AttentionClinic}). The lines that are shown are the lines that are parsed, checked and run.
 */
package org.glassgpt.clinic;
