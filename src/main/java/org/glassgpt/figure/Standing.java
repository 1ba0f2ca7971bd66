package org.glassgpt.figure;

import org.glassgpt.figure.Label.Anchor;

/** Short words of signs that stay upright, one below the other: turned, Chinese would be hard to read. */
public final class Standing {
    /** Signs that would be mistaken for others when turned. */
    private static final String SIGNS = "␣⏎⇥␍。，、；：？！";

    private static final int MOST = 4;
    private static final double STEP = 1.1;

    private Standing() {}

    /** Whether a label reads downwards character by character, as short Chinese words do. */
    public static boolean stands(String text) {
        return text.length() <= MOST && text.chars().allMatch(c -> Character.isIdeographic(c) || SIGNS.indexOf(c) >= 0);
    }

    /** What it takes from its first baseline to its last. */
    public static double height(Sheet sheet, String text) {
        return (text.length() - 1) * sheet.paper().caption().size() * STEP;
    }

    /**
     * @param x its middle
     * @param baseline of the last sign
     */
    public static void draw(Sheet sheet, String text, double x, double baseline, Rgb colour) {
        Type caption = sheet.paper().caption();
        for (int i = 0; i < text.length(); i++) {
            double y = baseline - (text.length() - 1 - i) * caption.size() * STEP;
            sheet.text(text.substring(i, i + 1), x, y, caption, colour, Anchor.MIDDLE);
        }
    }
}
