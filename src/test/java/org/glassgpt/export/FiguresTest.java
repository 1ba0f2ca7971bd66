package org.glassgpt.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.glassgpt.clinic.AttentionClinic;
import org.glassgpt.figure.Address;
import org.glassgpt.figure.Bounds;
import org.glassgpt.figure.Box;
import org.glassgpt.figure.Datum;
import org.glassgpt.figure.Decode;
import org.glassgpt.figure.Figure;
import org.glassgpt.figure.FontMetrics;
import org.glassgpt.figure.Heatmap;
import org.glassgpt.figure.Label;
import org.glassgpt.figure.Palette;
import org.glassgpt.figure.Paper;
import org.glassgpt.i18n.Language;
import org.glassgpt.i18n.Messages;
import org.glassgpt.model.GoldenFixture;
import org.glassgpt.sampling.Candidate;
import org.glassgpt.sampling.SamplingSettings;
import org.glassgpt.session.GenerationTree;
import org.glassgpt.session.Operation;
import org.glassgpt.session.Operation.Kind;
import org.glassgpt.session.Selection;
import org.glassgpt.session.Snapshot;
import org.glassgpt.session.Step;
import org.glassgpt.session.WorldReading;
import org.glassgpt.trace.Activation;
import org.glassgpt.trace.ActivationName;
import org.glassgpt.trace.Cost;
import org.glassgpt.trace.Derived;
import org.glassgpt.trace.ModelShape;
import org.glassgpt.ui.panel.Memo;
import org.glassgpt.ui.panel.Samples;
import org.glassgpt.ui.panel.clinic.ClinicFigure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What pictures display is what the model computed, and all of it can be read. */
class FiguresTest {
    private static final Selection HAND =
            Selection.START.withHead(1, 1).withCell(4, 2).withPosition(3).withDimension(5);
    private static final SamplingSettings CUT = new SamplingSettings(0.8, 6, 0.95, 1);

    @TempDir
    Path temp;

    private static Paper paper(Language language, Palette palette, double width, double height, double scale) {
        return new Paper(width, height, scale, palette, Messages.of(language)::text, new FontMetrics());
    }

    private static List<Figure> all(Snapshot snapshot, Selection selection, Paper paper) {
        List<Figure> figures = new ArrayList<>();
        for (String id : PanelCatalog.ids()) figures.add(PanelCatalog.figure(id, snapshot, selection, paper));
        return figures;
    }

    /** Every line of every listing opened. */
    private static List<Figure> lines(Snapshot snapshot, Selection selection, Paper paper, Memo<AttentionClinic> memo) {
        List<Figure> figures = new ArrayList<>();
        for (String id : ClinicFigure.ids()) {
            for (int line = 0; line < ClinicFigure.listing(id).lines().size(); line++) {
                figures.add(ClinicFigure.of(id, memo).build(snapshot, selection.withLine(line), paper));
            }
        }
        return figures;
    }

    @ParameterizedTest
    @EnumSource(GoldenFixture.class)
    void everyNumberIsTheModels(GoldenFixture fixture) throws IOException {
        Snapshot snapshot = Samples.of(fixture, temp, CUT);
        ReadingChecks readings = new ReadingChecks(snapshot);
        CostChecks costs = new CostChecks(snapshot);
        ClinicNumbers clinic = new ClinicNumbers(snapshot);
        Memo<AttentionClinic> memo = new Memo<>();
        for (Language language : Language.values()) {
            Paper paper = paper(language, Palette.light(), 1280, 720, 1);
            List<Figure> figures = all(snapshot, HAND, paper);
            figures.addAll(lines(snapshot, HAND, paper, memo));
            for (Figure figure : figures) {
                List<Datum> data = figure.data().toList();
                assertFalse(data.isEmpty(), figure.id());
                for (Datum datum : data) {
                    checkText(figure.id(), datum);
                    String where = figure.id() + ": " + datum;
                    if (clinic.check(where, datum)) continue;
                    if (readings.check(where, datum)) continue;
                    if (costs.check(where, datum)) continue;
                    if (RunNumbers.check(figure.id(), where, datum)) continue;
                    checkNumber(figure.id(), datum, snapshot);
                }
            }
        }
    }

    private static void checkText(String id, Datum datum) {
        double shown = Double.parseDouble(datum.text().replace("\u00a0", ""));
        double tolerance = Math.max(0.0051, Math.abs(datum.value()) * 0.06);
        assertEquals(datum.value(), shown, tolerance, () -> id + ": " + datum);
    }

    private static void checkNumber(String id, Datum datum, Snapshot snapshot) {
        Address address = datum.address();
        int[] index = address.index().stream().mapToInt(i -> i).toArray();
        String where = id + ": " + datum;
        if (DerivedNumbers.check(where, datum, index, snapshot)) return;
        if (address.name().equals("input_ids")) {
            assertEquals(snapshot.trace().id(index[0]), datum.value(), where);
        } else if (address.source() == Address.Source.WEIGHT) {
            int width = snapshot.weights().shape(address.name())[1];
            float truth = snapshot.weights().slice(address.name(), index[0] * width + index[1], 1)[0];
            assertEquals(truth, (float) datum.value(), where);
        } else if (address.name().equals("sine")) {
            // Vaswani et al. 2017, section 3.5, in its own letters.
            int even = index[1] / 2 * 2;
            double angle = index[0]
                    / Math.pow(10_000, (double) even / snapshot.trace().model().width());
            assertEquals(index[1] == even ? Math.sin(angle) : Math.cos(angle), datum.value(), 1e-6, where);
        } else if (address.source() == Address.Source.ACTIVATION) {
            checkActivation(where, datum, index, snapshot);
        } else {
            checkFormula(where, datum, index, snapshot);
        }
    }

    /** A fork, and the reader back on the first branch: what stands there are the steps' own draws and probabilities. */
    @ParameterizedTest
    @EnumSource(GoldenFixture.class)
    void stepsOnBothBranchesOfAForkShowTheirDraws(GoldenFixture fixture) throws IOException {
        Snapshot one = Samples.of(fixture, temp, CUT);
        Step first = one.tree().step(0);
        Candidate other = one.next().kept().stream()
                .filter(candidate ->
                        candidate.id() != one.tree().step(1).token().id())
                .findFirst()
                .orElseThrow();
        Step forked = Step.byHand(Samples.token(other.id()), one.next(), other, CUT);
        GenerationTree tree = one.tree().goTo(0).with(forked).goTo(0);
        assertEquals(2, tree.leaves());
        Snapshot snapshot = new Snapshot(
                one.modelName(),
                one.trace(),
                one.weights(),
                one.tokens(),
                one.vocabulary(),
                one.settings(),
                one.next(),
                one.draw(),
                tree,
                one.beside(),
                one.readouts());
        double[] expected = {first.chosen().p(), tree.step(1).chosen().p(), other.p()};
        for (Language language : Language.values()) {
            Paper paper = paper(language, Palette.light(), 1280, 720, 1);
            Figure drawn = PanelCatalog.figure("generation-tree", snapshot, HAND, paper);
            List<Datum> steps = drawn.data()
                    .filter(datum -> datum.address().name().equals("step"))
                    .toList();
            assertFalse(steps.isEmpty());
            for (Datum datum : steps) {
                int node = datum.address().index().get(0);
                assertEquals(expected[node], datum.value(), datum.toString());
                assertEquals(snapshot.tree().step(node).token().id(), (int)
                        datum.address().index().get(1));
            }
            assertTrue(steps.stream().anyMatch(datum -> datum.address().index().get(0) == 2), "the second branch");
            Figure history = PanelCatalog.figure("history", snapshot, HAND, paper);
            List<Double> draws = history.data()
                    .filter(datum -> datum.address().quantity().equals(Address.DRAW))
                    .map(Datum::value)
                    .distinct()
                    .toList();
            assertTrue(draws.contains(0.3), "the number drawn for the first step: " + draws);
        }
    }

    /** What is usual in the story world is not worked out by the picture, but read; so is which words are strange. */
    @Test
    void theUsualSurpriseIsTheReadings() {
        Snapshot plain = Samples.madeUp(new ModelShape(2, 2, 16, 32, 64, 50), 9, true);
        WorldReading reading = new WorldReading(List.of("kite"), Set.of(3), 1.25, 1.75);
        Snapshot snapshot = new Snapshot(
                plain.modelName(),
                plain.trace(),
                plain.weights(),
                plain.tokens(),
                plain.vocabulary(),
                plain.settings(),
                plain.next(),
                plain.draw(),
                plain.tree(),
                new Snapshot.Beside(Optional.of(reading), plain.spelling(), plain.probe(), Optional.empty()),
                plain.readouts());
        Paper paper = paper(Language.EN, Palette.light(), 1280, 720, 1);
        Figure figure = PanelCatalog.figure("surprise", snapshot, HAND, paper);
        Datum usual = figure.data()
                .filter(datum -> datum.address().name().equals("surprise-usual"))
                .findFirst()
                .orElseThrow();
        assertEquals(1.25, usual.value());
        assertEquals("1.25", usual.text());
    }

    private static void checkFormula(String where, Datum datum, int[] index, Snapshot snapshot) {
        switch (datum.address().name()) {
            case "parameters", "loaded-tensors" -> {
                boolean sum = datum.address().name().equals("loaded-tensors") || index[0] == Cost.Part.values().length;
                long truth = 0;
                for (String name : snapshot.weights().names()) {
                    if (!sum && !Cost.Part.values()[index[0]].owns(name)) continue;
                    truth += Arrays.stream(snapshot.weights().shape(name)).reduce(1, (a, b) -> a * b);
                }
                assertEquals(truth, datum.value(), where);
            }
            case "rest-from-rank" -> assertEquals(rest(datum, index, snapshot), datum.value(), 1e-6, where);
            case "surprise-mean" -> {
                double sum = 0;
                Activation logits = snapshot.trace().get(ActivationName.logits());
                for (int token = 1; token < index[0]; token++) {
                    sum += surprise(logits, token - 1, snapshot.trace().id(token));
                }
                assertEquals(sum / (index[0] - 1), datum.value(), 1e-6, where);
            }
            case "step" -> assertEquals(snapshot.tree().step(index[0]).chosen().p(), datum.value(), where);
            default -> {}
        }
    }

    private static double surprise(Activation logits, int token, int id) {
        return -Math.log(softmax(logits.slice(token), 1)[id]) / Math.log(2);
    }

    private static double[] softmax(float[] row, double T) {
        double[] divided = new double[row.length];
        for (int i = 0; i < row.length; i++) divided[i] = row[i] / T;
        return Derived.softmax(divided);
    }

    /** The sum over the ranks that have no line of their own, each worked out anew. */
    private static double rest(Datum datum, int[] index, Snapshot snapshot) {
        Activation logits = snapshot.trace().get(ActivationName.logits());
        List<Integer> order = byProbability(logits.slice(index[0]));
        double sum = 0;
        for (int rank = index[1]; rank < order.size(); rank++) {
            sum += stage(datum.address().quantity(), logits, index[0], order.get(rank));
        }
        return sum;
    }

    private static List<Integer> byProbability(float[] row) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < row.length; i++) order.add(i);
        order.sort((a, b) -> Float.compare(row[b], row[a]));
        return order;
    }

    /** What a token is after a step of the way: softmax, the six largest of those, the running sum, the end. */
    private static double stage(String quantity, Activation logits, int place, int id) {
        float[] row = logits.slice(place);
        double[] p = softmax(row, CUT.temperature());
        List<Integer> first = byProbability(row).subList(0, CUT.topK());
        double mass = first.stream().mapToDouble(i -> p[i]).sum();
        return switch (quantity) {
            case Address.SOFTMAX -> p[id];
            case Address.TOP_K -> first.contains(id) ? p[id] / mass : 0;
            case Address.TOP_P ->
                first.subList(0, first.indexOf(id) + 1).stream()
                        .mapToDouble(i -> p[i] / mass)
                        .sum();
            default -> {
                double before = first.contains(id)
                        ? first.subList(0, first.indexOf(id)).stream()
                                .mapToDouble(i -> p[i] / mass)
                                .sum()
                        : 1;
                yield before >= CUT.topP() ? 0 : p(row, id);
            }
        };
    }

    private static void checkActivation(String where, Datum datum, int[] index, Snapshot snapshot) {
        Activation activation = snapshot.trace()
                .get(ActivationName.parse(datum.address().name()).orElseThrow());
        switch (datum.address().quantity()) {
            case Address.NORM -> assertEquals(length(activation.slice(index)), datum.value(), 1e-9, where);
            case Address.VALUE, Address.MAXIMUM, Address.EXTREME ->
                assertEquals(activation.at(index), (float) datum.value(), where);
            case Address.PROBABILITY -> {
                if (index.length == 2)
                    assertEquals(p(activation.slice(index[0]), index[1]), datum.value(), 1e-6, where);
            }
            case Address.SCALED -> assertEquals(activation.at(index) / CUT.temperature(), datum.value(), 1e-6, where);
            case Address.SOFTMAX, Address.TOP_K, Address.TOP_P ->
                assertEquals(
                        stage(datum.address().quantity(), activation, index[0], index[1]), datum.value(), 1e-6, where);
            case Address.SURPRISE -> assertEquals(surprise(activation, index[0], index[1]), datum.value(), 1e-6, where);
            case Address.REST -> assertEquals(snapshot.next().rest(), datum.value(), where);
            default -> assertTrue(datum.value() >= 0 && datum.value() <= 1, where);
        }
    }

    private static double length(float[] row) {
        double sum = 0;
        for (float x : row) sum += (double) x * x;
        return Math.sqrt(sum);
    }

    /** Softmax of the logits at the temperature, cut to the six largest and to 95 % of those, worked out anew. */
    private static double p(float[] row, int id) {
        double[] p = softmax(row, CUT.temperature());
        List<Integer> first = byProbability(row).subList(0, CUT.topK());
        double mass = first.stream().mapToDouble(i -> p[i]).sum();
        double kept = 0;
        for (int i : first) {
            kept += p[i];
            if (kept / mass >= CUT.topP()) break;
        }
        return p[id] / kept;
    }

    @ParameterizedTest
    @EnumSource(GoldenFixture.class)
    void coloursDecodeToTheirValues(GoldenFixture fixture) throws IOException {
        Snapshot snapshot = Samples.of(fixture, temp, SamplingSettings.DEFAULT);
        for (Palette palette : List.of(Palette.light(), Palette.dark(), Palette.projector())) {
            for (Figure figure : all(snapshot, HAND, paper(Language.EN, palette, 1280, 720, 1))) {
                for (Heatmap map : figure.heatmaps()) {
                    double range = map.scale().high() - map.scale().low();
                    Decode decode = new Decode(map.scale());
                    for (int row = 0; row < map.matrix().rows(); row++) {
                        for (int column = 0; column < map.matrix().columns(); column++) {
                            if (map.matrix().masked(row, column)) continue;
                            double decoded = decode.value(map.colour(row, column));
                            assertEquals(map.matrix().at(row, column), decoded, 0.02 * range, figure.id());
                        }
                    }
                }
            }
        }
    }

    static Stream<Arguments> papers() {
        List<Arguments> papers = new ArrayList<>();
        for (Language language : Language.values()) {
            papers.add(Arguments.of(paper(language, Palette.light(), 1280, 720, 1)));
            papers.add(Arguments.of(paper(language, Palette.dark(), 700, 460, 1)));
            papers.add(Arguments.of(paper(language, Palette.projector(), 1920, 1080, 2)));
            papers.add(Arguments.of(paper(language, Palette.light(), 560, 360, 0.8)));
            papers.add(Arguments.of(paper(language, Palette.dark(), 2560, 1440, 1)));
        }
        return papers.stream();
    }

    static Stream<Snapshot> texts() {
        ModelShape bundled = new ModelShape(4, 4, 128, 512, 128, 1000);
        ModelShape gpt2 = new ModelShape(12, 12, 48, 96, 1024, 500);
        ModelShape deep = new ModelShape(48, 4, 16, 32, 64, 100);
        return Stream.of(
                Samples.madeUp(deep, 24, true),
                Samples.madeUp(bundled, 1, true),
                Samples.madeUp(bundled, 7, true),
                Samples.madeUp(bundled, 128, true),
                Samples.madeUp(gpt2, 40, true),
                Samples.madeUp(gpt2, 300, false));
    }

    @ParameterizedTest
    @MethodSource("papers")
    void textStaysOnThePaperAndApart(Paper paper) {
        List<String> faults = new ArrayList<>();
        texts().forEach(snapshot -> {
            Selection hand = Selection.START.withHead(2, 3).withPosition(5).withDimension(17);
            String of = " of " + snapshot.tokens().size() + " tokens";
            List<Figure> figures = all(snapshot, hand, paper);
            if (snapshot.tokens().size() == 7) figures.addAll(lines(snapshot, hand, paper, new Memo<>()));
            for (Figure figure : figures) checkLayout(figure, figure.id() + of, faults);
        });
        assertEquals(List.of(), faults);
    }

    private static void checkLayout(Figure figure, String where, List<String> faults) {
        List<Label> labels = figure.labels();
        for (int i = 0; i < labels.size(); i++) {
            Bounds one = labels.get(i).bounds();
            String text = where + ": “" + labels.get(i).text() + "” at " + one;
            if (!figure.bounds().encloses(one, 0.5)) faults.add(text + " is off the paper");
            if (text.contains("\uFFFD")) faults.add(text);
            for (int j = i + 1; j < labels.size(); j++) {
                Label other = labels.get(j);
                if (one.overlaps(other.bounds(), 1.5)) faults.add(text + " lies over “" + other.text() + "”");
            }
        }
        if (figure.title().isBlank() || figure.summary().isBlank()) faults.add(where + " has no words");
    }

    @Test
    void aLongTextIsPooledAndSaysSo() {
        Snapshot snapshot = Samples.madeUp(new ModelShape(2, 2, 16, 32, 1024, 50), 700, true);
        Paper paper = paper(Language.EN, Palette.light(), 1280, 720, 1);
        Figure figure = PanelCatalog.figure("attention", snapshot, Selection.START, paper);
        Heatmap map = figure.heatmaps().get(0);
        assertTrue(map.matrix().rows() < 700);
        assertTrue(figure.labels().stream().anyMatch(l -> l.text().contains("largest of")));
        List<Datum> data = figure.data()
                .filter(d -> d.address().quantity().equals(Address.MAXIMUM))
                .toList();
        assertFalse(data.isEmpty());
        for (Datum datum : data) checkActivation("pooled", datum, index(datum), snapshot);
    }

    /** Where a row stands for several tokens it bears the name of the one in hand, not of the first of them. */
    @ParameterizedTest
    @ValueSource(strings = {"qkv", "attention"})
    void aPooledRowBearsTheNameOfTheTokenInHand(String id) {
        int T = 1000;
        Snapshot snapshot = Samples.madeUp(new ModelShape(2, 2, 16, 32, 1024, 50), T, true);
        Paper paper = paper(Language.EN, Palette.light(), 1280, 720, 1);
        Heatmap any = PanelCatalog.figure(id, snapshot, Selection.START, paper)
                .heatmaps()
                .get(0);
        int block = any.target().first();
        assertTrue(block > 1, "no rows are pooled");
        for (int token = T / 2; token < T / 2 + 2 * block; token++) {
            Figure figure = PanelCatalog.figure(id, snapshot, Selection.START.withToken(token), paper);
            List<Bounds> bands = figure.flat().stream()
                    .filter(part -> part instanceof Box box
                            && box.fill().equals(Optional.of(Palette.light().band())))
                    .map(part -> ((Box) part).bounds())
                    .toList();
            List<String> named = figure.labels().stream()
                    .filter(label -> bands.stream().anyMatch(band -> band.encloses(label.bounds(), 1)))
                    .map(Label::text)
                    .toList();
            assertEquals(List.of(snapshot.tokens().get(token).visible()), named, "token " + token);
            double row = any.cell(token / block, 0).centreY();
            assertTrue(bands.get(0).y() < row && row < bands.get(0).bottom(), "the band is at its row");
        }
    }

    private static int[] index(Datum datum) {
        return datum.address().index().stream().mapToInt(i -> i).toArray();
    }

    @Test
    void aHeadWhosePatternWasNotKeptIsWorkedOutFromItsQueriesAndKeys() {
        Snapshot snapshot = Samples.madeUp(new ModelShape(2, 2, 16, 32, 64, 50), 20, false);
        Paper paper = paper(Language.ZH, Palette.dark(), 1280, 720, 1);
        Figure figure = PanelCatalog.figure("attention", snapshot, Selection.START.withHead(1, 0), paper);
        Heatmap map = figure.heatmaps().get(0);
        for (int query = 0; query < 20; query++) {
            double sum = 0;
            double[] p = Derived.softmax(Derived.scores(snapshot.trace(), 1, 0, query));
            for (int key = 0; key < 20; key++) {
                assertEquals(key > query, map.matrix().masked(query, key));
                assertEquals(p[key], map.matrix().at(query, key), 1e-7);
                sum += map.matrix().at(query, key);
            }
            assertEquals(1, sum, 1e-5);
        }
    }

    /** What the trace of a long text leaves out stands on the pictures all the same. */
    @Test
    void headsOfALongTextAreWorkedOutFromTheirQueriesAndKeys() {
        int T = 150;
        Snapshot snapshot = Samples.madeUp(new ModelShape(2, 3, 18, 32, 256, 50), T, false);
        Paper paper = paper(Language.EN, Palette.light(), 1280, 720, 1);
        Selection hand = Selection.START.withHead(1, 2).withToken(90);
        Figure grid = PanelCatalog.figure("attention-grid", snapshot, hand, paper);
        assertEquals(6, grid.heatmaps().size(), "a map for every head");
        for (Heatmap map : grid.heatmaps()) checkSampled(map, snapshot);
        Figure operation =
                PanelCatalog.figure("operation", snapshot, hand.withOperation(Operation.in(1, Kind.SOFTMAX)), paper);
        double[] scores = Derived.scores(snapshot.trace(), 1, 2, 90);
        double[] weights = Derived.softmax(scores);
        List<Datum> data = operation.data().toList();
        assertEquals(91 + T, data.size(), "scores of the keys that it sees, weights of all");
        for (Datum datum : data) {
            int key = datum.address().index().get(2);
            boolean score = datum.address().name().endsWith("scores");
            assertEquals(score ? scores[key] : weights[key], datum.value(), 1e-6, datum.toString());
        }
    }

    /** Every n-th query, of each n keys the one with the largest weight. */
    private static void checkSampled(Heatmap map, Snapshot snapshot) {
        int layer = map.target().first();
        int head = map.target().second();
        int cells = map.matrix().rows();
        int every = (snapshot.trace().tokens() + cells - 1) / cells;
        assertTrue(every > 1);
        for (int row = 0; row < cells; row++) {
            double[] p = Derived.softmax(Derived.scores(snapshot.trace(), layer, head, row * every));
            for (int column = 0; column <= row; column++) {
                double largest = Arrays.stream(p, column * every, Math.min(p.length, (column + 1) * every))
                        .max()
                        .orElseThrow();
                assertEquals(largest, map.matrix().at(row, column), 1e-7);
                int[] index = index(map.datum(row, column).orElseThrow());
                assertEquals(row * every, index[1]);
                assertEquals(largest, p[index[2]]);
            }
        }
    }

    @Test
    void everyPlaceSaysWhatItIs() throws IOException {
        Snapshot snapshot = Samples.of(GoldenFixture.TINY_TIED, temp, CUT);
        for (Figure figure : all(snapshot, HAND, paper(Language.EN, Palette.light(), 1280, 720, 1))) {
            for (Heatmap map : figure.heatmaps()) {
                assertFalse(Figure.hit(map, 1, 0).words().isBlank(), figure.id());
            }
            figure.spots().forEach(spot -> assertFalse(Figure.hit(spot).words().isBlank(), figure.id()));
        }
    }
}
