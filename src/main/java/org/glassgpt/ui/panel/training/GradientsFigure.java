package org.glassgpt.ui.panel.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.glassgpt.figure.Address;
import org.glassgpt.figure.Axes;
import org.glassgpt.figure.Bounds;
import org.glassgpt.figure.Box;
import org.glassgpt.figure.Cells;
import org.glassgpt.figure.Figure;
import org.glassgpt.figure.Heatmap;
import org.glassgpt.figure.Label.Anchor;
import org.glassgpt.figure.Legend;
import org.glassgpt.figure.Matrix;
import org.glassgpt.figure.Numbers;
import org.glassgpt.figure.Palette;
import org.glassgpt.figure.Paper;
import org.glassgpt.figure.Rgb;
import org.glassgpt.figure.RowNames;
import org.glassgpt.figure.Ruler;
import org.glassgpt.figure.Scale;
import org.glassgpt.figure.Sheet;
import org.glassgpt.figure.Target;
import org.glassgpt.figure.Type;
import org.glassgpt.training.RunReport;

/** How long the gradient was in each layer, each time the run was measured. */
public final class GradientsFigure {
    public static final String ID = "training-gradients";

    private GradientsFigure() {}

    public static Figure of(Compared shown, Paper paper) {
        Sheet sheet = new Sheet(paper);
        RunReport report = shown.report();
        String title = sheet.words("figure.training.gradients.title", shown.name());
        sheet.heading(title, sheet.words("figure.training.gradients.caption"));
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < report.points().size(); i++) {
            if (!report.points().get(i).layerNorms().isEmpty()) places.add(i);
        }
        if (places.isEmpty()) {
            String nothing = sheet.words("figure.training.nothing");
            sheet.sentence(nothing);
            return sheet.figure(ID, title, nothing);
        }
        draw(sheet, report, places);
        return sheet.figure(ID, title, sheet.words("figure.training.gradients.summary", "" + places.size()));
    }

    private static void draw(Sheet sheet, RunReport report, List<Integer> places) {
        int rows = report.points().get(places.get(0)).layerNorms().size();
        Matrix norms = Matrix.of(
                rows,
                places.size(),
                (row, i) -> norm(report, places.get(i), row).floatValue());
        Palette palette = sheet.palette();
        Scale scale = new Scale(palette.sequential(), 0, Math.max(1e-6, norms.limit()));
        Legend.across(sheet, scale, sheet.words("figure.training.gradients.legend"));
        List<String> names = new ArrayList<>();
        names.add(sheet.words("figure.training.gradients.embeddings"));
        for (int layer = 0; layer < rows - 2; layer++)
            names.add(sheet.words("figure.training.gradients.block", "" + layer));
        names.add(sheet.words("figure.training.gradients.final"));
        double room = RowNames.width(sheet, names, sheet.space().width() * 0.3);
        Bounds map = sheet.space().inset(room, 0, sheet.px(8), Axes.bottomRoom(sheet));
        map = new Bounds(map.x(), map.y(), map.width(), Math.min(map.height(), rows * sheet.px(110)));
        RowNames.draw(sheet, map, names, room, -1);
        sheet.heatmap(new Heatmap(
                Target.of("gradient"),
                map,
                norms,
                scale,
                palette.masked(),
                palette.hatch(),
                map.width() / places.size() >= 10 ? 1 : 0,
                Optional.empty(),
                Optional.of(new Norms(sheet, report, places, names))));
        sheet.add(Box.framed(map, palette.rule(), 1));
        drawSteps(sheet, report, places, map);
    }

    /** Each cell is one measurement, and they need not be equally far apart: the last one comes when the run ends. */
    private static void drawSteps(Sheet sheet, RunReport report, List<Integer> places, Bounds map) {
        List<String> steps = places.stream()
                .map(place -> "" + report.points().get(place).step())
                .toList();
        Type numbers = sheet.paper().smallNumber();
        Rgb ink = sheet.palette().muted();
        double widest = sheet.width(steps.get(steps.size() - 1), numbers) + sheet.px(12);
        double cell = map.width() / steps.size();
        double baseline = map.bottom() + sheet.px(4) + numbers.ascent();
        for (int i : Ruler.indices(steps.size(), (int) (map.width() / widest))) {
            sheet.text(steps.get(i), map.x() + (i + 0.5) * cell, baseline, numbers, ink, Anchor.MIDDLE);
        }
        Axes.titleAcross(sheet, map, sheet.words("figure.training.steps"), ink);
    }

    private static Double norm(RunReport report, int place, int row) {
        return report.points().get(place).layerNorms().get(row);
    }

    private record Norms(Sheet sheet, RunReport report, List<Integer> places, List<String> names) implements Cells {
        @Override
        public Address address(int row, int column) {
            return Address.run("gradient", places.get(column), row);
        }

        @Override
        public String words(int row, int column) {
            return sheet.words(
                    "figure.training.point",
                    names.get(row),
                    "" + report.points().get(places.get(column)).step(),
                    Numbers.signed(norm(report, places.get(column), row)));
        }
    }
}
