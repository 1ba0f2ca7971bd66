package org.glassgpt.figure;

/**
 * Advance widths of the fonts that the application brings along: Noto Sans SC (its Latin letters and marks by table,
 * everything else a full em, as Chinese characters are) and a monospaced face of 0.6 em. No kerning.
 */
public final class FontMetrics implements TextMetrics {
    /** Thousandths of an em for U+0020 to U+007E in Noto Sans SC Regular. */
    private static final short[] REGULAR = {
        224, 323, 474, 555, 555, 921, 680, 278, 338, 338, 467, 555, 278, 347, 278, 392, 555, 555, 555, 555, 555, 555,
        555, 555, 555, 555, 278, 278, 555, 555, 555, 474, 946, 608, 657, 638, 688, 589, 552, 689, 728, 293, 535, 646,
        543, 812, 723, 742, 633, 742, 635, 596, 599, 721, 575, 878, 573, 531, 603, 338, 392, 338, 555, 559, 606, 563,
        618, 510, 620, 554, 325, 564, 607, 275, 275, 552, 284, 926, 610, 606, 620, 620, 388, 468, 377, 607, 521, 802,
        498, 521, 475, 338, 270, 338, 555
    };

    /** The same for Noto Sans SC Bold. */
    private static final short[] BOLD = {
        226, 357, 546, 580, 580, 951, 723, 311, 367, 367, 495, 580, 311, 364, 311, 389, 580, 580, 580, 580, 580, 580,
        580, 580, 580, 580, 311, 311, 580, 580, 580, 503, 990, 632, 674, 651, 707, 608, 576, 709, 749, 319, 559, 675,
        568, 842, 742, 762, 658, 762, 669, 616, 618, 740, 606, 904, 611, 566, 610, 367, 389, 367, 580, 565, 620, 583,
        637, 522, 637, 573, 359, 588, 631, 296, 297, 589, 306, 953, 632, 620, 637, 637, 423, 487, 408, 629, 560, 846,
        544, 559, 501, 367, 289, 367, 580
    };

    /** Those narrower than an em: no-break space, quotation marks, dashes, minus. */
    private static final String MARKS = "\u00a0‘’“”–—−";

    private static final short[] REGULAR_MARKS = {224, 219, 219, 427, 427, 536, 894, 555};
    private static final short[] BOLD_MARKS = {226, 232, 232, 449, 449, 542, 904, 580};
    private static final double MONO = 0.6;

    @Override
    public double width(String text, Type type) {
        double ems = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            ems += advance(c, type.face());
        }
        return ems * type.size();
    }

    private static double advance(int c, Face face) {
        boolean ascii = c >= 0x20 && c < 0x7F;
        if (face == Face.NUMBERS) return c < 0x2E80 ? MONO : 1;
        boolean bold = face == Face.WORDS_BOLD;
        if (ascii) return (bold ? BOLD : REGULAR)[c - 0x20] / 1000.0;
        int mark = MARKS.indexOf(c);
        if (mark >= 0) return (bold ? BOLD_MARKS : REGULAR_MARKS)[mark] / 1000.0;
        // Greek, Cyrillic and accented Latin are narrower than an em; the bound keeps them inside what was laid out.
        return c < 0x0530 && Character.isLetter(c) ? 0.72 : 1;
    }
}
