package org.glassgpt.figure;

/**
 * One number on a picture.
 *
 * @param value at full precision
 * @param text as it is drawn; where the number is drawn as a colour or a length only, as the hover says it
 * @param colour that it is drawn with
 * @param address behind it
 */
public record Datum(double value, String text, Rgb colour, Address address) {}
