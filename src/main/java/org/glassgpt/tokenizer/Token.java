package org.glassgpt.tokenizer;

/**
 * One token of an encoded text.
 *
 * @param id its id in the vocabulary
 * @param bytes the UTF-8 bytes it stands for
 * @param start where the character that holds its first byte begins in the text, in UTF-16 units
 * @param end where the character that holds its last byte ends; tokens that share a character overlap in it
 */
public record Token(int id, Bytes bytes, int start, int end) {}
