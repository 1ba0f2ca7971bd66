package org.glassgpt.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.glassgpt.i18n.Language;
import org.glassgpt.i18n.Messages;
import org.glassgpt.sampling.SamplingSettings;
import org.glassgpt.session.CheckpointModels;
import org.glassgpt.session.Inputs;
import org.glassgpt.session.KeepPolicy;
import org.glassgpt.session.OpenModel;
import org.glassgpt.session.ProblemException;
import org.glassgpt.session.Rival;
import org.glassgpt.session.SavedSession;
import org.glassgpt.session.SessionFolders;
import org.glassgpt.session.SessionRestore;
import org.glassgpt.session.Snapshot;
import org.glassgpt.session.Snapshots;
import org.glassgpt.ui.shell.Preferences;

/** One state of the session to draw pictures of. Its model stays open: pictures read the weights too. */
final class Still implements AutoCloseable {
    private final Inputs inputs;
    private final Snapshot snapshot;
    private final Optional<Rival> rival;
    private Optional<OpenModel> second = Optional.empty();

    private Still(Inputs inputs, Snapshot snapshot) {
        this(inputs, snapshot, Optional.empty());
    }

    private Still(Inputs inputs, Snapshot snapshot, Optional<Rival> rival) {
        this.inputs = inputs;
        this.snapshot = snapshot;
        this.rival = rival;
    }

    Snapshot snapshot() {
        return snapshot;
    }

    /** What it was compared with when it was saved. */
    Optional<Rival> rival() {
        return rival;
    }

    /** What it is compared with; another model stays open as long as this one. */
    Snapshot beside(Rival rival, BundledAssets assets) throws IOException {
        if (rival.folder().isPresent()) {
            second = Optional.of(
                    new CheckpointModels(assets.model()).open(rival.folder().get()));
        }
        try {
            OpenModel model = second.orElse(inputs.model());
            Snapshot made = new Snapshots(KeepPolicy.ofHeap()).make(rival.beside(inputs, model));
            return snapshot.probe().isPresent() ? Snapshots.probed(model, made) : made;
        } catch (ProblemException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /**
     * What was saved, made again; what is not as it was goes to {@code err}.
     *
     * @param asked folder of the model; else it is looked for by what the file says of it
     * @param heads whether the model's heads are to be measured
     */
    static Still of(Desk desk, Optional<Path> asked, SavedSession saved, Path file, boolean heads) throws IOException {
        BundledAssets assets = desk.assets();
        Path window = desk.folders().preferences().resolve(Preferences.FILE);
        SessionFolders known = SessionFolders.of(
                saved, assets.model(), Preferences.read(window).recent(), assets.moments(), file);
        SessionFolders folders = asked.map(known::withModel).orElse(known);
        Snapshots snapshots = new Snapshots(KeepPolicy.ofHeap());
        try {
            CheckpointModels models = new CheckpointModels(assets.model());
            var made = new SessionRestore(folder -> learned(models.open(folder)), snapshots)
                    .restore(saved, folders, Optional.empty(), () -> false);
            Messages words = Messages.of(Language.EN);
            made.note().ifPresent(note -> desk.console().err().println(note.in(words)));
            Inputs inputs = made.inputs();
            Snapshot snapshot = made.snapshot();
            return new Still(inputs, heads ? Snapshots.probed(inputs.model(), snapshot) : snapshot, made.rival());
        } catch (ProblemException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static OpenModel learned(OpenModel model) {
        model.learnWorld();
        return model;
    }

    /**
     * @param prompt text or ids; the window's first prompt without them
     * @param heads whether the model's heads are to be measured
     */
    static Still of(
            BundledAssets assets,
            Optional<Path> asked,
            Optional<PromptOptions.Input> prompt,
            Language language,
            boolean heads)
            throws IOException {
        Path folder = PromptOptions.folder(asked.orElse(null), assets);
        OpenModel model = new CheckpointModels(assets.model()).open(folder);
        try {
            Inputs inputs = prompt.isPresent()
                    ? inputs(model, folder, prompt.get())
                    : Inputs.first(model, firstPrompt(model, language), SamplingSettings.DEFAULT);
            Still made = made(inputs, prompt.isPresent());
            return heads ? new Still(made.inputs, Snapshots.probed(model, made.snapshot)) : made;
        } catch (IOException | RuntimeException e) {
            model.close();
            throw e;
        }
    }

    private static Still made(Inputs inputs, boolean asked) throws IOException {
        Snapshots snapshots = new Snapshots(KeepPolicy.ofHeap());
        try {
            return new Still(inputs, snapshots.make(inputs));
        } catch (ProblemException e) {
            if (asked) throw new IOException(e.getMessage(), e);
            return anyText(inputs, snapshots);
        }
    }

    /** The window's first prompt does not fit every model; its first token does. */
    private static Still anyText(Inputs asked, Snapshots snapshots) throws IOException {
        try {
            Inputs inputs = asked.withAnyText();
            return new Still(inputs, snapshots.make(inputs));
        } catch (ProblemException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static String firstPrompt(OpenModel model, Language language) {
        if (model.tokenizer().isPresent()) return Messages.of(language).text("prompt.first");
        int n = Math.min(model.shape().context(), model.shape().vocab());
        int[] ids = new int[Math.min(8, n)];
        Arrays.setAll(ids, i -> i);
        return IdList.text(ids);
    }

    private static Inputs inputs(OpenModel model, Path folder, PromptOptions.Input input) throws IOException {
        if (input.ids() == null) {
            if (model.tokenizer().isEmpty()) throw PromptOptions.noTokenizer(folder);
            return Inputs.first(model, input.prompt(), SamplingSettings.DEFAULT);
        }
        int[] ids = input.ids().toArray();
        for (int id : ids) {
            if (id >= model.shape().vocab()) {
                throw new IOException("there is no token " + id + ": the model's vocabulary has ids 0 to "
                        + (model.shape().vocab() - 1));
            }
        }
        IdText words = new IdText(model.tokenizer());
        String text = words.text(ids);
        boolean asText = model.tokenizer().isPresent();
        if (asText && !Arrays.equals(ids, model.tokenizer().get().encode(text, true))) {
            throw new IOException("these ids are not how the tokenizer writes their text, which is: " + text);
        }
        return Inputs.first(model, text, SamplingSettings.DEFAULT).withMarkStart(false);
    }

    @Override
    public void close() {
        inputs.model().close();
        second.ifPresent(OpenModel::close);
    }
}
