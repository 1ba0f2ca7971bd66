package org.glassgpt.ui.panel.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.glassgpt.figure.Address;
import org.glassgpt.figure.Bounds;
import org.glassgpt.figure.Curve;
import org.glassgpt.figure.Datum;
import org.glassgpt.figure.Figure;
import org.glassgpt.figure.FontMetrics;
import org.glassgpt.figure.Heatmap;
import org.glassgpt.figure.Label;
import org.glassgpt.figure.Paper;
import org.glassgpt.i18n.Language;
import org.glassgpt.i18n.Messages;
import org.glassgpt.lab.Baselines;
import org.glassgpt.training.RunReport;
import org.glassgpt.ui.state.Theme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrainingFiguresTest {
    private static final Baselines LINES = new Baselines(7.003, 5.249, OptionalDouble.of(0.857));

    private static RunReport report(int points, boolean tuned, double shift) {
        List<RunReport.Point> all = new ArrayList<>();
        for (int i = 0; i < points; i++) {
            int step = i == points - 1 ? 20 * i + 7 : 20 * i;
            double loss = shift + 0.9 + 6 * Math.exp(-i / 5.0);
            all.add(new RunReport.Point(
                    step,
                    loss,
                    loss + 0.05,
                    1.5,
                    1e-3,
                    i == 0 ? List.of() : List.of(0.3 + i * 0.01, 0.5, 0.7, 0.1),
                    tuned ? i / (points + 1.0) : null,
                    tuned ? 0.9 + 0.1 * i : null));
        }
        return new RunReport(20 * points, all, 12);
    }

    private static Paper paper(Language language, Theme theme, double width, double height, double scale) {
        return new Paper(width, height, scale, theme.palette(), Messages.of(language)::text, new FontMetrics());
    }

    private static List<Figure> figures(Paper paper, int points) {
        RunReport run = report(points, true, 0);
        Optional<Compared.Named> other = Optional.of(new Compared.Named("small-2", report(points + 3, true, 0.4)));
        Compared alone = new Compared("small-1", run, 400, Optional.of(LINES), Optional.empty());
        Compared both = new Compared("small-1", run, 400, Optional.of(LINES), other);
        return List.of(
                LossFigure.of(alone, paper),
                LossFigure.of(both, paper),
                TaskFigure.of(both, paper),
                GradientsFigure.of(alone, paper));
    }

    /** A run ends where it ends: its last measurement is not as far from the one before as the others are. */
    @Test
    void everyMeasurementStandsOverItsOwnStep() {
        List<RunReport.Point> points = new ArrayList<>();
        for (int step : List.of(60, 120, 180, 200)) {
            points.add(new RunReport.Point(step, 1, 1.05, 1.5, 1e-3, List.of(0.3, 0.5, 0.7, 0.1), null, null));
        }
        Compared run = new Compared("mine", new RunReport(200, points, 12), 200, Optional.of(LINES), Optional.empty());
        Figure figure = GradientsFigure.of(run, paper(Language.EN, Theme.LIGHT, 1280, 720, 1));
        Heatmap map = figure.heatmaps().stream()
                .filter(each -> each.target().name().equals("gradient"))
                .findFirst()
                .orElseThrow();
        for (int i = 0; i < points.size(); i++) {
            String step = "" + points.get(i).step();
            Label label = figure.labels().stream()
                    .filter(each -> each.text().equals(step))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no " + step));
            assertEquals(map.cell(0, i).centreX(), label.x(), 0.5, step);
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyNumberIsTheReports(Language language) {
        int checked = 0;
        for (Figure figure : figures(paper(language, Theme.LIGHT, 1280, 720, 1), 12)) {
            for (Datum datum : figure.data().toList()) {
                assertEquals(expected(datum.address()), datum.value(), 1e-6, figure.id() + " " + datum.address());
                checked++;
            }
        }
        assertTrue(checked > 150, "checked " + checked);
    }

    private static double expected(Address address) {
        assertEquals(Address.Source.RUN, address.source());
        boolean other = address.name().startsWith("other-");
        RunReport run = other ? report(15, true, 0.4) : report(12, true, 0);
        String name = other ? address.name().substring(6) : address.name();
        if (address.index().isEmpty()) {
            return switch (name) {
                case "uniform" -> LINES.uniform();
                case "frequencies" -> LINES.frequencies();
                case "world" -> LINES.world().getAsDouble();
                default -> throw new AssertionError(name);
            };
        }
        RunReport.Point point = run.points().get(address.index().get(0));
        return switch (name) {
            case "loss" -> point.loss();
            case "validation" -> point.validation();
            case "exact" -> point.exact();
            case "stories" -> point.stories();
            case "gradient" -> point.layerNorms().get(address.index().get(1));
            default -> throw new AssertionError(name);
        };
    }

    /** A point of a curve stands over its step. */
    @Test
    void curvesStandWhereTheirStepsAre() {
        Figure figure =
                figures(paper(Language.EN, Theme.LIGHT, 1280, 720, 1), 12).get(0);
        Curve loss = figure.curves().stream()
                .filter(curve -> curve.target().name().equals("validation"))
                .findFirst()
                .orElseThrow();
        assertEquals(11, loss.values().columns(), "the last point stands apart");
        double perStep = (loss.x(10) - loss.x(0)) / 200;
        Set<Double> frames = figure.curves().stream().map(c -> c.plot().y()).collect(Collectors.toSet());
        assertEquals(1, frames.size());
        assertEquals(loss.x(0) + 60 * perStep, loss.x(3), 1e-6);
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsCutOffAtAnySize(Language language) {
        double[][] sizes = {{560, 360, 0.8}, {560, 360, 1}, {1280, 720, 1}, {1280, 720, 2.5}, {2560, 1440, 2.5}};
        for (double[] size : sizes) {
            for (int points : new int[] {1, 2, 12, 200}) {
                for (Figure figure : figures(paper(language, Theme.DARK, size[0], size[1], size[2]), points)) {
                    for (Label label : figure.labels()) {
                        Bounds b = label.bounds();
                        String where =
                                figure.id() + " " + size[0] + "×" + size[1] + "@" + size[2] + ": " + label.text();
                        assertTrue(b.x() >= -1 && b.right() <= size[0] + 1, where);
                        assertTrue(b.y() >= -1 && b.bottom() <= size[1] + 1, where);
                    }
                    assertFalse(figure.summary().isBlank());
                }
            }
        }
    }

    @Test
    void withoutAMeasurementItSaysSo() {
        Paper paper = paper(Language.EN, Theme.LIGHT, 800, 500, 1);
        Compared none = new Compared("x", RunReport.start(), 100, Optional.empty(), Optional.empty());
        for (Figure figure :
                List.of(LossFigure.of(none, paper), TaskFigure.of(none, paper), GradientsFigure.of(none, paper))) {
            assertTrue(figure.summary().startsWith("Nothing has been measured"), figure.summary());
        }
    }
}
