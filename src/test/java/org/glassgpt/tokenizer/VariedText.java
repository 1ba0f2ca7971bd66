package org.glassgpt.tokenizer;

import java.util.List;
import java.util.Random;

/** Seeded strings of everything that is hard on a tokenizer. */
final class VariedText {
    private static final List<String> ENGLISH = List.of(
            "The fox",
            " put the red kite",
            " in the attic",
            ".",
            " Later",
            " it",
            " wanted",
            " antidisestablishmentarianism",
            "I'm",
            " you're",
            " they've",
            " we'll",
            " he'd",
            " DON'T",
            " don't",
            " it's",
            "'S",
            "'",
            "''",
            " 's",
            "’s",
            "naïve",
            " café",
            "STRASSE",
            "ß",
            " x",
            "-",
            "—",
            "…",
            "!?",
            " (",
            ")",
            "\"",
            "e.g.",
            " 2nd",
            " U.S.A.");
    private static final List<String> CHINESE = List.of(
            "狐狸", "把", "红风筝", "放进了", "阁楼", "，", "。", "「", "」", "……", "熊", "去了", "河边", "龘", "𠮷", "𪚥", "ㄅㄆㄇ", "繁體字",
            "日本語", "カタカナ", "한국어", "조선", "：", "“", "”", "！", "　");
    private static final List<String> EMOJI = List.of(
            "😀",
            "👍🏽",
            "👨‍👩‍👧‍👦",
            "🏳️‍🌈",
            "❤️",
            "☃",
            "🇨🇳",
            "🇨",
            "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
            "👩🏿‍🚀",
            "1️⃣",
            "\u200D",
            "\uFE0F",
            "🧑‍🤝‍🧑");
    private static final List<String> MARKS = List.of(
            "e\u0301",
            "\u0301",
            "a\u0300\u0323",
            "क्षि",
            "नमस्ते",
            "ไทยน้ำ",
            "\u0E33",
            "שָׁלוֹם",
            "العَرَبِيَّة",
            "Z\u0351\u036B\u0343",
            "\u20DD",
            "i\u0307",
            "ﬁ",
            "Ǆ",
            "ǅ",
            "ʰ",
            "ª",
            "ℵ",
            "Ⅷ",
            "ⅷ",
            "①",
            "½",
            "²",
            "㊀");
    private static final List<String> SPACES = List.of(
            " ", "  ", "   ", "\t", "\t\t", "\n", "\n\n", "\r\n", "\r", "\u000B", "\f", "\u0085", "\u00A0", "\u1680",
            "\u180E", "\u2000", "\u2003", "\u200A", "\u200B", "\u2028", "\u2029", "\u202F", "\u205F", "\u2060",
            "\u3000", "\uFEFF", " \n ", "\u00A0 ", " \u3000", "\u001C", "\u001D", "\u001E", "\u001F");
    private static final List<String> DIGITS = List.of(
            "0",
            "7",
            "42",
            "1234567890",
            "3.14",
            "٠١٢",
            "۴۵۶",
            "०१२",
            "๓๔",
            "０１２",
            "𝟘𝟙",
            "𝟎",
            "༠༡",
            "〇",
            "一二三",
            "᠐",
            "𑁦",
            " 10",
            "10 ");
    private static final List<String> CONTROLS = List.of(
            "\0",
            "\u0001",
            "\u0007",
            "\b",
            "\u001B[0m",
            "\u007F",
            "\u0080",
            "\u009F",
            "\u00AD",
            "\u200E",
            "\u202E",
            "\u2066",
            "\uFFF9",
            "\uFFFC",
            "\uFFFD",
            "\uE000",
            "\uFDD0",
            "\uFFFF",
            "\uDBFF\uDFFF",
            "\uD83F\uDFFE");
    private static final List<String> CODE = List.of(
            "for (int i = 0; i < n; i++) {",
            "    return x[i] ** 2;",
            "\n}\n",
            "// 注释",
            "def f(x):\n\tpass",
            "&&",
            "||",
            "->",
            "=>",
            "::",
            "#include <a.h>",
            "$(\"#id\")",
            "a_b",
            "camelCase",
            "\\n",
            "\\u00e9",
            "0xFF",
            "1e-5",
            "https://a.org/?q=1&r=%20",
            "<p>",
            "</p>",
            "<|endoftext|>",
            "`",
            "~",
            "^",
            "@x",
            "{{",
            "\t\t}",
            "========",
            "--------");
    private static final List<List<String>> ALL =
            List.of(ENGLISH, CHINESE, EMOJI, MARKS, SPACES, DIGITS, CONTROLS, CODE, SPACES, ENGLISH);

    private VariedText() {}

    /** One string; about one in ten is of code points drawn from all of Unicode. */
    static String next(Random random) {
        StringBuilder text = new StringBuilder();
        boolean wild = random.nextInt(10) == 0;
        boolean single = random.nextInt(4) == 0;
        List<String> kind = ALL.get(random.nextInt(ALL.size()));
        int parts = random.nextInt(random.nextInt(20) == 0 ? 200 : 25);
        for (int i = 0; i < parts; i++) {
            if (wild) {
                text.appendCodePoint(scalar(random));
            } else {
                List<String> from = single ? kind : ALL.get(random.nextInt(ALL.size()));
                String part = from.get(random.nextInt(from.size()));
                text.append(part);
                if (random.nextInt(12) == 0) {
                    text.append(part.repeat(random.nextInt(8)));
                }
            }
        }
        return text.toString();
    }

    /** Any assigned or unassigned character, the lower planes more often. */
    static int scalar(Random random) {
        int[] ends = {0x80, 0x250, 0x3000, 0xA000, 0x10000, 0x20000, 0x110000};
        int c = random.nextInt(ends[random.nextInt(ends.length)]);
        return Utf8.isSurrogate(c) ? 0x4E00 + c % 0x800 : c;
    }
}
