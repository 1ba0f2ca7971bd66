package org.glassgpt.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What stands below a picture that is taken away: its title and its summary, in one language.
 *
 * @param title of the picture
 * @param summary what there is to see
 */
public record Caption(String title, String summary) {
    private static final double LEAST = 150;

    /** What a picture says of itself. */
    public static Caption of(Figure figure) {
        return new Caption(figure.title(), figure.summary());
    }

    /**
     * A picture and its captions on one paper, one caption below the other; the picture gets what they leave.
     *
     * @param paper as large as all of it together; on a low one it grows downwards, so that the picture stays readable
     * @param picture made on the paper that is left
     */
    public static Figure below(Paper paper, List<Caption> captions, Function<Paper, Figure> picture) {
        double margin = paper.px(16);
        double width = paper.width() - 2 * margin;
        List<Written> lines = new ArrayList<>();
        double height = write(captions, width, paper, lines);
        double left = Math.max(Math.min(paper.height(), paper.px(LEAST)), Math.floor(paper.height() - height));
        Figure above = picture.apply(
                new Paper(paper.width(), left, paper.scale(), paper.palette(), paper.words(), paper.metrics()));
        double top = Math.max(left, Math.ceil(above.height())); // one that needs more than it was given grows
        List<Element> parts = new ArrayList<>(above.parts());
        Palette palette = paper.palette();
        parts.add(Line.between(margin, top + 0.5, margin + width, top + 0.5, palette.rule(), 1));
        for (Written line : lines) {
            Type type = line.bold() ? paper.body().bold() : paper.body();
            double length = paper.metrics().width(line.text(), type);
            parts.add(new Label(
                    line.text(),
                    margin,
                    top + line.baseline(),
                    length,
                    type,
                    palette.text(),
                    Label.Anchor.START,
                    true,
                    Optional.empty()));
        }
        return new Figure(
                above.id(),
                paper.width(),
                Math.max(paper.height(), top + Math.ceil(height)),
                above.scale(),
                above.background(),
                above.title(),
                above.summary(),
                parts);
    }

    /** Sets the captions in lines, their baselines counted from the top of the first; returns how high they are. */
    private static double write(List<Caption> captions, double width, Paper paper, List<Written> lines) {
        double height = paper.px(8);
        for (Caption caption : captions) {
            for (String line : Lines.wrap(caption.title, width, paper.body().bold(), paper.metrics())) {
                lines.add(new Written(line, height + paper.body().ascent(), true));
                height += paper.body().lineHeight();
            }
            for (String line : Lines.wrap(caption.summary, width, paper.body(), paper.metrics())) {
                lines.add(new Written(line, height + paper.body().ascent(), false));
                height += paper.body().lineHeight();
            }
            height += paper.px(8);
        }
        return height;
    }

    private record Written(String text, double baseline, boolean bold) {}
}
