package org.glassgpt.ui.shell;

import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.glassgpt.figure.Hit;
import org.glassgpt.figure.Palette;
import org.glassgpt.figure.Words;
import org.glassgpt.session.Selection;
import org.glassgpt.session.Snapshot;
import org.glassgpt.ui.state.Appearance;
import org.glassgpt.ui.state.PanelContext;
import org.glassgpt.ui.state.SessionModel;
import org.glassgpt.ui.state.Texts;

/**
 * All that the parts of the window share.
 *
 * @param session what is open
 * @param texts the words
 * @param appearance theme and size
 * @param panels what panels know
 * @param place where on the map one is
 * @param bundled folder of the model that comes with the application
 * @param recent folders opened before, the newest first
 */
public record ShellModel(
        SessionModel session,
        Texts texts,
        Appearance appearance,
        PanelContext panels,
        ObjectProperty<Place> place,
        Optional<Path> bundled,
        ObservableList<Path> recent) {
    private static final int RECENT = 6;

    public static ShellModel of(SessionModel session, Texts texts, Appearance appearance, Optional<Path> bundled) {
        ObservableValue<Words> words =
                Bindings.createObjectBinding(() -> texts.messages().get()::text, texts.messages());
        ObservableValue<Palette> palette =
                Bindings.createObjectBinding(() -> appearance.theme().get().palette(), appearance.theme());
        ObjectProperty<Selection> selection = new SimpleObjectProperty<>(
                Selection.START.withScale(appearance.scale().get()));
        appearance
                .scale()
                .addListener(
                        (value, old, scale) -> selection.set(selection.get().withScale(scale.doubleValue())));
        session.snapshot().addListener((value, old, now) -> now.ifPresent(s -> keepInside(selection, s)));
        ObjectProperty<Optional<Hit>> pointed = new SimpleObjectProperty<>(Optional.empty());
        PanelContext panels = new PanelContext(session.snapshot(), selection, pointed, words, palette);
        return new ShellModel(
                session,
                texts,
                appearance,
                panels,
                new SimpleObjectProperty<>(Place.ATTENTION),
                bundled,
                FXCollections.observableArrayList());
    }

    /** What was in hand may not exist in this model or this text; the last token stays the last token. */
    private static void keepInside(ObjectProperty<Selection> selection, Snapshot snapshot) {
        Selection before = selection.get();
        Selection inside = before.within(snapshot.trace());
        boolean last = before.token() == Selection.LAST;
        selection.set(last ? inside.withToken(Selection.LAST) : inside);
    }

    /** Opens a folder and remembers it. */
    public void open(Path folder) {
        if (bundled.filter(folder::equals).isEmpty()) {
            recent.remove(folder);
            recent.add(0, folder);
            if (recent.size() > RECENT) recent.remove(RECENT, recent.size());
        }
        session.open(folder);
    }
}
