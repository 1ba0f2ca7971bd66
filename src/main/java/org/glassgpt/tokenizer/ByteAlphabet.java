package org.glassgpt.tokenizer;

import java.util.Arrays;

/**
 * GPT-2's table byte ⇄ printable character, in which vocabulary files write tokens ({@code bytes_to_unicode} of the
 * published {@code encoder.py}): printable Latin-1 stands for itself, the other 68 bytes for U+0100 and up, so that a
 * space is Ġ and a line feed is Ċ.
 */
final class ByteAlphabet {
    private static final int EXTRA = 0x100;
    private static final char[] CHARS = chars();
    private static final int[] BYTES = bytes();

    private ByteAlphabet() {}

    /** The character that stands for a byte, 0 … 255. */
    static char charOf(int b) {
        return CHARS[b];
    }

    /** The byte that a character stands for, or −1 if the table does not have the character. */
    static int byteOf(char c) {
        return c < BYTES.length ? BYTES[c] : -1;
    }

    static String write(byte[] bytes) {
        StringBuilder out = new StringBuilder(bytes.length);
        for (byte b : bytes) {
            out.append(CHARS[b & 0xFF]);
        }
        return out.toString();
    }

    /** The bytes of a written token, or null if a character is not of the table. */
    static byte[] read(String written) {
        byte[] out = new byte[written.length()];
        for (int i = 0; i < out.length; i++) {
            int b = byteOf(written.charAt(i));
            if (b < 0) {
                return null;
            }
            out[i] = (byte) b;
        }
        return out;
    }

    /** The 256 bytes in the order of GPT-2's first 256 ids: those that stand for themselves, then the others. */
    static int[] inOrderOfIds() {
        int[] order = new int[256];
        int n = 0;
        for (int b = 0; b < 256; b++) {
            if (CHARS[b] < EXTRA) {
                order[n++] = b;
            }
        }
        for (int b = 0; b < 256; b++) {
            if (CHARS[b] >= EXTRA) {
                order[n++] = b;
            }
        }
        return order;
    }

    private static char[] chars() {
        char[] chars = new char[256];
        int extra = EXTRA;
        for (int b = 0; b < 256; b++) {
            boolean printable = (b >= '!' && b <= '~') || (b >= 0xA1 && b <= 0xAC) || b >= 0xAE;
            chars[b] = (char) (printable ? b : extra++);
        }
        return chars;
    }

    private static int[] bytes() {
        int[] bytes = new int[EXTRA + 68];
        Arrays.fill(bytes, -1);
        for (int b = 0; b < 256; b++) {
            bytes[CHARS[b]] = b;
        }
        return bytes;
    }
}
