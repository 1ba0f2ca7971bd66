package org.glassgpt.ui.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.glassgpt.figure.Numbers;
import org.glassgpt.i18n.Messages;
import org.glassgpt.session.Snapshot;
import org.glassgpt.trace.Cell;
import org.glassgpt.trace.Feed;
import org.glassgpt.trace.Provenance;
import org.glassgpt.trace.Source;

/** What made a number, the largest contribution first, and below it what the number made; each can be followed. */
final class TrailList extends VBox {
    /** Before the name of a number that the reader wrote, as on the pictures. */
    private static final String WRITTEN = "≠ ";

    private static final int MOST = 400;

    private final ShellModel model;
    private final Label title = new Label();
    private final ListView<Entry> list = new ListView<>();
    private List<Entry> shown = List.of();

    /** One number to follow. */
    private record Entry(Cell cell, String name, String sum) {}

    TrailList(ShellModel model) {
        this.model = model;
        getStyleClass().add("trail-list");
        title.getStyleClass().add("caption");
        title.setWrapText(true);
        title.setLabelFor(list);
        list.setId("operands");
        list.setCellFactory(made -> new Row());
        list.accessibleTextProperty().bind(title.textProperty());
        list.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(title, list);
    }

    boolean hasFocus() {
        return list.isFocused();
    }

    void focus() {
        if (!isVisible()) return;
        list.requestFocus();
        list.getSelectionModel().select(0);
        list.scrollTo(0);
    }

    void show(Optional<Snapshot> snapshot, Optional<Provenance> made) {
        List<Entry> entries = new ArrayList<>();
        if (snapshot.isPresent() && made.isPresent()) fill(entries, snapshot.get(), made.get());
        setVisible(!entries.isEmpty());
        setManaged(!entries.isEmpty());
        if (entries.equals(shown)) return;
        shown = List.copyOf(entries);
        list.getItems().setAll(entries);
        if (!entries.isEmpty()) {
            list.getSelectionModel().select(0);
            list.scrollTo(0);
        }
    }

    private void fill(List<Entry> entries, Snapshot snapshot, Provenance made) {
        Messages messages = model.texts().messages().get();
        CellWords words = new CellWords(messages, snapshot);
        title.setText(messages.text(made.sources().isEmpty() ? "trail.only-to" : "trail.from"));
        made.bySize().stream().limit(MOST).forEach(source -> {
            Entry entry = entry(source, made, words);
            boolean written = source.cell() instanceof Cell.OfActivation number
                    && snapshot.trace().edits().writes(number);
            entries.add(written ? new Entry(entry.cell(), WRITTEN + entry.name(), entry.sum()) : entry);
        });
        if (!(made.cell() instanceof Cell.OfActivation number)) return;
        try {
            for (Feed feed : Feed.of(snapshot.trace(), snapshot.weights(), number)) {
                entries.add(new Entry(
                        feed.strongest(),
                        "→ " + TrailBar.brief(feed.strongest()),
                        messages.text(
                                "trail.to",
                                feed.count(),
                                words.place(feed.strongest()),
                                Numbers.signed(feed.product()))));
            }
        } catch (NoSuchElementException | IllegalStateException e) {
            return; // not kept, or the model was closed meanwhile: then there is no way on to show
        }
    }

    private static Entry entry(Source source, Provenance made, CellWords words) {
        String place = words.placeFrom(source.cell(), made.cell());
        boolean weight = source.cell() instanceof Cell.OfWeight;
        String name = weight ? place : TrailBar.brief(source.cell()) + "  " + place;
        String sum;
        if (made.rule() == Provenance.Rule.SOFTMAX) {
            sum = "e^" + Numbers.signed(source.value()) + " → " + Numbers.signed(source.contribution());
        } else if (source.by().isEmpty() && source.coefficient() == 1) {
            sum = Numbers.signed(source.value());
        } else {
            sum = Numbers.signed(source.value()) + " × " + Numbers.signed(source.coefficient()) + " = "
                    + Numbers.signed(source.value() * source.coefficient());
        }
        return new Entry(source.cell(), name, sum);
    }

    private void key(KeyEvent event) {
        if (event.isAltDown() || event.isShortcutDown()) return;
        Entry entry = list.getSelectionModel().getSelectedItem();
        if ((event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.RIGHT) && entry != null) {
            model.follow(entry.cell());
            event.consume();
        } else if (event.getCode() == KeyCode.LEFT || event.getCode() == KeyCode.BACK_SPACE) {
            model.trailBack();
            event.consume();
        }
    }

    /** Two lines: whose number, and what it contributed. */
    private final class Row extends ListCell<Entry> {
        private final Label name = new Label();
        private final Label sum = new Label();
        private final VBox lines = new VBox(name, sum);

        private Row() {
            name.getStyleClass().add("operand-name");
            sum.getStyleClass().add("operand-sum");
            lines.setMinWidth(0);
            lines.setPrefWidth(1);
            addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
                if (getItem() != null) model.follow(getItem().cell());
            });
        }

        @Override
        protected void updateItem(Entry entry, boolean empty) {
            super.updateItem(entry, empty);
            boolean filled = !empty && entry != null;
            setGraphic(filled ? lines : null);
            name.setText(filled ? entry.name() : "");
            sum.setText(filled ? entry.sum() : "");
            setAccessibleText(filled ? entry.name() + " " + entry.sum() : null);
        }
    }
}
