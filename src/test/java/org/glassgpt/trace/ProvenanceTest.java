package org.glassgpt.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.glassgpt.model.GoldenFixture;
import org.glassgpt.model.Gpt;
import org.glassgpt.trace.ActivationName.Kind;
import org.glassgpt.trace.Provenance.Change;
import org.glassgpt.trace.Provenance.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each number of a pass, made again from what made it. */
class ProvenanceTest {
    private static final int[] IDS = {3, 1, 4, 1, 5, 9};

    @TempDir
    Path temp;

    static List<Arguments> passes() {
        List<Edits> edits = List.of(
                Edits.NONE,
                Edits.of(new Edit.ZeroHead(0, 1), new Edit.ZeroMlp(1)),
                Edits.of(new Edit.NoMask(), new Edit.ScoreDivisor(1.5)),
                Edits.of(new Edit.NoPositions(), new Edit.EmbedScale(2), new Edit.EmbedScale(0.75)),
                Edits.of(
                        new Edit.Overwrite(ActivationName.q(0), new int[] {1, 0}, new float[] {0.5f}),
                        new Edit.Overwrite(ActivationName.attnScores(0), new int[] {0, 1, 3}, new float[] {1}),
                        new Edit.Overwrite(ActivationName.pattern(1), new int[] {1, 2}, new float[] {
                            0.1f, 0.2f, 0.3f, 0.2f, 0.1f, 0.1f
                        }),
                        new Edit.Overwrite(ActivationName.residPre(1), new int[] {2, 1}, new float[] {-1}),
                        new Edit.Overwrite(ActivationName.mlpPost(0), new int[] {}, new float[] {0.25f})));
        return List.of(GoldenFixture.values()).stream()
                .flatMap(fixture -> edits.stream().map(edit -> Arguments.of(fixture, edit)))
                .toList();
    }

    private void run(GoldenFixture fixture, Edits edits, Keep keep, Pass test) throws IOException {
        try (Gpt gpt = Gpt.load(fixture.unpack(temp))) {
            test.with(gpt.forward(IDS, edits, keep), gpt.weights());
        }
    }

    private interface Pass {
        void with(Trace trace, Weights weights);
    }

    private static void eachCell(Trace trace, ActivationName name, Consumer<Cell.OfActivation> test) {
        Shape shape = name.shape(trace.model(), trace.tokens());
        for (int i = 0; i < shape.count(); i++) {
            int[] index = new int[shape.rank()];
            for (int axis = shape.rank() - 1, rest = i; axis >= 0; rest /= shape.size(axis), axis--) {
                index[axis] = rest % shape.size(axis);
            }
            test.accept(Cell.of(name, index));
        }
    }

    private static void assertNear(double expected, double actual, double scale, Object what) {
        if (Double.isInfinite(expected)) assertEquals(expected, actual, () -> "" + what);
        else assertEquals(expected, actual, 2e-5 * Math.max(1, Math.max(scale, Math.abs(expected))), () -> "" + what);
    }

    /** Every number of every activation, with and without edits, in both models. */
    @ParameterizedTest
    @MethodSource("passes")
    void everyNumberIsMadeAgain(GoldenFixture fixture, Edits edits) throws IOException {
        run(fixture, edits, Keep.all(), (trace, weights) -> {
            Set<Kind> seen = EnumSet.noneOf(Kind.class);
            for (ActivationName name : ActivationName.all(trace.model().layers())) {
                seen.add(name.kind());
                double scale = trace.get(name).rms();
                eachCell(trace, name, cell -> {
                    Provenance made = Provenance.of(trace, weights, cell);
                    assertEquals(trace.get(name).at(new CellReader(trace, weights).index(cell)), made.value());
                    assertNear(made.value(), made.recomputed(), scale, made);
                    if (made.changes().isEmpty()) checkContributions(made);
                });
            }
            assertEquals(EnumSet.allOf(Kind.class), seen);
        });
    }

    /** The parts add up to the whole, and each is its value times its coefficient. */
    private static void checkContributions(Provenance made) {
        assertFalse(made.sources().isEmpty(), () -> "" + made.cell());
        double sum = 0;
        for (Source source : made.sources()) {
            sum += source.contribution();
            boolean pair = made.rule() == Rule.SCORE || made.rule() == Rule.MIX;
            if (made.rule() == Rule.SOFTMAX) {
                assertEquals(source.coefficient() / made.divisor(), source.contribution(), 1e-12);
            } else {
                double product = source.value() * source.coefficient();
                assertEquals(product, source.contribution() * (pair ? 2 : 1), 1e-9);
            }
        }
        double whole = made.rule() == Rule.SOFTMAX ? 1 : made.recomputed();
        assertEquals(whole, sum, 1e-9, () -> "" + made.cell());
    }

    /** What a source holds is what stands where it says it comes from, and so is the coefficient. */
    @ParameterizedTest
    @EnumSource(GoldenFixture.class)
    void sourcesSayWhereTheyComeFrom(GoldenFixture fixture) throws IOException {
        run(fixture, Edits.NONE, Keep.all(), (trace, weights) -> {
            for (ActivationName name : ActivationName.all(trace.model().layers())) {
                Shape shape = name.shape(trace.model(), trace.tokens());
                int[] last = shape.sizes();
                for (int axis = 0; axis < last.length; axis++) last[axis]--;
                Provenance made = Provenance.of(trace, weights, Cell.of(name, last));
                for (Source source : made.sources()) {
                    assertEquals(
                            source.value(),
                            Provenance.of(trace, weights, source.cell()).value());
                    source.by().ifPresent(by -> {
                        double factor = Provenance.of(trace, weights, by).value();
                        double over = made.rule() == Rule.SCORE ? made.divisor() : 1;
                        assertEquals(factor / over, source.coefficient(), 1e-12);
                    });
                }
            }
        });
    }

    /** Forward is backward read from the other end. */
    @ParameterizedTest
    @MethodSource("passes")
    void whatANumberFedHasItAmongItsSources(GoldenFixture fixture, Edits edits) throws IOException {
        run(fixture, edits, Keep.all(), (trace, weights) -> {
            for (ActivationName name : ActivationName.all(trace.model().layers())) {
                eachCell(trace, name, cell -> {
                    for (Feed feed : Feed.of(trace, weights, cell)) {
                        Provenance made = Provenance.of(trace, weights, feed.strongest());
                        Optional<Source> back = made.sources().stream()
                                .filter(source -> source.cell().equals(cell))
                                .findFirst();
                        assertTrue(back.isPresent(), () -> cell + " is not among the sources of " + feed);
                        double product = made.rule() == Rule.SOFTMAX
                                ? back.get().contribution()
                                : back.get().value() * back.get().coefficient();
                        assertEquals(product, feed.product(), 1e-5 * Math.max(1, Math.abs(product)), () -> "" + feed);
                    }
                });
            }
        });
    }

    @ParameterizedTest
    @EnumSource(GoldenFixture.class)
    void aLogitLeadsBackToItsToken(GoldenFixture fixture) throws IOException {
        run(fixture, Edits.NONE, Keep.all(), (trace, weights) -> {
            Cell at = Cell.of(ActivationName.logits(), 5, 2);
            int steps = 0;
            while (at instanceof Cell.OfActivation number) {
                Kind kind = number.name().kind();
                Provenance made = Provenance.of(trace, weights, at);
                // Along the residual stream: the first of a sum is the stream itself.
                at = kind == Kind.LOGITS || kind == Kind.LN_FINAL
                        ? made.bySize().stream()
                                .map(Source::cell)
                                .filter(Cell.OfActivation.class::isInstance)
                                .findFirst()
                                .orElseThrow()
                        : made.sources().get(0).cell();
                steps++;
            }
            assertEquals(TensorNames.WTE, at.text());
            assertEquals(IDS[5], at.at(0), "the row of the token in whose column the logit stands");
            assertEquals(2 + 3 * trace.model().layers() + 1, steps);
        });
    }

    /** By whatever contributes most, every trail ends in what was learned. */
    @ParameterizedTest
    @EnumSource(GoldenFixture.class)
    void everyTrailEnds(GoldenFixture fixture) throws IOException {
        run(fixture, Edits.NONE, Keep.all(), (trace, weights) -> {
            for (int token = 0; token < 8; token++) {
                Cell at = Cell.of(ActivationName.logits(), 5, token);
                Provenance made = Provenance.of(trace, weights, at);
                for (int steps = 0; made.rule() != Rule.LEARNED; steps++) {
                    assertTrue(steps < 100);
                    made = Provenance.of(trace, weights, made.bySize().get(0).cell());
                }
                assertTrue(weights.names().contains(made.cell().text()));
            }
        });
    }

    @Test
    void editsAreNamed() throws IOException {
        Edits edits = Edits.of(
                new Edit.ZeroHead(0, 1),
                new Edit.ZeroMlp(0),
                new Edit.ScoreDivisor(3),
                new Edit.Overwrite(ActivationName.q(0), new int[] {1}, new float[] {0.5f}));
        run(GoldenFixture.TINY_TIED, edits, Keep.all(), (trace, weights) -> {
            assertEquals(List.of(Change.HEAD_ZEROED), changes(trace, weights, Cell.of(ActivationName.z(0), 2, 1, 0)));
            assertEquals(List.of(), changes(trace, weights, Cell.of(ActivationName.z(0), 2, 0, 0)));
            assertEquals(List.of(Change.MLP_ZEROED), changes(trace, weights, Cell.of(ActivationName.mlpOut(0), 2, 1)));
            Cell score = Cell.of(ActivationName.attnScores(0), 0, 2, 1);
            assertEquals(List.of(Change.DIVISOR), changes(trace, weights, score));
            assertEquals(3, Provenance.of(trace, weights, score).divisor());
            Cell future = Cell.of(ActivationName.attnScores(0), 0, 2, 3);
            assertEquals(List.of(Change.DIVISOR, Change.MASKED), changes(trace, weights, future));
            Provenance written = Provenance.of(trace, weights, Cell.of(ActivationName.q(0), 1, 0, 1));
            assertEquals(List.of(Change.OVERWRITTEN), written.changes());
            assertEquals(0.5, written.value());
            Trace untouched = untouched(trace, weights);
            assertEquals(
                    untouched.get(ActivationName.q(0)).at(1, 0, 1),
                    written.otherwise().orElseThrow(),
                    1e-5);
        });
    }

    private Trace untouched(Trace trace, Weights weights) {
        try (Gpt gpt = Gpt.load(GoldenFixture.TINY_TIED.unpack(temp.resolve("again")))) {
            return gpt.forward(trace.ids(), Edits.NONE, Keep.all());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<Change> changes(Trace trace, Weights weights, Cell cell) {
        return Provenance.of(trace, weights, cell).changes();
    }

    /** A long text's trace leaves scores and patterns out; they are worked out again. */
    @Test
    void whatALongTextLeftOutIsWorkedOutAgain() throws IOException {
        Trace[] all = new Trace[1];
        run(GoldenFixture.TINY_UNTIED, Edits.NONE, Keep.all(), (trace, weights) -> all[0] = trace);
        run(GoldenFixture.TINY_UNTIED, Edits.NONE, Keep.linear(), (trace, weights) -> {
            Cell pattern = Cell.of(ActivationName.pattern(1), 1, 4, 2);
            assertFalse(trace.has(ActivationName.pattern(1)));
            assertEquals(
                    all[0].get(ActivationName.pattern(1)).at(1, 4, 2),
                    Provenance.of(trace, weights, pattern).value(),
                    1e-6);
            Provenance z = Provenance.of(trace, weights, Cell.of(ActivationName.z(1), 4, 1, 0));
            assertEquals(z.value(), z.recomputed(), 1e-5);
            assertThrows(
                    IndexOutOfBoundsException.class,
                    () -> Provenance.of(trace, weights, Cell.of(ActivationName.z(1), 4, 9, 0)));
        });
        run(
                GoldenFixture.TINY_UNTIED,
                Edits.NONE,
                Keep.only(ActivationName.logits()),
                (trace, weights) -> assertThrows(
                        NoSuchElementException.class,
                        () -> Provenance.of(trace, weights, Cell.of(ActivationName.logits(), 0, 0))));
    }
}
