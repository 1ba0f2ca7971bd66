package org.glassgpt.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Good files made bad: samples with a few random changes each. The same seed makes the same files. */
final class Mutator {
    private static final int MOST_CHANGES = 6;
    private static final int LONGEST = 1 << 20;

    /** What readers stumble over: limits of numbers, brackets, quotes, half characters, marks of other encodings. */
    private static final List<String> NASTY = List.of(
            "-1",
            "0",
            "1",
            "2147483647",
            "2147483648",
            "-2147483649",
            "9223372036854775807",
            "18446744073709551615",
            "1e308",
            "1e999",
            "-0.0",
            "1e-400",
            "NaN",
            "Infinity",
            "null",
            "true",
            "false",
            "\"\"",
            "[]",
            "{}",
            "[[",
            "{\"",
            "\"",
            "\\",
            "\\u0000",
            "\\ud800",
            "\\udc00",
            "\uFEFF",
            "\u0000",
            "\r",
            "\r\n",
            "\n",
            "\n\n",
            "\t",
            "---\n",
            "&a ",
            "*a ",
            "!!java.io.File ",
            "<<: ",
            "%YAML 9.9\n",
            "../",
            "/etc/passwd",
            "{{",
            "}}",
            "{{?",
            "](#",
            "$",
            "$$",
            "```\n",
            "> [!",
            "## ",
            "{#",
            "<script>",
            "|",
            "\\frac{",
            "<|endoftext|>",
            "𠮷",
            "\uE0001\uE001",
            "> ",
            "- ",
            "(",
            "a-",
            "é",
            "狐",
            "Ġ",
            "#version: 9");

    private final List<byte[]> samples;
    private final SplittableRandom random;

    Mutator(List<byte[]> samples, long seed) {
        this.samples = samples;
        this.random = new SplittableRandom(seed);
    }

    /** One file: now and then a sample as it is. */
    byte[] next() {
        byte[] bytes = sample();
        int changes = random.nextInt(MOST_CHANGES + 1);
        for (int i = 0; i < changes; i++) bytes = changed(bytes);
        return bytes.length <= LONGEST ? bytes : Arrays.copyOf(bytes, LONGEST);
    }

    private byte[] sample() {
        return samples.get(random.nextInt(samples.size())).clone();
    }

    private byte[] changed(byte[] bytes) {
        int at = place(bytes);
        return switch (random.nextInt(13)) {
            case 0 -> flipped(bytes, at);
            case 1 -> replaced(bytes, at, at + 1, noise(1));
            case 2 -> replaced(bytes, at, at, noise(1 + random.nextInt(8)));
            case 3 -> replaced(bytes, at, at + random.nextInt(1 + Math.min(64, bytes.length - at)), new byte[0]);
            case 4 -> Arrays.copyOf(bytes, at);
            case 5 -> replaced(bytes, at, at, span(bytes));
            case 6 -> replaced(bytes, at, at + random.nextInt(1 + Math.min(16, bytes.length - at)), span(sample()));
            case 7, 8 -> replaced(bytes, at, at, nasty());
            case 9 -> number(bytes, at);
            case 10 -> replaced(bytes, at, at, repeated(nasty(), 1 + random.nextInt(3000)));
            case 11 -> replaced(bytes, at, at, repeated(span(bytes), 1 + random.nextInt(30)));
            default -> longer(bytes);
        };
    }

    /** More often near the beginning, where headers are. */
    private int place(byte[] bytes) {
        if (bytes.length == 0) return 0;
        int within = random.nextInt(3) == 0 ? Math.min(bytes.length, 512) : bytes.length;
        return random.nextInt(within);
    }

    private byte[] flipped(byte[] bytes, int at) {
        if (bytes.length > 0) bytes[at] ^= (byte) (1 << random.nextInt(8));
        return bytes;
    }

    private byte[] noise(int length) {
        byte[] noise = new byte[length];
        random.nextBytes(noise);
        return noise;
    }

    private byte[] nasty() {
        return NASTY.get(random.nextInt(NASTY.size())).getBytes(StandardCharsets.UTF_8);
    }

    private byte[] span(byte[] bytes) {
        int from = place(bytes);
        return Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + 1 + random.nextInt(200)));
    }

    /** The digits that follow become another number. */
    private byte[] number(byte[] bytes, int at) {
        int from = at;
        while (from < bytes.length && !Character.isDigit(bytes[from])) from++;
        int to = from;
        while (to < bytes.length && Character.isDigit(bytes[to])) to++;
        return replaced(bytes, from, to, nasty());
    }

    /** A binary number at the beginning, as lengths are. */
    private byte[] longer(byte[] bytes) {
        if (bytes.length < Long.BYTES) return noise(random.nextInt(64));
        long length = random.nextBoolean() ? random.nextLong() : random.nextInt(1 << 16);
        ByteBuffer.wrap(bytes).order(java.nio.ByteOrder.LITTLE_ENDIAN).putLong(0, length);
        return bytes;
    }

    private static byte[] repeated(byte[] bytes, int times) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < times && out.size() < LONGEST; i++) out.writeBytes(bytes);
        return out.toByteArray();
    }

    private static byte[] replaced(byte[] bytes, int from, int to, byte[] by) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length + by.length);
        out.write(bytes, 0, Math.min(from, bytes.length));
        out.writeBytes(by);
        if (to < bytes.length) out.write(bytes, to, bytes.length - to);
        return out.toByteArray();
    }
}
