package org.glassgpt.ui.state;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.glassgpt.sampling.SamplingSettings;
import org.glassgpt.session.Activity;
import org.glassgpt.session.Comparison;
import org.glassgpt.session.FileStamp;
import org.glassgpt.session.Inputs;
import org.glassgpt.session.KeepPolicy;
import org.glassgpt.session.ModelOpener;
import org.glassgpt.session.OpenModel;
import org.glassgpt.session.Problem;
import org.glassgpt.session.Rival;
import org.glassgpt.session.SavedSession;
import org.glassgpt.session.Selection;
import org.glassgpt.session.Session;
import org.glassgpt.session.SessionFolders;
import org.glassgpt.session.SessionListener;
import org.glassgpt.session.Snapshot;
import org.glassgpt.session.Snapshots;
import org.glassgpt.session.TokenView;
import org.glassgpt.session.TokenViews;
import org.glassgpt.tokenizer.Tokenizer;
import org.glassgpt.trace.Edits;

/** The session as properties. */
public final class SessionModel {
    private final Session session;
    private Optional<Path> opening = Optional.empty();
    private final StringProperty prompt = new SimpleStringProperty(this, "prompt");
    private final ReadOnlyObjectWrapper<SamplingSettings> settings;
    private final ReadOnlyObjectWrapper<Optional<Snapshot>> snapshot;
    private final ReadOnlyObjectWrapper<Optional<Inputs>> inputs;
    private final ReadOnlyObjectWrapper<Optional<Activity>> activity;
    private final ReadOnlyObjectWrapper<Optional<Comparison>> comparison =
            new ReadOnlyObjectWrapper<>(this, "comparison", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<String>> own =
            new ReadOnlyObjectWrapper<>(this, "own", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Problem>> problem =
            new ReadOnlyObjectWrapper<>(this, "problem", Optional.empty());

    private final ReadOnlyObjectWrapper<Optional<SavedSession>> restored =
            new ReadOnlyObjectWrapper<>(this, "restored", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Kept>> kept =
            new ReadOnlyObjectWrapper<>(this, "kept", Optional.empty());

    /**
     * What stands in a file.
     *
     * @param inputs that were written there
     * @param stamp of the file at that time
     */
    public record Kept(Path file, Inputs inputs, Optional<FileStamp> stamp) {
        static Kept now(Path file, Inputs inputs) {
            return new Kept(file, inputs, FileStamp.of(file));
        }

        /** Whether another window has written there since. */
        public boolean changedSince() {
            Optional<FileStamp> there = FileStamp.of(file);
            return there.isPresent() && !there.equals(stamp);
        }
    }

    public SessionModel(Session session) {
        this.session = session;
        settings = new ReadOnlyObjectWrapper<>(this, "settings", session.settings());
        snapshot = new ReadOnlyObjectWrapper<>(this, "snapshot", session.snapshot());
        inputs = new ReadOnlyObjectWrapper<>(this, "inputs", session.inputs());
        activity = new ReadOnlyObjectWrapper<>(this, "activity", session.activity());
        prompt.set(session.prompt());
        prompt.addListener((value, old, typed) -> session.setPrompt(typed));
        session.listen(new Hearing());
    }

    /** A session that stands still, for pictures of the window. */
    public static SessionModel still(Snapshot finished) {
        return still(finished, Optional.empty());
    }

    /** As the other, compared with something. */
    public static SessionModel still(Snapshot finished, Optional<Comparison> compared) {
        ModelOpener none = folder -> {
            throw new IOException(folder + " is not opened in a picture");
        };
        Executor never = task -> {};
        String typed = text(finished.tokens().subList(0, finished.promptTokens()));
        SessionModel model = new SessionModel(new Session(none, new Snapshots(new KeepPolicy(0)), typed, never, never));
        model.settings.set(finished.settings());
        model.snapshot.set(Optional.of(finished));
        model.comparison.set(compared);
        return model;
    }

    private static String text(List<TokenView> tokens) {
        String text = TokenViews.text(tokens);
        if (text.isEmpty() && !tokens.isEmpty()) {
            return tokens.stream().map(token -> Integer.toString(token.id())).collect(Collectors.joining(", "));
        }
        return text.startsWith(Tokenizer.END_OF_TEXT) ? text.substring(Tokenizer.END_OF_TEXT.length()) : text;
    }

    /** What is typed; a run follows every change. */
    public StringProperty prompt() {
        return prompt;
    }

    public ReadOnlyObjectProperty<SamplingSettings> settings() {
        return settings.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<Snapshot>> snapshot() {
        return snapshot.getReadOnlyProperty();
    }

    /** What made the snapshot. */
    public ReadOnlyObjectProperty<Optional<Inputs>> inputs() {
        return inputs.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<Activity>> activity() {
        return activity.getReadOnlyProperty();
    }

    /** What is compared with what is shown. */
    public ReadOnlyObjectProperty<Optional<Comparison>> comparison() {
        return comparison.getReadOnlyProperty();
    }

    /** Compares what is shown with something else from now on. */
    public void compare(Rival rival) {
        session.compare(rival);
    }

    public void endComparison() {
        session.endComparison();
    }

    /** Runs all that is shown on another checkpoint, until the model that is open now is put back. */
    public void borrow(Path folder) {
        problem.set(Optional.empty());
        session.borrow(folder);
    }

    public void putBack() {
        session.putBack();
    }

    /** Name of the model in whose place another one runs. */
    public ReadOnlyObjectProperty<Optional<String>> own() {
        return own.getReadOnlyProperty();
    }

    /** Why the last thing asked for could not be done, until something else is done or it is dismissed. */
    public ReadOnlyObjectProperty<Optional<Problem>> problem() {
        return problem.getReadOnlyProperty();
    }

    public BooleanBinding canStep() {
        return Bindings.createBooleanBinding(() -> snapshot.get().isPresent(), snapshot);
    }

    public BooleanBinding canGoBack() {
        return Bindings.createBooleanBinding(
                () -> snapshot.get().filter(now -> now.taken() > 0).isPresent(), snapshot);
    }

    public void setSettings(SamplingSettings next) {
        settings.set(next);
        session.setSettings(next);
    }

    /** Text, changes and settings at once. */
    public void show(String text, Edits edits, SamplingSettings next) {
        session.show(text, edits, next);
        follow();
    }

    /** Goes back to what was shown before, steps and all. */
    public void goBackTo(Inputs before) {
        session.goBackTo(before);
        follow();
    }

    /** What was asked for behind the prompt field and the settings bar. */
    private void follow() {
        settings.set(session.settings());
        prompt.set(session.prompt());
    }

    /** A pass beside what is shown, which stays as it is. */
    public void look(UnaryOperator<Inputs> how, Consumer<Snapshot> then) {
        session.look(how, then);
    }

    public void open(Path folder) {
        problem.set(Optional.empty());
        session.open(folder);
    }

    /** The session that was opened last from a file; a new value each time. */
    public ReadOnlyObjectProperty<Optional<SavedSession>> restored() {
        return restored.getReadOnlyProperty();
    }

    /** What was last written to a file, or opened from one. */
    public ReadOnlyObjectProperty<Optional<Kept>> kept() {
        return kept.getReadOnlyProperty();
    }

    /** Whether there are steps or edits that stand in no file. */
    public boolean unsaved() {
        return inputs.get()
                .filter(now -> now.tree().size() > 0 || !now.edits().isEmpty())
                .filter(now -> kept.get()
                        .filter(known -> known.inputs().showsSame(now))
                        .isEmpty())
                .isPresent();
    }

    /**
     * Opens what was saved; if that cannot be, what is open stays open.
     *
     * @param file in which it is kept from now on, if in any
     */
    public void restore(Optional<Path> file, SessionFolders folders, SavedSession saved) {
        problem.set(Optional.empty());
        opening = file;
        session.restore(saved, folders);
    }

    public void save(Path file, Selection selection, Optional<String> panel) {
        session.save(file, selection, panel);
    }

    public void step() {
        session.step();
    }

    public void back() {
        session.back();
    }

    public void goTo(int taken) {
        session.goTo(taken);
    }

    /** Goes to a node of the tree of steps. */
    public void goToNode(int node) {
        session.goToNode(node);
    }

    /** Appends a token that the reader chose. */
    public void choose(int id) {
        session.choose(id);
    }

    public void setMarkStart(boolean mark) {
        session.setMarkStart(mark);
    }

    /** Changes the edits; they can be undone. */
    public void edit(UnaryOperator<Edits> how) {
        session.edit(how);
    }

    public void undoEdit() {
        session.undoEdit();
    }

    public void redoEdit() {
        session.redoEdit();
    }

    public BooleanBinding canUndoEdit() {
        return Bindings.createBooleanBinding(
                () -> inputs.get().filter(now -> now.history().canUndo()).isPresent(), inputs);
    }

    public BooleanBinding canRedoEdit() {
        return Bindings.createBooleanBinding(
                () -> inputs.get().filter(now -> now.history().canRedo()).isPresent(), inputs);
    }

    public void cancel() {
        session.cancel();
    }

    public void dismiss() {
        problem.set(Optional.empty());
    }

    /** Shows a problem that arose outside the session. */
    public void report(Problem outside) {
        problem.set(Optional.of(outside));
    }

    private final class Hearing implements SessionListener {
        @Override
        public void changed(Inputs made, Snapshot finished) {
            own.set(session.own().map(OpenModel::name));
            inputs.set(Optional.of(made));
            snapshot.set(Optional.of(finished));
        }

        @Override
        public void enriched(Snapshot more) {
            snapshot.set(Optional.of(more));
        }

        @Override
        public void busy(Optional<Activity> now) {
            activity.set(now);
        }

        @Override
        public void compared(Optional<Comparison> now) {
            comparison.set(now);
        }

        @Override
        public void failed(Problem why) {
            problem.set(Optional.of(why));
        }

        @Override
        public void restored(SavedSession saved, Inputs made) {
            prompt.set(made.prompt());
            settings.set(made.settings());
            kept.set(opening.map(file -> Kept.now(file, made)));
            restored.set(Optional.of(saved));
        }

        @Override
        public void saved(Path file, Inputs written) {
            kept.set(Optional.of(Kept.now(file, written)));
        }

        @Override
        public void recovered() {
            problem.set(Optional.empty());
        }
    }
}
