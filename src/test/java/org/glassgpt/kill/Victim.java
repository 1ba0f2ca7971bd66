package org.glassgpt.kill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.glassgpt.export.ActivationFiles;
import org.glassgpt.lesson.Progress;
import org.glassgpt.session.CheckpointModels;
import org.glassgpt.session.KeepPolicy;
import org.glassgpt.session.ProblemException;
import org.glassgpt.session.SavedSamples;
import org.glassgpt.session.SavedSession;
import org.glassgpt.session.Session;
import org.glassgpt.session.SessionFile;
import org.glassgpt.session.Snapshots;
import org.glassgpt.trace.ActivationName;
import org.glassgpt.training.TrainConfig;
import org.glassgpt.training.Training;

/**
 * A process that does one thing over and over until it is killed. It prints a number once what belongs to that number is
 * finished: from then on it must not be lost.
 */
final class Victim {
    static final String COURSE = "course";
    static final String LESSON = "lesson";
    static final String STEP = "step";
    static final String TEXT = "the cat saw the dog. the dog saw the cat. 猫看见了狗。狗看见了猫。\n";

    private final Path folder;
    private final int first;

    private Victim(Path folder, int first) {
        this.folder = folder;
        this.first = first;
    }

    /** @param arguments what to do, where, and the number to begin with */
    public static void main(String[] arguments) throws IOException, ProblemException {
        Victim victim = new Victim(Path.of(arguments[1]), Integer.parseInt(arguments[2]));
        switch (arguments[0]) {
            case "training" -> victim.train();
            case "session" -> victim.saveSessions();
            case "export" -> victim.export();
            case "progress" -> victim.keepProgress();
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static void finished(int number) {
        System.out.println(number);
        System.out.flush();
    }

    private void train() throws IOException {
        Path corpus = folder.resolve("corpus.txt");
        Path out = folder.resolve("run");
        Training.Progress progress = new Training.Progress() {
            /** Every step is saved before the next. */
            @Override
            public void step(int step, int of, double loss) {
                if (step > 1) finished(step - 1);
            }
        };
        if (Training.isSaved(out)) {
            Training.resume(out, 1_000_000, out, progress, () -> false);
            return;
        }
        Files.writeString(corpus, TEXT.repeat(60));
        TrainConfig config = TrainConfig.read("""
                {"layers": 1, "heads": 2, "width": 8, "context": 16, "vocab": 300, "batch": 2, "warmup": 5, "keep": 3,
                 "horizon": 60, "learning_rate": 0.01, "evaluate_every": 1000, "save_every": 1, "moments": [0, 20]}""", "here");
        Training.start(config.withCorpus(List.of(corpus.toString())).withSteps(1_000_000), out, progress, () -> false);
    }

    private void saveSessions() throws IOException, ProblemException {
        Path file = folder.resolve("x.glassgpt");
        SavedSession sample = SessionFile.read(folder.resolve("sample.glassgpt"));
        for (int i = first; ; i++) {
            SessionFile.write(numbered(sample, i), file);
            finished(i);
        }
    }

    private static SavedSession numbered(SavedSession sample, int i) {
        return new SavedSession(
                sample.model(),
                sample.fingerprint(),
                "狐狸 ".repeat(2000) + i,
                sample.markStart(),
                sample.settings(),
                sample.edits(),
                sample.steps(),
                sample.at(),
                sample.leaf(),
                sample.selection(),
                sample.panel(),
                sample.beside());
    }

    private void export() throws IOException {
        Session session = new Session(
                new CheckpointModels(Optional.empty()),
                new Snapshots(new KeepPolicy(1 << 24)),
                "abcdefgh",
                Runnable::run,
                Runnable::run);
        session.open(SavedSamples.letters(Files.createDirectories(folder.resolve("model" + first))));
        for (int i = first; ; i++) {
            for (String ending : List.of(".csv", ".safetensors")) {
                ActivationFiles.write(
                        session.snapshot().orElseThrow(),
                        ActivationName.pattern(0),
                        folder.resolve("pattern" + ending));
            }
            finished(i);
        }
    }

    private void keepProgress() {
        Progress progress = new Progress(Optional.of(folder), Runnable::run);
        for (int i = first; ; i++) {
            progress.setNote(COURSE, LESSON, STEP + i % 50, "note " + i);
            progress.setNote(COURSE, LESSON, STEP, "note " + i);
            finished(i);
        }
    }

    static OptionalInt number(String note) {
        return note.startsWith("note ") ? OptionalInt.of(Integer.parseInt(note.substring(5))) : OptionalInt.empty();
    }
}
