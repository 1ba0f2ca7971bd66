package org.glassgpt.ui.control;

import java.awt.Color;
import java.awt.Insets;
import java.awt.Shape;
import java.awt.geom.PathIterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.glassgpt.figure.Rgb;
import org.scilab.forge.jlatexmath.TeXConstants;
import org.scilab.forge.jlatexmath.TeXFormula;
import org.scilab.forge.jlatexmath.TeXIcon;

/**
 * A formula, typeset: outlines as SVG paths, sharp at any scale. Immutable.
 *
 * @param width in logical pixels
 * @param height in logical pixels
 * @param depth of it below the baseline
 * @param margin left and right of what is drawn, part of the width
 * @param outlines of one colour each
 */
public record FormulaOutlines(double width, double height, double depth, double margin, List<Outline> outlines) {
    /**
     * @param path in SVG's letters
     */
    public record Outline(String path, Rgb colour) {}

    public FormulaOutlines {
        outlines = List.copyOf(outlines);
    }

    /**
     * Typesets LaTeX, one formula at a time: the typesetter's tables are shared. The first takes about half a second, see
     * {@link #warmUp}.
     *
     * @param tex {@code \textcolor{#rrggbb}{…}} gives a part a colour of its own
     * @param size height of an em in logical pixels
     * @throws org.scilab.forge.jlatexmath.ParseException when it is no formula
     */
    public static synchronized FormulaOutlines of(String tex, double size, Rgb ink) {
        TeXIcon icon = new TeXFormula(tex).createTeXIcon(TeXConstants.STYLE_DISPLAY, (float) size);
        icon.setForeground(new Color(ink.value()));
        Map<Color, StringBuilder> paths = new LinkedHashMap<>();
        OutlineGraphics graphics = new OutlineGraphics(
                (shape, colour) -> append(shape, paths.computeIfAbsent(colour, any -> new StringBuilder())));
        icon.paintIcon(null, graphics, 0, 0);
        List<Outline> outlines = paths.entrySet().stream()
                .map(path -> new Outline(
                        path.getValue().toString(), new Rgb(path.getKey().getRGB() & 0xffffff)))
                .toList();
        // The icon's own size is in whole pixels, which would lift the formula off the line it stands in.
        Insets around = icon.getInsets();
        return new FormulaOutlines(
                icon.getTrueIconWidth() + around.left + around.right,
                icon.getTrueIconHeight() + around.top + around.bottom,
                icon.getTrueIconDepth() + around.bottom,
                around.left,
                outlines);
    }

    /** Whether this can be typeset. */
    public static synchronized boolean isFormula(String tex) {
        try {
            return new TeXFormula(tex)
                            .createTeXIcon(TeXConstants.STYLE_DISPLAY, 14)
                            .getIconWidth()
                    >= 0;
        } catch (RuntimeException | StackOverflowError e) {
            return false; // the typesetter throws what it happens to stumble over, and goes as deep as the formula
        }
    }

    /** Loads the typesetter's tables, on a thread of its own, so that the first formula shows at once. */
    public static void warmUp() {
        Thread thread = new Thread(() -> of("\\frac{1}{\\sqrt{d}}\\sum_{i} q_i k_i", 14, Rgb.BLACK), "formulas");
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        thread.start();
    }

    private static void append(Shape shape, StringBuilder path) {
        double[] p = new double[6];
        for (PathIterator it = shape.getPathIterator(null); !it.isDone(); it.next()) {
            switch (it.currentSegment(p)) {
                case PathIterator.SEG_MOVETO -> write(path, 'M', p, 2);
                case PathIterator.SEG_LINETO -> write(path, 'L', p, 2);
                case PathIterator.SEG_QUADTO -> write(path, 'Q', p, 4);
                case PathIterator.SEG_CUBICTO -> write(path, 'C', p, 6);
                default -> path.append('Z');
            }
        }
    }

    private static void write(StringBuilder path, char letter, double[] p, int count) {
        path.append(letter);
        for (int i = 0; i < count; i++) {
            path.append(String.format(Locale.ROOT, i == 0 ? "%.2f" : " %.2f", p[i]));
        }
    }
}
