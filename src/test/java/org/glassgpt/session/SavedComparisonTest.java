package org.glassgpt.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.glassgpt.i18n.Language;
import org.glassgpt.i18n.Messages;
import org.glassgpt.sampling.SamplingSettings;
import org.glassgpt.trace.Activation;
import org.glassgpt.trace.Edit;
import org.glassgpt.trace.Edits;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a session is compared with goes into its file and comes out again, as far as it is there. */
class SavedComparisonTest {
    private static final Messages WORDS = Messages.of(Language.EN);

    @TempDir
    Path temp;

    private final ManualExecutor work = new ManualExecutor();
    private final ManualExecutor screen = new ManualExecutor();
    private final List<Problem> heard = new ArrayList<>();
    private Path model;
    private Path other;
    private Path file;
    private Session session;

    @BeforeEach
    void open() throws IOException {
        model = SavedSamples.letters(temp);
        other = copy(model, "other");
        damage(other);
        file = temp.resolve("x.glassgpt");
        session = fresh();
        session.open(model);
        settle();
        session.edit(before -> Edits.of(new Edit.ZeroHead(1, 0)));
        settle();
    }

    private Session fresh() {
        Session made = new Session(
                new CheckpointModels(Optional.empty()), new Snapshots(new KeepPolicy(1 << 24)), "abc", work, screen);
        made.listen(new SessionListener() {
            @Override
            public void failed(Problem problem) {
                heard.add(problem);
            }
        });
        return made;
    }

    private void settle() {
        SavedSamples.settle(work, screen);
    }

    private Path copy(Path from, String name) throws IOException {
        Path to = Files.createDirectories(temp.resolve(name));
        try (Stream<Path> files = Files.list(from)) {
            for (Path one : files.toList()) Files.copy(one, to.resolve(one.getFileName()));
        }
        return to;
    }

    /** Other weights. */
    private static void damage(Path folder) throws IOException {
        Path weights = folder.resolve("model.safetensors");
        byte[] bytes = Files.readAllBytes(weights);
        bytes[bytes.length - 2] ^= 1;
        Files.write(weights, bytes);
    }

    private SavedSession save(Rival rival) throws ProblemException {
        session.compare(rival);
        settle();
        session.save(file, Selection.START, Optional.empty());
        settle();
        assertEquals(List.of(), heard);
        return SessionFile.read(file);
    }

    /** In a window that has shown something else so far. */
    private Session opened(SavedSession saved, Path... beside) {
        Session later = fresh();
        later.open(model);
        settle();
        later.compare(new Rival.OtherPrompt("ba"));
        settle();
        later.restore(saved, new SessionFolders(List.of(model), List.of(beside)));
        settle();
        return later;
    }

    private static Snapshot second(Session session) {
        return session.comparison().flatMap(Comparison::snapshot).orElseThrow();
    }

    private void comesBack(Rival rival, Path... beside) throws ProblemException {
        Session later = opened(save(rival), beside);
        assertEquals(rival, later.comparison().orElseThrow().rival());
        Snapshot before = second(session);
        Snapshot after = second(later);
        assertEquals(before.next(), after.next());
        assertEquals(before.trace().edits(), after.trace().edits());
        for (Activation kept : before.trace().activations()) {
            assertArrayEquals(
                    kept.slice(),
                    after.trace().get(kept.name()).slice(),
                    kept.name().text());
        }
        assertEquals(List.of(), heard);
    }

    @Test
    void anotherTextComesBack() throws Exception {
        comesBack(new Rival.OtherPrompt("cab"));
    }

    @Test
    void otherSettingsComeBack() throws Exception {
        comesBack(new Rival.OtherSettings(new SamplingSettings(0.25, 3, 0.8, 9)));
    }

    @Test
    void theStateBeforeTheEditsComesBack() throws Exception {
        comesBack(new Rival.WithoutEdits());
    }

    @Test
    void anotherModelComesBackFromAmongThoseThatAreCalledSo() throws Exception {
        comesBack(new Rival.OtherModel(other), temp.resolve("missing"), model, other);
    }

    @Test
    void aMomentComesBack() throws Exception {
        comesBack(new Rival.Moment(other, 300), other);
        assertTrue(Files.readString(file).contains("\"step\" : 300"));
    }

    /** No path of this machine goes into a file. */
    @Test
    void aFileNamesNoFolder() throws Exception {
        save(new Rival.OtherModel(other));
        assertTrue(!Files.readString(file).contains(temp.getFileName().toString()));
    }

    @Test
    void withoutItsModelTheSessionOpensAloneAndSaysSo() throws Exception {
        Session later = opened(save(new Rival.OtherModel(other)), temp.resolve("missing"));
        assertEquals(Optional.empty(), later.comparison());
        assertEquals("abc", later.prompt());
        assertTrue(later.snapshot().orElseThrow().trace().edits().headIsZero(1, 0));
        assertEquals(List.of(Problem.of("problem.session-beside-missing", "other")), heard);
        heard.clear();
        assertEquals(
                Optional.empty(), opened(save(new Rival.Moment(other, 300))).comparison());
        assertEquals(List.of(Problem.of("problem.session-beside-no-moment", 300)), heard);
    }

    @Test
    void withOtherWeightsItIsComparedAndSaysSo() throws Exception {
        SavedSession saved = save(new Rival.OtherModel(other));
        Path elsewhere = copy(model, "elsewhere");
        Session later = opened(saved, elsewhere);
        assertEquals(
                new Rival.OtherModel(elsewhere),
                later.comparison().orElseThrow().rival());
        assertEquals(List.of(Problem.of("problem.session-beside-weights", "other")), heard);
    }

    @Test
    void whenBothModelsAreOthersBothAreNamed() throws Exception {
        SavedSession saved = save(new Rival.OtherModel(other));
        Session later = fresh();
        later.restore(saved, new SessionFolders(List.of(other), List.of()));
        settle();
        assertEquals(1, heard.size());
        String said = heard.get(0).in(WORDS);
        assertTrue(said.contains("“tiny-tied” that this session was made with is not here"), said);
        assertTrue(said.contains("“other”, which this session was compared with, is not here"), said);
    }

    @Test
    void aSessionThatWasComparedWithNothingEndsAComparison() throws Exception {
        session.save(file, Selection.START, Optional.empty());
        settle();
        Session later = opened(SessionFile.read(file));
        assertEquals(Optional.empty(), later.comparison());
        assertEquals(List.of(), heard);
    }
}
