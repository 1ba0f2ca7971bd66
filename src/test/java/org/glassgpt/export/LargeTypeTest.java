package org.glassgpt.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.glassgpt.figure.Address;
import org.glassgpt.figure.Box;
import org.glassgpt.figure.Element;
import org.glassgpt.figure.Figure;
import org.glassgpt.figure.FontMetrics;
import org.glassgpt.figure.Group;
import org.glassgpt.figure.Label;
import org.glassgpt.figure.Palette;
import org.glassgpt.figure.Paper;
import org.glassgpt.i18n.Language;
import org.glassgpt.i18n.Messages;
import org.glassgpt.session.Operation;
import org.glassgpt.session.Selection;
import org.glassgpt.session.Snapshot;
import org.glassgpt.trace.ModelShape;
import org.glassgpt.ui.panel.Samples;
import org.glassgpt.ui.panel.attentionarcs.AttentionArcsFigure;
import org.glassgpt.ui.panel.clinic.ClinicFigure;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** In large type on the smallest window every panel says what it has to say, in whole words. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LargeTypeTest {
    private static final double SCALE = 2;
    private static final Selection HAND = Selection.START.withHead(1, 1).withCell(4, 2);

    /** Bytes after the first few, and half of a formula: left out on purpose. */
    private static final Pattern LEFT_OUT = Pattern.compile("([0-9A-F]{2} )+…|.*cos\\(…\\).*");

    private Snapshot snapshot;

    @BeforeAll
    void make() {
        snapshot = Samples.madeUp(new ModelShape(4, 4, 128, 512, 128, 300), 30, true);
    }

    private static Paper paper(Language language, double scale) {
        return new Paper(1280, 720, scale, Palette.light(), Messages.of(language)::text, new FontMetrics());
    }

    private Figure figure(String id, Language language) {
        return PanelCatalog.figure(id, snapshot, HAND, paper(language, SCALE));
    }

    /** Where there is no room for what every block writes, it is said how much is missing. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void whatIsNotListedIsCounted(Language language) {
        Paper low = new Paper(1230, 490, SCALE, Palette.light(), Messages.of(language)::text, new FontMetrics());
        Figure figure = PanelCatalog.figure("residual", snapshot, HAND, low);
        long listed = figure.data()
                .filter(datum -> datum.address().quantity().equals("cosine-final"))
                .count();
        int missing = (int) (8 - listed);
        assertTrue(missing > 0, "all of them are listed");
        String said = Messages.of(language).text("figure.residual.more", "" + missing);
        assertTrue(figure.labels().stream().anyMatch(label -> label.text().equals(said)), said);
    }

    private static List<Element> all(List<Element> elements) {
        List<Element> all = new ArrayList<>();
        for (Element element : elements) {
            all.add(element);
            if (element instanceof Group group) all.addAll(all(List.copyOf(group.parts())));
        }
        return all;
    }

    private static List<String> texts(Figure figure) {
        return all(figure.parts()).stream()
                .filter(Label.class::isInstance)
                .map(element -> ((Label) element).text())
                .toList();
    }

    /** Names of tokens and tensors may be shortened: the whole is in the hover. What we say about them may not. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void nothingThatIsSaidIsShortened(Language language) {
        List<String> shortened = new ArrayList<>();
        for (String id : PanelCatalog.ids()) {
            for (String text : texts(figure(id, language))) {
                if (text.contains("…") && !LEFT_OUT.matcher(text).matches() && !ofAName(text)) {
                    shortened.add(id + ": " + text);
                }
            }
        }
        assertEquals(List.of(), shortened);
    }

    /** A token's text, alone or with its place, cut in the middle. */
    private static boolean ofAName(String text) {
        return IntStream.range(0, 11).anyMatch(id -> cut(text, Samples.token(id).visible()));
    }

    private static boolean cut(String text, String name) {
        String[] parts = text.split("…", 2);
        return parts.length == 2
                && !parts[0].isEmpty()
                && name.startsWith(parts[0])
                && (name.endsWith(parts[1]) || parts[1].endsWith(")"));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void theNearestTokensStandBelowTheEmbedding(Language language) {
        long near = figure("embedding", language)
                .data()
                .filter(datum -> datum.address().quantity().equals(Address.COSINE))
                .count();
        assertTrue(near >= 3, "only " + near);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void whatIsWrongWithThePrintedFormulaIsSaid(Language language) {
        String said = String.join("", texts(figure("positions-article", language)));
        String wrong = Messages.of(language).text("figure.article.wrong-one", "128");
        assertTrue(said.replace(" ", "").contains(wrong.replace(" ", "")), said);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyLineOfAListingIsThere(Language language) {
        for (String id : ClinicFigure.ids()) {
            long lines = all(figure(id, language).parts()).stream()
                    .filter(Box.class::isInstance)
                    .flatMap(box -> ((Box) box).spot().stream())
                    .filter(spot -> spot.target().name().equals(ClinicFigure.LINE))
                    .count();
            assertEquals(ClinicFigure.listing(id).lines().size(), lines, id);
        }
    }

    /** Never by colour alone. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void everyHalfOfABlockOnTheMapIsNamed(Language language) {
        Messages words = Messages.of(language);
        List<String> texts = texts(figure("map", language));
        for (String half : List.of("attention", "mlp")) {
            List<String> either = List.of(words.text("map." + half + "-short"), words.text("map." + half + "-sign"));
            long named = texts.stream().filter(either::contains).count();
            assertTrue(named >= 4, half + ": " + texts);
        }
    }

    /** What nobody has generated yet is no empty picture: the next step's distribution is there. */
    @Test
    void theHistoryBeginsWithTheStepToCome() {
        Figure history = PanelCatalog.figure("history", snapshot, HAND, paper(Language.EN, 1));
        List<Double> shown = history.data().map(datum -> datum.value()).toList();
        assertEquals(
                List.of(snapshot.next().kept().get(0).p()),
                shown.stream().distinct().toList());
    }

    /** Where no weight reaches the threshold, the picture says so. */
    @Test
    void arcsThatAreNotThereAreSpokenOf() {
        Figure arcs = AttentionArcsFigure.of(snapshot, HAND, paper(Language.EN, 1), false, 1.5);
        String name = snapshot.tokens().get(4).visible();
        String none = Messages.of(Language.EN).text("figure.arcs.none", name, "1.5");
        assertTrue(String.join(" ", texts(arcs)).contains(none), () -> none + " in " + texts(arcs));
    }

    /** A weight for each token stands above its name; in large type at least as a number. */
    @Test
    void aRowOfWeightsIsNamedAndWritten() {
        Selection hand = HAND.withOperation(Operation.in(1, Operation.Kind.SOFTMAX));
        Figure desk = PanelCatalog.figure("operation", snapshot, hand, paper(Language.EN, 1));
        List<String> texts = texts(desk);
        for (var token : snapshot.tokens()) {
            String name = token.visible();
            assertTrue(texts.stream().anyMatch(text -> text.equals(name) || cut(text, name)), name + " in " + texts);
        }
        Figure large = PanelCatalog.figure("operation", snapshot, hand, paper(Language.EN, SCALE));
        Optional<Element> numbers = large.parts().stream()
                .filter(element ->
                        element instanceof Group group && group.name().equals("numbers"))
                .findFirst();
        assertFalse(numbers.isEmpty(), "no numbers in the cells");
    }
}
