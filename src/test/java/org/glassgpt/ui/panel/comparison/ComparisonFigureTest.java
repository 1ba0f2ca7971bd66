package org.glassgpt.ui.panel.comparison;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.glassgpt.export.PanelCatalog;
import org.glassgpt.figure.Address;
import org.glassgpt.figure.Bounds;
import org.glassgpt.figure.Box;
import org.glassgpt.figure.Datum;
import org.glassgpt.figure.Element;
import org.glassgpt.figure.Figure;
import org.glassgpt.figure.FontMetrics;
import org.glassgpt.figure.Group;
import org.glassgpt.figure.Heatmap;
import org.glassgpt.figure.Label;
import org.glassgpt.figure.Palette;
import org.glassgpt.figure.Paper;
import org.glassgpt.figure.Target;
import org.glassgpt.i18n.Language;
import org.glassgpt.i18n.Messages;
import org.glassgpt.model.GoldenFixture;
import org.glassgpt.sampling.SamplingSettings;
import org.glassgpt.session.CheckpointModels;
import org.glassgpt.session.Inputs;
import org.glassgpt.session.KeepPolicy;
import org.glassgpt.session.OpenModel;
import org.glassgpt.session.ProblemException;
import org.glassgpt.session.Rival;
import org.glassgpt.session.Selection;
import org.glassgpt.session.Snapshot;
import org.glassgpt.session.Snapshots;
import org.glassgpt.trace.ActivationName;
import org.glassgpt.trace.Differences;
import org.glassgpt.trace.Edit;
import org.glassgpt.trace.Edits;
import org.glassgpt.trace.Trace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the two-sided picture of a panel displays is what both traces hold, and their difference. */
class ComparisonFigureTest {
    private static final String TEXT = "3, 1, 4, 1, 5";
    private static final List<String> GRIDS = List.of("attention", "attention-grid", "embedding", "residual");

    @TempDir
    private Path temp;

    private Sides sides(GoldenFixture fixture, Edits edits, Rival rival) throws IOException, ProblemException {
        OpenModel model = new CheckpointModels(Optional.empty()).open(fixture.unpack(temp));
        Snapshots snapshots = new Snapshots(new KeepPolicy(1 << 24));
        Inputs first = Inputs.first(model, TEXT, SamplingSettings.DEFAULT).withEdits(edits);
        return Sides.of(snapshots.make(first), snapshots.make(rival.beside(first, model)), rival);
    }

    private static Paper paper(double width, double height, double scale) {
        return new Paper(width, height, scale, Palette.light(), Messages.of(Language.EN)::text, new FontMetrics());
    }

    private static Figure figure(String panel, Sides sides, Selection selection) {
        return ComparisonFigure.of(PanelCatalog.builder(panel), sides, selection, paper(1280, 720, 1));
    }

    private static Figure part(Figure figure, String name) {
        List<Element> parts = figure.parts().stream()
                .filter(part -> part instanceof Group group && group.name().equals(name))
                .toList();
        assertEquals(1, parts.size(), name);
        return new Figure(name, 1280, 720, 1, figure.background(), "", "", parts);
    }

    private static boolean number(Address address, String quantity) {
        return address.source() == Address.Source.ACTIVATION
                && address.quantity().equals(quantity);
    }

    private static float in(Trace trace, Address address, int[] index) {
        return trace.get(ActivationName.parse(address.name()).orElseThrow()).at(index);
    }

    private static int[] index(Address address) {
        return address.index().stream().mapToInt(Integer::intValue).toArray();
    }

    @ParameterizedTest
    @EnumSource(GoldenFixture.class)
    void bothTracesAndTheirDifferenceAreDisplayed(GoldenFixture fixture) throws IOException, ProblemException {
        Sides edited = sides(fixture, Edits.of(new Edit.ZeroHead(0, 1)), new Rival.WithoutEdits());
        Sides texts = sides(fixture, Edits.NONE, new Rival.OtherPrompt("3, 2, 6, 1, 5, 4"));
        assertTrue(edited.alignment().whole());
        assertEquals(3, texts.alignment().matched().size());
        for (Sides sides : List.of(edited, texts)) {
            for (String panel : GRIDS)
                check(panel, sides, Selection.START.withHead(1, 0).withToken(4));
        }
    }

    private static void check(String panel, Sides sides, Selection hand) {
        Figure figure = figure(panel, sides, hand);
        Trace a = sides.first().trace();
        Trace b = sides.second().trace();
        List<Datum> first = part(figure, ComparisonFigure.FIRST)
                .data()
                .filter(datum -> number(datum.address(), Address.VALUE))
                .toList();
        assertFalse(first.isEmpty(), panel);
        for (Datum datum : first) assertEquals(in(a, datum.address(), index(datum.address())), (float) datum.value());
        List<Datum> second = part(figure, ComparisonFigure.SECOND)
                .data()
                .filter(datum -> number(datum.address(), Address.VALUE))
                .toList();
        assertFalse(second.isEmpty(), panel);
        for (Datum datum : second) assertEquals(in(b, datum.address(), index(datum.address())), (float) datum.value());
        int differences = 0;
        for (Heatmap map : part(figure, ComparisonFigure.DIFFERENCE).heatmaps()) {
            assertEquals(-map.scale().low(), map.scale().high(), "zero in the middle");
            for (int row = 0; row < map.matrix().rows(); row++) {
                for (int column = 0; column < map.matrix().columns(); column++) {
                    Address address = map.cells().orElseThrow().address(row, column);
                    assertEquals(GridDifference.DIFFERENCE, address.quantity());
                    if (map.matrix().masked(row, column)) continue;
                    int[] there = sides.partner(
                                    ActivationName.parse(address.name()).orElseThrow(), address, hand)
                            .orElseThrow();
                    float expected = in(a, address, index(address)) - in(b, address, there);
                    assertEquals(expected, map.matrix().at(row, column), panel + " " + address);
                    differences++;
                }
            }
        }
        assertTrue(differences > 0, panel);
    }

    @Test
    void whatDiffersMostIsSaidFirstAndCanBePressed() throws IOException, ProblemException {
        Sides sides = sides(GoldenFixture.TINY_TIED, Edits.NONE, new Rival.OtherPrompt("3, 2, 4, 1, 5"));
        Figure figure = figure("attention", sides, Selection.START);
        Figure summary = part(figure, ComparisonFigure.SUMMARY);
        List<Target> targets = summary.spots().stream()
                .map(box -> box.spot().orElseThrow().target())
                .toList();
        Differences.OfHead head = Differences.heads(
                        sides.first().trace(), sides.second().trace(), sides.alignment())
                .get(0);
        assertEquals(new Target(SummaryFigure.HEAD, head.layer(), head.head()), targets.get(0));
        int token = Differences.tokens(sides.first().trace(), sides.second().trace(), sides.alignment())
                .get(0)
                .place()
                .first();
        assertTrue(targets.contains(Target.of(SummaryFigure.TOKEN, token)));
        Label sentence = summary.labels().get(0);
        String said = "Head " + head.head() + " of layer " + head.layer();
        assertTrue(sentence.text().startsWith(said), sentence.text());
        for (Label label : figure.labels()) assertTrue(sentence.y() <= label.y(), "nothing stands above it");
        assertEquals(
                "A: “#3 #1 #4 #1 #5” · B: “#3 #2 #4 #1 #5” — "
                        + SummaryFigure.of(sides, Selection.START, paper(1280, 720, 1))
                                .summary(),
                figure.summary());
    }

    @Test
    void anotherTemperatureIsAnotherDistributionFromTheSamePass() throws IOException, ProblemException {
        Sides sides = sides(
                GoldenFixture.TINY_UNTIED, Edits.NONE, new Rival.OtherSettings(new SamplingSettings(0.25, 0, 1, 1)));
        Figure figure = figure("probabilities", sides, Selection.START);
        List<Double> first = probabilities(part(figure, ComparisonFigure.FIRST));
        List<Double> second = probabilities(part(figure, ComparisonFigure.SECOND));
        assertEquals(sides.first().next().kept().get(0).p(), first.get(0));
        assertEquals(sides.second().next().kept().get(0).p(), second.get(0));
        assertTrue(second.get(0) > first.get(0), "colder is surer");
        checkDifference(part(figure, ComparisonFigure.DIFFERENCE), sides);
        List<String> names = part(figure, ComparisonFigure.SUMMARY).spots().stream()
                .map(box -> box.spot().orElseThrow().target().name())
                .distinct()
                .toList();
        assertEquals(List.of(SummaryFigure.NEXT), names, "the passes are the same");
    }

    /** A line a token, what differs most first; its numbers are A's, B's and A − B. */
    private static void checkDifference(Figure drawn, Sides sides) {
        List<Datum> numbers =
                drawn.labels().stream().flatMap(label -> label.datum().stream()).toList();
        assertTrue(numbers.size() >= 6, "" + numbers.size());
        double before = 1;
        for (int i = 0; i < numbers.size(); i += 3) {
            int id = numbers.get(i).address().index().get(1);
            double a = probability(sides.first(), id);
            double b = probability(sides.second(), id);
            assertEquals(a, numbers.get(i).value());
            assertEquals(Address.BESIDE, numbers.get(i + 1).address().quantity());
            assertEquals(b, numbers.get(i + 1).value());
            assertEquals(a - b, numbers.get(i + 2).value());
            assertTrue(Math.abs(a - b) <= before);
            before = Math.abs(a - b);
        }
    }

    private static double probability(Snapshot side, int id) {
        return side.next().kept().stream()
                .filter(candidate -> candidate.id() == id)
                .findFirst()
                .orElseThrow()
                .p();
    }

    private static List<Double> probabilities(Figure side) {
        return side.data()
                .filter(datum -> datum.address().quantity().equals(Address.PROBABILITY))
                .map(Datum::value)
                .toList();
    }

    /** Whatever the paper: both sides and the difference, each large enough, none over another. */
    @Test
    void whereThereIsLittleRoomThePaperGrows() throws IOException, ProblemException {
        Sides sides = sides(GoldenFixture.TINY_TIED, Edits.NONE, new Rival.OtherPrompt("3, 2, 4, 1, 5"));
        for (Paper paper : List.of(paper(800, 600, 1.8), paper(1280, 720, 2), paper(640, 400, 2.5))) {
            Figure figure = ComparisonFigure.of(PanelCatalog.builder("attention"), sides, Selection.START, paper);
            for (String name : List.of(ComparisonFigure.FIRST, ComparisonFigure.SECOND, ComparisonFigure.DIFFERENCE)) {
                assertEquals(1, part(figure, name).heatmaps().size(), name);
            }
            for (int a = 0; a < 3; a++) {
                for (int b = 0; b < a; b++) {
                    Bounds one = figure.heatmaps().get(a).bounds();
                    Bounds other = figure.heatmaps().get(b).bounds();
                    boolean apart = one.x() >= other.right()
                            || other.x() >= one.right()
                            || one.y() >= other.bottom()
                            || other.y() >= one.bottom();
                    assertTrue(apart, one + " lies over " + other);
                }
            }
            assertTrue(figure.height() > paper.height());
        }
    }

    /** The names of rows that several grids share stand once, and over none of the grids. */
    @Test
    void rowsOfADifferenceAreNamed() throws IOException, ProblemException {
        Sides sides = sides(GoldenFixture.TINY_TIED, Edits.of(new Edit.ZeroHead(0, 1)), new Rival.WithoutEdits());
        assertEquals(List.of("#3", "#1", "#4", "#1", "#5"), rowNames("qkv", sides));
        assertEquals(List.of("embedding", "block 0", "block 1"), rowNames("logit-lens", sides));
    }

    private static List<String> rowNames(String panel, Sides sides) {
        Figure difference = part(
                ComparisonFigure.of(PanelCatalog.builder(panel), sides, Selection.START, paper(2200, 900, 1)),
                ComparisonFigure.DIFFERENCE);
        List<Bounds> grids = difference.heatmaps().stream()
                .filter(map -> !map.target().name().equals("legend"))
                .map(Heatmap::bounds)
                .toList();
        double left = grids.stream().mapToDouble(Bounds::x).min().orElseThrow();
        double top = grids.stream().mapToDouble(Bounds::y).min().orElseThrow();
        List<Label> below = difference.labels().stream()
                .filter(label -> label.y() > top && !label.text().matches("-?[.0-9]+")) // but for those in the cells
                .toList();
        for (Label label : below) assertTrue(label.x() < left, label.text() + " stands right of where grids begin");
        return below.stream().map(Label::text).toList();
    }

    @Test
    void theSelectionGoesAcrossAndComesBack() throws IOException, ProblemException {
        Sides sides = sides(GoldenFixture.TINY_TIED, Edits.NONE, new Rival.OtherPrompt("7, 3, 1, 4, 1, 5"));
        Selection hand = Selection.START.withCell(2, 1).withNeuron(5);
        assertEquals(hand.withCell(3, 2), sides.across(hand));
        assertEquals(hand, sides.back(sides.across(hand)));
        Selection last = Selection.START.withNeuron(5);
        assertEquals(last, sides.across(last), "the last token stays the last");
    }

    /** Where no neuron was chosen, both sides show the one that the first side shows, and it is still nobody's choice. */
    @Test
    void bothSidesShowTheSameNeuron() throws IOException, ProblemException {
        Sides sides = sides(GoldenFixture.TINY_TIED, Edits.NONE, new Rival.OtherPrompt("7, 3, 1, 4, 1, 5"));
        Selection hand = Selection.START.withCell(2, 1);
        float[] neurons = sides.first().trace().get(ActivationName.mlpPost(0)).slice(2);
        int shown = sides.across(hand).neuron();
        for (float other : neurons) assertTrue(neurons[shown] >= other);
        assertEquals(hand, sides.back(sides.across(hand)));
        assertEquals(Selection.START, sides.back(sides.across(Selection.START)));
    }

    /** After a step back a panel's picture stands for a moment, and is longer than the text. */
    @Test
    void aPictureOfALongerTextIsNotCompared() throws IOException, ProblemException {
        Sides sides = sides(GoldenFixture.TINY_TIED, Edits.NONE, new Rival.OtherPrompt("3, 1, 4"));
        Paper paper = paper(640, 480, 1);
        for (String panel : List.of("attention", "attention-grid")) {
            Figure longer = PanelCatalog.builder(panel).build(sides.first(), Selection.START, paper);
            Figure shorter = PanelCatalog.builder(panel).build(sides.second(), Selection.START, paper);
            assertFalse(DifferenceFigure.outdated(longer, shorter, sides), panel);
            assertTrue(DifferenceFigure.outdated(longer, longer, sides), panel);
        }
    }

    /** Some pictures have no axis of tokens, and are all about one token that is gone. */
    @Test
    void whatIsNotOutdatedCanBeCompared() throws IOException, ProblemException {
        Sides sides = sides(GoldenFixture.TINY_TIED, Edits.NONE, new Rival.OtherPrompt("3, 1, 4"));
        Sides back = Sides.of(sides.second(), sides.first(), sides.rival());
        Paper paper = paper(640, 480, 1);
        List<String> outdated = new ArrayList<>();
        for (String panel : PanelCatalog.ids()) {
            Figure longer = PanelCatalog.builder(panel).build(sides.first(), Selection.START, paper);
            if (DifferenceFigure.outdated(longer, longer, back)) outdated.add(panel);
            else assertDoesNotThrow(() -> DifferenceFigure.comparable(longer, longer, back, Selection.START), panel);
        }
        assertTrue(outdated.containsAll(List.of("attention", "qkv", "mlp")), outdated.toString());
    }

    @Test
    void aTextThatIsNotOnTheOtherSideIsAGap() throws IOException, ProblemException {
        Sides sides = sides(GoldenFixture.TINY_TIED, Edits.NONE, new Rival.OtherPrompt("3, 2, 4, 1, 5"));
        Figure summary = SummaryFigure.of(sides, Selection.START, paper(1280, 720, 1));
        long gaps = summary.flat().stream()
                .filter(part -> part instanceof Box box && box.hatch().isPresent())
                .count();
        assertEquals(2, gaps, "one for each of the two tokens without a partner");
        Snapshot first = sides.first();
        Sides alike = Sides.of(first, first, new Rival.WithoutEdits());
        assertTrue(SummaryFigure.of(alike, Selection.START, paper(1280, 720, 1)).height() < summary.height());
    }
}
