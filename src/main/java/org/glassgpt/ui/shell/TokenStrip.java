package org.glassgpt.ui.shell;

import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.glassgpt.session.Selection;
import org.glassgpt.session.Snapshot;
import org.glassgpt.session.TokenView;

/** The tokens of the text, in a row; pressing one takes it in hand. */
final class TokenStrip extends HBox {
    private static final PseudoClass DRAWN = PseudoClass.getPseudoClass("drawn");

    private static final int TRIES = 3;

    private final ShellModel model;
    private final ListView<TokenView> list = new ListView<>();
    private int promptTokens;
    private boolean following;

    TokenStrip(ShellModel model) {
        this.model = model;
        getStyleClass().add("token-strip");
        Label title = Controls.labelled(new Label(), model.texts().text("strip.title"));
        title.setLabelFor(list);
        title.getStyleClass().add("caption");
        title.setMinWidth(USE_PREF_SIZE);
        list.setId("tokens");
        list.setOrientation(Orientation.HORIZONTAL);
        list.accessibleTextProperty().bind(model.texts().text("strip.title"));
        list.setCellFactory(made -> new Cell());
        Label empty = Controls.labelled(new Label(), model.texts().text("strip.empty"));
        list.setPlaceholder(empty);
        getChildren().addAll(title, list);
        HBox.setHgrow(list, Priority.ALWAYS);
        list.getSelectionModel().selectedIndexProperty().addListener((value, old, now) -> pick(now.intValue()));
        list.widthProperty()
                .addListener((value, old, now) -> Platform.runLater(() -> {
                    int at = list.getSelectionModel().getSelectedIndex();
                    if (at >= 0) reveal(at);
                }));
        model.panels().snapshot().addListener((value, old, now) -> show(now));
        model.panels().selection().addListener((value, old, now) -> follow(now));
        show(model.panels().snapshot().getValue());
    }

    private void show(Optional<Snapshot> snapshot) {
        following = true;
        List<TokenView> tokens = snapshot.map(Snapshot::tokens).orElse(List.of());
        int typed = snapshot.map(Snapshot::promptTokens).orElse(0);
        boolean otherBorder = promptTokens != typed;
        promptTokens = typed;
        showTokens(tokens);
        if (otherBorder) list.refresh(); // all cells, for which of them were drawn has changed
        following = false;
        follow(model.panels().selection().get());
    }

    /** Only where they differ: new cells under the pointer would lose a press, and each costs time. */
    private void showTokens(List<TokenView> tokens) {
        List<TokenView> items = list.getItems();
        int both = Math.min(items.size(), tokens.size());
        for (int i = 0; i < both; i++) {
            if (!items.get(i).equals(tokens.get(i))) items.set(i, tokens.get(i));
        }
        if (items.size() > both) items.subList(both, items.size()).clear();
        items.addAll(tokens.subList(both, tokens.size()));
    }

    private void follow(Selection selection) {
        if (following || list.getItems().isEmpty()) return;
        following = true;
        int last = list.getItems().size() - 1;
        int at = selection.token() == Selection.LAST ? last : Math.min(selection.token(), last);
        list.getSelectionModel().select(at);
        list.getFocusModel().focus(at);
        reveal(at);
        following = false;
    }

    /** Brings a token into sight, and keeps one that is in sight where it is. */
    private void reveal(int at) {
        reveal(at, TRIES);
    }

    /**
     * Where it stands is known only when its cells are laid out: what was scrolled to before may have missed, or be on its
     * way still.
     */
    private void reveal(int at, int tries) {
        cell(at).ifPresentOrElse(this::moveIn, () -> list.scrollTo(at));
        if (tries == 0) return;
        Platform.runLater(() -> {
            list.applyCss();
            list.layout();
            if (list.getSelectionModel().getSelectedIndex() == at) reveal(at, tries - 1);
        });
    }

    /** Where a token stands in the list, if it is laid out at all. */
    private Optional<Bounds> cell(int at) {
        return list.lookupAll(".list-cell").stream()
                .filter(node -> node instanceof Cell cell && cell.getIndex() == at && !cell.isEmpty() && shown(cell))
                .map(node -> list.sceneToLocal(node.localToScene(node.getLayoutBounds())))
                .findFirst();
    }

    /** By as much as it stands out: the list itself only estimates where a token stands. */
    private void moveIn(Bounds cell) {
        double over = cell.getMinX() < 0 ? cell.getMinX() : Math.max(0, cell.getMaxX() - list.getWidth());
        if (over != 0 && list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow) flow.scrollPixels(over);
    }

    /** The list measures with a cell that nobody sees. */
    private boolean shown(Node cell) {
        for (Node node = cell; node != list; node = node.getParent()) if (!node.isVisible()) return false;
        return true;
    }

    /** The last token in hand stays the last one when the text grows. */
    private void pick(int index) {
        if (following || index < 0) return;
        following = true;
        boolean last = index == list.getItems().size() - 1;
        var selection = model.panels().selection();
        selection.set(selection.get().withToken(last ? Selection.LAST : index));
        following = false;
    }

    private final class Cell extends ListCell<TokenView> {
        @Override
        protected void updateItem(TokenView token, boolean empty) {
            super.updateItem(token, empty);
            boolean shown = !empty && token != null;
            setText(shown ? token.visible() : null);
            setAccessibleText(shown ? token.visible() + " " + token.id() : null);
            pseudoClassStateChanged(DRAWN, shown && getIndex() >= promptTokens);
        }
    }
}
