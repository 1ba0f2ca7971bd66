package org.glassgpt.ui.shell;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.glassgpt.figure.Datum;
import org.glassgpt.figure.Frames;
import org.glassgpt.figure.Hit;
import org.glassgpt.figure.Palette;
import org.glassgpt.figure.Words;
import org.glassgpt.session.Operation;
import org.glassgpt.session.ProblemException;
import org.glassgpt.session.Rival;
import org.glassgpt.session.SavedSession;
import org.glassgpt.session.Selection;
import org.glassgpt.session.SessionFile;
import org.glassgpt.session.SessionFolders;
import org.glassgpt.session.Snapshot;
import org.glassgpt.session.TrainingMoment;
import org.glassgpt.trace.Cell;
import org.glassgpt.trace.Dim;
import org.glassgpt.ui.panel.map.Zoom;
import org.glassgpt.ui.state.Appearance;
import org.glassgpt.ui.state.PanelContext;
import org.glassgpt.ui.state.SessionModel;
import org.glassgpt.ui.state.Texts;
import org.glassgpt.ui.state.Trail;

/**
 * All that the parts of the window share.
 *
 * @param session what is open
 * @param texts the words
 * @param appearance theme and size
 * @param panels what panels know
 * @param view id of the panel that the reader chose, while it shows the operation in hand; else the usual one is shown
 * @param staged what a lesson shows, until another operation or panel is chosen
 * @param frames around numbers that a lesson speaks of
 * @param zoom how much of the network the map shows
 * @param trail of numbers that is followed
 * @param bundled folder of the model that comes with the application
 * @param recent folders opened before, the newest first
 * @param moments of the bundled model's training, in order
 */
public record ShellModel(
        SessionModel session,
        Texts texts,
        Appearance appearance,
        PanelContext panels,
        ObjectProperty<Optional<String>> view,
        ObjectProperty<Optional<View>> staged,
        ObjectProperty<List<Frames.Around>> frames,
        ObjectProperty<Zoom> zoom,
        Trail trail,
        Optional<Path> bundled,
        ObservableList<Path> recent,
        ObservableList<TrainingMoment> moments) {
    private static final int RECENT = 6;

    public static ShellModel of(SessionModel session, Texts texts, Appearance appearance, Optional<Path> bundled) {
        ObservableValue<Words> words =
                Bindings.createObjectBinding(() -> texts.messages().get()::text, texts.messages());
        ObservableValue<Palette> palette = Bindings.createObjectBinding(
                () -> appearance.theme().get().palette(appearance.hues().get()), appearance.theme(), appearance.hues());
        ObjectProperty<Selection> selection = new SimpleObjectProperty<>(
                Selection.START.withScale(appearance.scale().get()));
        appearance
                .scale()
                .addListener(
                        (value, old, scale) -> selection.set(selection.get().withScale(scale.doubleValue())));
        session.snapshot().addListener((value, old, now) -> now.ifPresent(s -> keepInside(selection, old, s)));
        ObjectProperty<Optional<Hit>> pointed = new SimpleObjectProperty<>(Optional.empty());
        ObjectProperty<Optional<Hit>> opened = new SimpleObjectProperty<>(Optional.empty());
        ObjectProperty<List<Frames.Around>> frames = new SimpleObjectProperty<>(List.of());
        PanelContext panels = new PanelContext(session.snapshot(), selection, pointed, opened, frames, words, palette);
        Trail trail = new Trail();
        opened.addListener(changed -> opened.get()
                .flatMap(Hit::datum)
                .map(Datum::address)
                .flatMap(CellWords::cell)
                .ifPresent(trail::open));
        session.snapshot().addListener((value, old, now) -> letGo(trail, old, now));
        ObjectProperty<Optional<String>> view = new SimpleObjectProperty<>(Optional.empty());
        session.restored()
                .addListener(changed -> session.restored().get().ifPresent(saved -> {
                    selection.set(saved.selection().withScale(appearance.scale().get()));
                    session.snapshot().get().ifPresent(snapshot -> keepInside(selection, Optional.empty(), snapshot));
                    view.set(saved.panel());
                    appearance.comparison().set(session.comparison().get().isPresent());
                }));
        ObjectProperty<Optional<View>> staged = new SimpleObjectProperty<>(Optional.empty());
        view.addListener(changed -> staged.set(Optional.empty()));
        selection.addListener((value, old, now) -> {
            if (!old.operation().equals(now.operation())) staged.set(Optional.empty());
        });
        return new ShellModel(
                session,
                texts,
                appearance,
                panels,
                view,
                staged,
                frames,
                new SimpleObjectProperty<>(Zoom.WHOLE),
                trail,
                bundled,
                FXCollections.observableArrayList(),
                FXCollections.observableArrayList());
    }

    /** What was in hand may not exist in this model or this text; the last token stays the last token. */
    private static void keepInside(ObjectProperty<Selection> selection, Optional<Snapshot> old, Snapshot snapshot) {
        Selection before = selection.get();
        Selection inside = before.within(snapshot.trace());
        boolean last = before.token() == Selection.LAST
                || old.filter(was -> before.token() == was.trace().tokens() - 1).isPresent();
        selection.set(last ? inside.withToken(Selection.LAST) : inside);
    }

    /** A trail through another text or another model leads nowhere; through the same one with edits it does. */
    private static void letGo(Trail trail, Optional<Snapshot> old, Optional<Snapshot> now) {
        boolean same = old.isPresent()
                && now.isPresent()
                && old.get().weights() == now.get().weights()
                && Arrays.equals(old.get().trace().ids(), now.get().trace().ids());
        if (!same) trail.close();
    }

    /** Takes an operation in hand: map, timeline, stage follow. */
    public void goTo(Operation operation) {
        panels.selection().set(panels.selection().get().withOperation(operation));
    }

    /** Shows a panel: where it is shown first, unless the operation in hand shows it too. */
    public void showPanel(String panel) {
        Selection now = panels.selection().get();
        boolean here = View.of(now.operation().kind()).stream()
                .anyMatch(view -> view.panels().contains(panel));
        if (!here) {
            View.home(panel)
                    .map(kind -> kind.inBlock() ? Operation.in(now.layer(), kind) : Operation.outside(kind))
                    .ifPresent(this::goTo);
        }
        view.set(Optional.of(panel));
    }

    /** Shows what the reader chose. Of another listing no line is open yet. */
    void choose(View chosen) {
        boolean other = view.get().filter(chosen.id()::equals).isEmpty();
        if (other) panels.selection().set(panels.selection().get().withLine(Selection.NONE));
        view.set(Optional.of(chosen.id()));
    }

    /** Goes on along the trail to a number that made the one shown, or that it made; the stage goes along. */
    public void follow(Cell cell) {
        trail.follow(cell);
        goToTrail();
    }

    public void trailBack() {
        trail.back();
        goToTrail();
    }

    public void trailForward() {
        trail.forward();
        goToTrail();
    }

    public void trailTo(int place) {
        trail.goTo(place);
        goToTrail();
    }

    private void goToTrail() {
        trail.steps()
                .get()
                .current()
                .filter(Cell.OfActivation.class::isInstance)
                .map(Cell.OfActivation.class::cast)
                .ifPresent(number ->
                        panels.selection().set(at(number, panels.selection().get())));
    }

    /** The operation that wrote a number, its token and its head in hand. */
    private static Selection at(Cell.OfActivation number, Selection before) {
        Selection selection = before.withOperation(Operation.writing(number.name()));
        List<Dim> dims = number.name().kind().dims();
        for (int axis = 0; axis < dims.size(); axis++) {
            int i = number.at(axis);
            if (dims.get(axis) == Dim.TOKEN) selection = selection.withToken(i);
            if (dims.get(axis) == Dim.HEAD) selection = selection.withHead(selection.layer(), i);
            if (dims.get(axis) == Dim.KEY) selection = selection.withCell(selection.token(), i);
        }
        return selection;
    }

    /**
     * Opens a session file.
     *
     * @param asked folder of its model; else it is looked for
     */
    public void restore(Path file, Optional<Path> asked) {
        restore(file, asked, Optional.of(file));
    }

    /** Opens what a window kept that did not end as it should; it is in no file of the reader's yet. */
    public void recover(Path copy) {
        restore(copy, Optional.empty(), Optional.empty());
    }

    private void restore(Path file, Optional<Path> asked, Optional<Path> kept) {
        try {
            SavedSession saved = SessionFile.read(file);
            SessionFolders folders = SessionFolders.of(saved, bundled, recent, moments, file);
            session.restore(kept, asked.map(folders::withModel).orElse(folders), saved);
        } catch (ProblemException e) {
            session.report(e.problem());
        }
    }

    /** Opens a folder and remembers it. */
    public void open(Path folder) {
        remember(folder);
        session.open(folder);
    }

    /** Compares with the model of a folder and remembers it. */
    public void compareWith(Path folder) {
        remember(folder);
        session.compare(new Rival.OtherModel(folder));
    }

    private void remember(Path folder) {
        if (bundled.filter(folder::equals).isEmpty()) {
            recent.remove(folder);
            recent.add(0, folder);
            if (recent.size() > RECENT) recent.remove(RECENT, recent.size());
        }
    }
}
