package org.glassgpt.ui.state;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import org.glassgpt.figure.Frames;
import org.glassgpt.figure.Hit;
import org.glassgpt.figure.Palette;
import org.glassgpt.figure.Words;
import org.glassgpt.session.Selection;
import org.glassgpt.session.Snapshot;

/**
 * All that a panel may know of the world: read-only what is open, and two properties that panels share and write. On the
 * JavaFX thread only.
 *
 * @param snapshot what is open; empty before the first pass is done
 * @param selection what the reader has in hand; any panel may change it
 * @param pointed the number under the pointer or the cell cursor; written by panels, read by the inspector
 * @param opened the number whose making the reader follows; written by panels when one is pressed
 * @param frames around numbers that a lesson speaks of
 * @param words of the current language; a new value when the language changes
 * @param palette of the current theme
 */
public record PanelContext(
        ObservableValue<Optional<Snapshot>> snapshot,
        ObjectProperty<Selection> selection,
        ObjectProperty<Optional<Hit>> pointed,
        ObjectProperty<Optional<Hit>> opened,
        ObservableValue<List<Frames.Around>> frames,
        ObservableValue<Words> words,
        ObservableValue<Palette> palette) {}
