package org.glassgpt.ui.panel.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.glassgpt.figure.Bounds;
import org.glassgpt.figure.Figure;
import org.glassgpt.figure.Moved;
import org.glassgpt.figure.Paper;
import org.glassgpt.figure.Sheet;
import org.glassgpt.session.Selection;
import org.glassgpt.ui.panel.FigurePanel;

/**
 * A panel for both sides on one paper: what differs most, the two pictures, and their difference, as the window shows
 * them. The parts are groups named {@value #FIRST}, {@value #DIFFERENCE} and {@value #SECOND}.
 */
public final class ComparisonFigure {
    public static final String SUMMARY = "summary";
    public static final String FIRST = "first";
    public static final String SECOND = "second";
    public static final String DIFFERENCE = "difference";

    /** The least height of the pictures; a lower paper grows. */
    private static final double LEAST = 240;

    /** Height, in em, of two pictures one below the other, where two have no room beside each other. */
    private static final double STACKED = 40;

    private final FigurePanel.Builder builder;
    private final Sides sides;
    private final Selection hand;
    private final Sheet sheet;

    private ComparisonFigure(FigurePanel.Builder builder, Sides sides, Selection selection, Paper paper) {
        this.builder = builder;
        this.sides = sides;
        this.hand = selection;
        this.sheet = new Sheet(paper);
    }

    /**
     * @param builder of the panel's picture
     * @param selection in hand on the first side
     */
    public static Figure of(FigurePanel.Builder builder, Sides sides, Selection selection, Paper paper) {
        return new ComparisonFigure(builder, sides, selection, paper).draw();
    }

    private Figure draw() {
        Paper paper = sheet.paper();
        Figure summary = SummaryFigure.of(sides, hand, paper);
        sheet.add(Moved.of(summary, SUMMARY, 0, 0));
        double top = summary.height();
        double height = Math.max(paper.px(LEAST), paper.height() - top);
        double em = paper.body().size();
        ComparisonLayout three = ComparisonLayout.of(paper.width(), height, em, 3);
        Optional<Figure> difference = difference(papers(three.places().get(0)));
        int pictures = difference.isEmpty() ? 2 : three.all() ? 3 : 1; // the difference alone has the whole width
        ComparisonLayout layout = ComparisonLayout.of(paper.width(), height, em, pictures);
        if (pictures == 2 && !layout.all()) {
            height = STACKED * em;
            layout = ComparisonLayout.of(paper.width(), height, em, 2);
        }
        Figure first = draw(layout, pictures != 2, top);
        Figure drawn = sheet.figure(first.id(), first.title(), summary.summary());
        return new Figure(
                drawn.id(),
                drawn.width(),
                Math.ceil(top + height),
                drawn.scale(),
                drawn.background(),
                drawn.title(),
                drawn.summary(),
                drawn.parts());
    }

    private Paper papers(Bounds place) {
        return on(new Bounds(0, 0, place.width(), place.height() - SideTitle.height(sheet)));
    }

    private Paper on(Bounds place) {
        Paper paper = sheet.paper();
        return new Paper(
                Math.max(1, place.width()),
                Math.max(1, place.height()),
                paper.scale(),
                paper.palette(),
                paper.words(),
                paper.metrics(),
                true);
    }

    private Figure first(Paper paper) {
        return builder.build(sides.first(), hand.withScale(paper.scale()), paper);
    }

    private Figure second(Paper paper) {
        return builder.build(sides.second(), sides.across(hand).withScale(paper.scale()), paper);
    }

    private Optional<Figure> difference(Paper paper) {
        Paper large = DifferenceFigure.sides(paper);
        return DifferenceFigure.of(first(large), second(large), sides, hand, paper);
    }

    /** Where not all find room, the difference alone, or else the second side below the first. */
    private Figure draw(ComparisonLayout layout, boolean difference, double top) {
        SideNames names = SideNames.of(sides, sheet.paper().words());
        Paper paper = papers(layout.places().get(0));
        Figure first = first(paper);
        List<Shown> shown = new ArrayList<>();
        boolean only = difference && layout.places().size() == 1;
        if (!only) shown.add(new Shown(FIRST, names.first(), first));
        if (difference) {
            shown.add(new Shown(
                    DIFFERENCE,
                    sheet.words("compare.difference-title"),
                    difference(paper).orElseThrow()));
        }
        if (!only) shown.add(new Shown(SECOND, names.second(), second(paper)));
        for (int i = 0; i < shown.size(); i++) {
            Bounds place = layout.places().get(Math.min(i, layout.places().size() - 1));
            double y = top + place.y();
            SideTitle.draw(
                    sheet, shown.get(i).name(), shown.get(i).title(), new Bounds(place.x(), y, place.width(), 0));
            Figure figure = shown.get(i).figure();
            sheet.add(Moved.of(figure, shown.get(i).name(), place.x(), y + SideTitle.height(sheet)));
        }
        return first;
    }

    /** One of the pictures. */
    private record Shown(String name, String title, Figure figure) {}
}
