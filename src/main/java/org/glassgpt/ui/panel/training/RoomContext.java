package org.glassgpt.ui.panel.training;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import org.glassgpt.figure.Palette;
import org.glassgpt.figure.Words;
import org.glassgpt.ui.panel.FigurePanel;
import org.glassgpt.ui.state.Appearance;
import org.glassgpt.ui.state.Texts;

/**
 * What the room needs of the window.
 *
 * @param attention draws the attention of the head in hand
 * @param heads draws the attention of all heads
 * @param embeddings draws the map of the embeddings
 * @param chooseFiles asks for text files, by the title of the question
 * @param openModel opens a folder on the stage
 */
public record RoomContext(
        Texts texts,
        Appearance appearance,
        ObservableValue<Words> words,
        ObservableValue<Palette> palette,
        FigurePanel.Builder attention,
        FigurePanel.Builder heads,
        FigurePanel.Builder embeddings,
        Function<String, List<Path>> chooseFiles,
        Consumer<Path> openModel) {}
