package org.glassgpt.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.glassgpt.i18n.Language;
import org.glassgpt.model.GoldenComparison;
import org.glassgpt.model.GoldenComparison.Tolerance;
import org.glassgpt.model.GoldenFixture;
import org.glassgpt.model.Gpt;
import org.glassgpt.session.CheckpointModels;
import org.glassgpt.tokenizer.BytePairEncoder;
import org.glassgpt.tokenizer.Token;
import org.glassgpt.tokenizer.TokenizerFiles;
import org.glassgpt.trace.ActivationName;
import org.glassgpt.trace.Edits;
import org.glassgpt.trace.Keep;
import org.glassgpt.world.Split;
import org.glassgpt.world.Story;
import org.glassgpt.world.StoryWorld;
import org.glassgpt.world.WorldWords;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The checkpoint that travels with the application. */
class BundledModelTest {
    private static final Path FOLDER = Path.of("assets", "model");

    /** Not only alone: inside whole clauses, where other merges could have cut them. */
    @ParameterizedTest
    @EnumSource
    void namesThingsAndPlacesAreOneTokenMidSentence(Language language) throws IOException {
        BytePairEncoder tokenizer = TokenizerFiles.loadBytePairs(FOLDER);
        WorldWords words = StoryWorld.bundled().words(language);
        List<String> wanted = Stream.of(words.names(), words.things(), words.places())
                .flatMap(List::stream)
                .toList();
        int seen = 0;
        int whole = 0;
        SplittableRandom random = new SplittableRandom(8);
        for (int i = 0; i < 300; i++) {
            Story story = StoryWorld.bundled().story(language, Split.TRAIN, random);
            Set<String> spans = new HashSet<>();
            for (Token token : tokenizer.tokens(story.text(), false)) spans.add(token.start() + "-" + token.end());
            int from = 0;
            for (String segment : story.segments()) {
                if (wanted.contains(segment)) {
                    seen++;
                    if (spans.contains(from + "-" + (from + segment.length()))) whole++;
                }
                from += segment.length();
            }
        }
        assertTrue(seen > 2000, "seen " + seen);
        assertTrue(whole >= 0.95 * seen, whole + " of " + seen + " are one token");
    }

    @Test
    void agreesWithTheOracle() throws IOException {
        try (Gpt gpt = Gpt.load(FOLDER)) {
            GoldenComparison.run(gpt, FOLDER.resolve(GoldenFixture.EXPECTED), Tolerance.TENSOR)
                    .forEach(row -> assertTrue(row.toString().endsWith("ok"), row::toString));
        }
    }

    /** A head can be watched as it is learned: the moments are this model at earlier steps, the last one itself. */
    @Test
    void momentsEndInTheModel() throws IOException {
        List<Path> moments = folders(Path.of("assets", "moments"));
        TrainConfig config = TrainingRecord.read(FOLDER).orElseThrow().config();
        assertEquals(
                config.moments().stream()
                        .map(step -> TrainingFolder.moment(FOLDER, step)
                                .getFileName()
                                .toString())
                        .toList(),
                moments.stream().map(moment -> moment.getFileName().toString()).toList());
        for (Path moment : moments) {
            assertTrue(
                    new CheckpointModels(Optional.empty()).marksStart(moment), moment + " begins with the start token");
        }
        try (Gpt model = Gpt.load(FOLDER);
                Gpt last = Gpt.load(moments.get(moments.size() - 1))) {
            assertEquals(model.config(), last.config());
            int[] ids = {model.config().vocab() - 1, 5, 6, 7};
            assertArrayEquals(
                    model.forward(ids, Edits.NONE, Keep.only(ActivationName.logits()))
                            .get(ActivationName.logits())
                            .slice(3),
                    last.forward(ids, Edits.NONE, Keep.only(ActivationName.logits()))
                            .get(ActivationName.logits())
                            .slice(3),
                    0.1f);
        }
    }

    private static List<Path> folders(Path dir) throws IOException {
        try (Stream<Path> entries = Files.list(dir)) {
            return entries.sorted().toList();
        }
    }

    @Test
    void saysHowItWasMade() throws IOException {
        TrainingRecord record = TrainingRecord.read(FOLDER).orElseThrow();
        try (Gpt gpt = Gpt.load(FOLDER)) {
            assertEquals(gpt.config(), record.config().network(gpt.config().vocab()));
        }
        assertEquals(record.config().steps(), record.report().step());
        String card = Files.readString(FOLDER.resolve(TrainingFolder.CARD));
        assertTrue(card.contains("80 %"), "the card tells the pronouns' bias");
    }
}
