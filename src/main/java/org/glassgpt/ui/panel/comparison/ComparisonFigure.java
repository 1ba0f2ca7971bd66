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
 * them; where they have no room, the paper grows. The parts are groups named {@value #FIRST}, {@value #DIFFERENCE} and {@value #SECOND}.
 */
public final class ComparisonFigure {
    public static final String SUMMARY = "summary";
    public static final String FIRST = "first";
    public static final String SECOND = "second";
    public static final String DIFFERENCE = "difference";

    /** The least height of the pictures; a lower paper grows. */
    private static final double LEAST = 240;

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
        ComparisonLayout three = ComparisonLayout.onPaper(paper.width(), height, em, 3);
        boolean difference = difference(papers(three.places().get(1))).isPresent();
        ComparisonLayout layout = difference ? three : ComparisonLayout.onPaper(paper.width(), height, em, 2);
        SideNames names = SideNames.of(sides, paper.words());
        Figure first = draw(layout, difference, names, top);
        String said = sheet.words("compare.sides", names.first(), names.second(), summary.summary());
        Figure drawn = sheet.figure(first.id(), first.title(), said);
        return new Figure(
                drawn.id(),
                drawn.width(),
                Math.ceil(top + Math.max(height, layout.bottom())),
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

    private Figure draw(ComparisonLayout layout, boolean difference, SideNames names, double top) {
        List<Bounds> places = layout.places();
        Figure first = first(papers(places.get(0)));
        List<Shown> shown = new ArrayList<>();
        shown.add(new Shown(FIRST, names.first(), first));
        if (difference) {
            Figure between = difference(papers(places.get(1))).orElseThrow();
            shown.add(new Shown(DIFFERENCE, sheet.words("compare.difference-title"), between));
        }
        shown.add(new Shown(SECOND, names.second(), second(papers(places.get(places.size() - 1)))));
        for (int i = 0; i < shown.size(); i++) {
            Bounds place = places.get(i);
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
