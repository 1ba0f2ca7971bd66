package org.glassgpt.gallery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.glassgpt.i18n.Language;
import org.glassgpt.sampling.Candidate;
import org.glassgpt.sampling.SamplingSettings;
import org.glassgpt.session.CheckpointModels;
import org.glassgpt.session.Inputs;
import org.glassgpt.session.KeepPolicy;
import org.glassgpt.session.OpenModel;
import org.glassgpt.session.ProblemException;
import org.glassgpt.session.Selection;
import org.glassgpt.session.Snapshot;
import org.glassgpt.session.Snapshots;
import org.glassgpt.trace.Activation;
import org.glassgpt.trace.ActivationName;
import org.glassgpt.trace.Surprise;
import org.glassgpt.ui.state.ExampleSelection;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the gallery's words say of its prompts is so, with the model that comes along. */
class BundledGalleryTest {
    /** What comes next, by example: Chinese, English. */
    private static final Map<String, List<String>> ANSWERS = Map.ofEntries(
            Map.entry("fact", List.of("阁楼", " attic")),
            Map.entry("two-facts", List.of("学校", " kitchen")),
            Map.entry("three-facts", List.of("塔楼", " tower")),
            Map.entry("far", List.of("城堡", " castle")),
            Map.entry("colour", List.of("蓝色", " blue")),
            Map.entry("two-colours", List.of("黑色", " black")),
            Map.entry("answer", List.of("木屋", " cabin")),
            Map.entry("he", List.of("他", " he")),
            Map.entry("she", List.of("她", " she")),
            Map.entry("against", List.of("她", " she")),
            Map.entry("echo-known", List.of("皮球", " ball")),
            Map.entry("quote", List.of("！”", "!\"")));

    private static OpenModel model;

    @BeforeAll
    static void open() throws IOException {
        Path folder = Path.of("assets", "model");
        model = new CheckpointModels(Optional.of(folder)).open(folder);
    }

    @AfterAll
    static void close() {
        model.close();
    }

    private static Snapshot snapshot(Example example) {
        try {
            return new Snapshots(KeepPolicy.ofHeap())
                    .make(Inputs.first(model, example.text(), SamplingSettings.DEFAULT));
        } catch (ProblemException e) {
            throw new AssertionError(example.id(), e);
        }
    }

    private static Example example(Language language, String id) {
        return Gallery.of(language).stream()
                .filter(known -> known.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static double p(Snapshot snapshot, String text) {
        return snapshot.next().kept().stream()
                .filter(candidate -> text(snapshot, candidate).equals(text))
                .mapToDouble(Candidate::fullP)
                .sum();
    }

    private static String text(Snapshot snapshot, Candidate candidate) {
        return snapshot.vocabulary().apply(candidate.id()).text();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void whatIsAskedIsAnswered(Language language) {
        ANSWERS.forEach((id, answers) -> {
            Snapshot snapshot = snapshot(example(language, id));
            String wanted = answers.get(language.ordinal());
            assertEquals(wanted, text(snapshot, snapshot.next().kept().get(0)), id);
            assertTrue(p(snapshot, wanted) > 0.6, id + ": " + p(snapshot, wanted));
        });
    }

    /** The head shown gives the word that is looked at more weight than any other. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void headsThatFetchLookAtWhatTheyFetch(Language language) {
        int fetching = 0;
        for (Example example : Gallery.of(language)) {
            if (example.head() != Example.Role.STRONGEST) continue;
            Snapshot snapshot = snapshot(example);
            Selection at =
                    ExampleSelection.of(example, snapshot, Selection.START).within(snapshot.trace());
            Activation pattern = snapshot.trace().get(ActivationName.pattern(at.layer()));
            float weight = pattern.at(at.head(), at.token(), at.key());
            assertTrue(weight > 0.5, example.id() + ": " + weight);
            fetching++;
        }
        assertTrue(fetching >= 5, fetching + " prompts show a head that fetches");
    }

    /** Twice as much as looking everywhere alike would give. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void theHeadThatLooksBackDoes(Language language) {
        Example example = example(language, "previous");
        Snapshot snapshot = snapshot(example);
        Selection at = ExampleSelection.of(example, snapshot, Selection.START).within(snapshot.trace());
        Activation pattern = snapshot.trace().get(ActivationName.pattern(at.layer()));
        double sum = 0;
        double alike = 0;
        for (int query = 1; query < snapshot.trace().tokens(); query++) {
            sum += pattern.at(at.head(), query, query - 1);
            alike += 1.0 / (query + 1);
        }
        assertTrue(sum > 1.7 * alike, sum + " against " + alike);
    }

    /** Four in five, on either side; and a clue in the text does not change it. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void theBiasIsFourInFive(Language language) {
        String he = language == Language.ZH ? "他" : " he";
        String she = language == Language.ZH ? "她" : " she";
        Map<String, String> usual = Map.of("he", he, "she", she, "against", she);
        usual.forEach((id, word) -> {
            Snapshot snapshot = snapshot(example(language, id));
            assertEquals(0.8, p(snapshot, word), 0.06, id);
            assertEquals(1, p(snapshot, he) + p(snapshot, she), 0.02, id);
        });
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void twoNamesShareWhatOneCannotHave(Language language) {
        Snapshot snapshot = snapshot(example(language, "name-again"));
        List<String> names = language == Language.ZH ? List.of("小兔", "老师") : List.of(" rabbit", " teacher");
        for (String name : names) assertTrue(p(snapshot, name) > 0.25, name);
        assertTrue(p(snapshot, names.get(0)) + p(snapshot, names.get(1)) > 0.97);
        Snapshot thing = snapshot(example(language, "what-is-in"));
        List<String> both = language == Language.ZH ? List.of("小船", "白色") : List.of(" boat", " white");
        assertTrue(p(thing, both.get(0)) + p(thing, both.get(1)) > 0.97, "the thing, or its colour first");
    }

    /** The word that is wrong surprises more than anything after the beginning of the text. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void whatIsWrongSurprises(Language language) {
        for (String id : List.of("wrong-place", "wrong-colour")) {
            Example example = example(language, id);
            Snapshot snapshot = snapshot(example);
            double[] bits = Surprise.bits(snapshot.trace());
            int last = bits.length - 1;
            double most = Arrays.stream(bits, last / 2, last).max().orElseThrow();
            assertTrue(bits[last] > 10 && bits[last] > most, id + ": " + bits[last] + " after " + most);
        }
    }

    /** What is outside the world surprises on average far more than its stories, and its words are found. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void whatIsOutsideIsMet(Language language) {
        for (String id : List.of("unknown", "outside", "echo", "it")) {
            Snapshot snapshot = snapshot(example(language, id));
            double mean = Surprise.mean(Surprise.bits(snapshot.trace()), 0, snapshot.promptTokens());
            assertTrue(mean > 2 * snapshot.reading().orElseThrow().high(), id + ": " + mean);
        }
        Set<String> wanted = language == Language.ZH ? Set.of("宇航员", "车库") : Set.of("astronaut", "rocket", "garage");
        List<String> strangers =
                snapshot(example(language, "unknown")).reading().orElseThrow().strangers();
        assertTrue(strangers.containsAll(wanted), strangers.toString());
    }

    /** No word of a prompt that the world could tell is called strange, and the window has nothing to warn of. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void whatIsInsideIsNotCalledStrange(Language language) {
        List<String> faults = new ArrayList<>();
        for (Example example : Gallery.of(language)) {
            if (example.outside()) continue;
            Snapshot snapshot = snapshot(example);
            var reading = snapshot.reading().orElseThrow();
            double mean = Surprise.mean(Surprise.bits(snapshot.trace()), 0, snapshot.promptTokens());
            boolean high = snapshot.promptTokens() >= 8 && mean > 2 * reading.high();
            if (!reading.strangers().isEmpty() || high)
                faults.add(example.id() + " " + reading.strangers() + " " + mean);
        }
        assertEquals(List.of(), faults);
        assertFalse(Gallery.of(language).isEmpty());
    }
}
