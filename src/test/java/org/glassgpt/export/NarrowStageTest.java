package org.glassgpt.export;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.glassgpt.figure.Address;
import org.glassgpt.figure.Cells;
import org.glassgpt.figure.Figure;
import org.glassgpt.figure.FontMetrics;
import org.glassgpt.figure.Heatmap;
import org.glassgpt.figure.Label;
import org.glassgpt.figure.Palette;
import org.glassgpt.figure.Paper;
import org.glassgpt.i18n.Language;
import org.glassgpt.i18n.Messages;
import org.glassgpt.session.CheckpointModels;
import org.glassgpt.session.KeepPolicy;
import org.glassgpt.session.Operation;
import org.glassgpt.session.Selection;
import org.glassgpt.session.Session;
import org.glassgpt.session.Snapshot;
import org.glassgpt.session.Snapshots;
import org.glassgpt.trace.ActivationName;
import org.glassgpt.trace.ModelShape;
import org.glassgpt.ui.panel.Samples;
import org.glassgpt.ui.panel.clinic.ClinicFigure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a lesson speaks of is there on the narrow stage beside its words, on a projector of 1280 × 720. */
class NarrowStageTest {
    private static final Path BUNDLED = Path.of("assets/model");
    private static final Selection HAND = Selection.START.withHead(1, 1);

    private static Figure figure(String id, Snapshot snapshot, Selection hand, Language language) {
        Paper paper = new Paper(720, 590, 1.2, Palette.projector(), Messages.of(language)::text, new FontMetrics());
        return PanelCatalog.figure(id, snapshot, hand, paper);
    }

    private static Snapshot madeUp() {
        return Samples.madeUp(new ModelShape(4, 4, 128, 512, 128, 300), 30, true);
    }

    private static List<String> texts(Figure figure) {
        return figure.labels().stream().map(Label::text).toList();
    }

    /** The map names what an operation reads and leaves, and its shape, whole. */
    @ParameterizedTest
    @EnumSource(Operation.Kind.class)
    void tensorsOnTheMapAreNamedWhole(Operation.Kind kind) {
        Snapshot snapshot = madeUp();
        ModelShape model = snapshot.trace().model();
        Operation operation = Operation.all(model).stream()
                .filter(any -> any.kind() == kind && any.layer() <= 1)
                .max(Comparator.comparingInt(Operation::layer))
                .orElseThrow();
        List<String> texts = texts(figure("map", snapshot, HAND.withOperation(operation), Language.EN));
        List<ActivationName> names = new ArrayList<>(operation.reads(model));
        names.addAll(operation.writes());
        for (ActivationName name : names) {
            String shape = name.shape(model, snapshot.trace().tokens()).toString();
            assertTrue(texts.stream().anyMatch(text -> text.endsWith(shape)), () -> name + " in " + texts);
            assertTrue(
                    texts.stream().noneMatch(text -> text.startsWith("blocks") && text.contains("…")), texts::toString);
        }
    }

    /** Words about a line of code come before pictures of it. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void allThatIsWrongWithALineIsSaid(Language language) {
        Snapshot snapshot = madeUp();
        for (String id : ClinicFigure.ids()) {
            for (int line = 0; line < ClinicFigure.listing(id).lines().size(); line++) {
                List<String> texts = texts(figure(id, snapshot, HAND.withLine(line), language));
                assertFalse(texts.contains("…"), id + " " + line + ": " + texts);
            }
        }
    }

    /** A text of many short tokens: ids that do not fit are left to the hover, and none runs into another. */
    @Test
    void idsBelowMergedTokensStandApart() {
        Session session = new Session(
                new CheckpointModels(Optional.of(BUNDLED)),
                new Snapshots(KeepPolicy.ofHeap()),
                "小鸭在花园里看见了黄色的雨伞。",
                Runnable::run,
                Runnable::run);
        session.open(BUNDLED);
        Figure figure = figure("merges", session.snapshot().orElseThrow(), HAND.withToken(3), Language.ZH);
        List<Label> ids = figure.labels().stream()
                .filter(label -> label.datum()
                        .filter(datum -> datum.address().source() == Address.Source.ACTIVATION)
                        .isPresent())
                .sorted(Comparator.comparingDouble(Label::x))
                .toList();
        assertTrue(ids.size() >= 5, () -> "" + ids);
        for (int i = 1; i < ids.size(); i++) {
            double end = ids.get(i - 1).x() + ids.get(i - 1).width() / 2;
            assertTrue(
                    ids.get(i).x() - ids.get(i).width() / 2 > end,
                    ids.get(i - 1).text() + ids.get(i).text());
        }
    }

    /** The token that a step looks at is in the list, however little it counts. */
    @Test
    void theTokenLookedAtIsListed() {
        Snapshot snapshot = madeUp();
        for (int key = 0; key < snapshot.trace().tokens(); key++) {
            int looked = key;
            Figure figure = figure("attention-steps", snapshot, HAND.withCell(10, key), Language.EN);
            assertTrue(
                    figure.heatmaps().stream()
                            .filter(column -> column.matrix().columns() == 1)
                            .anyMatch(column -> lists(column, List.of(1, 10, looked))),
                    "key " + key);
        }
    }

    private static boolean lists(Heatmap column, List<Integer> index) {
        Cells cells = column.cells().orElseThrow();
        return IntStream.range(0, column.matrix().rows())
                .anyMatch(row -> cells.address(row, 0).index().equals(index));
    }
}
