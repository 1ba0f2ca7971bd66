package org.glassgpt.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.glassgpt.i18n.CurrentLanguage;
import org.glassgpt.i18n.Language;
import org.glassgpt.session.CheckpointModels;
import org.glassgpt.session.KeepPolicy;
import org.glassgpt.session.Selection;
import org.glassgpt.session.Session;
import org.glassgpt.session.Snapshots;
import org.glassgpt.trace.Edits;
import org.glassgpt.ui.control.Fonts;
import org.glassgpt.ui.state.Appearance;
import org.glassgpt.ui.state.SessionModel;
import org.glassgpt.ui.state.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Whatever text comes after whatever other, the token in hand can be seen whole. */
@ExtendWith(ApplicationExtension.class)
class TokenStripTest {
    private static final Path BUNDLED = Path.of("assets/model");

    /** One after the other, as lessons show them; some tokens are wide, some narrow. */
    private static final List<String> TEXTS = List.of(
            "狐狸把红色风筝放在了阁楼里。小熊在山洞里藏好了蓝色小鼓。后来，狐狸想要风筝，它就来到了",
            "狐狸把红色风筝放在了阁楼里。后来，狐狸想要风筝，它就来到了阁楼。",
            "气象台发布了今天夜间的大风预警。",
            "狐狸把红色风筝放在了阁楼里。狐狸问小熊：“我的风筝在哪里？”“在",
            "狐狸把红色风筝放在了阁楼里。问：狐狸的风筝在哪里？答：",
            "The brave fox put a red kite in the attic. Soon the shy bear hid a blue drum in the cave. Later the fox",
            "狐狸把红色风筝放在了阁楼里。后来，狐狸",
            "The clever rabbit took a small yellow flag to the castle. In the shop the shy farmer saw a big white coat."
                    + " One wet evening the busy cat hid a new blue bag in the cave. It was a very new bag."
                    + " The next day the rabbit wanted the flag, so it ran to the",
            "a");

    private Stage window;
    private ShellModel model;

    @Start
    void show(Stage stage) {
        window = stage;
        Fonts.load();
        Session session = new Session(
                new CheckpointModels(Optional.of(BUNDLED)),
                new Snapshots(KeepPolicy.ofHeap()),
                TEXTS.get(0),
                Runnable::run,
                Runnable::run);
        Appearance appearance = new Appearance();
        appearance.motion().set(false);
        model = ShellModel.of(
                new SessionModel(session),
                new Texts(new CurrentLanguage(Language.ZH)),
                appearance,
                Optional.of(BUNDLED));
        Scene scene = new Scene(new StackPane(new TokenStrip(model)), 450, 60);
        Look.follow(scene, appearance);
        stage.setScene(scene);
        stage.show();
        model.session().open(BUNDLED);
    }

    @Test
    void theTokenInHandIsInSight() {
        for (String text : TEXTS) {
            onFx(() -> model.session()
                    .show(text, Edits.NONE, model.session().settings().get()));
            for (int token : new int[] {0, Selection.LAST, 3, Selection.LAST}) {
                take(token);
                onFx(() -> inSight(text, token));
            }
        }
    }

    /** As when an answer is given at once: the last token is taken up, and another before anything was drawn. */
    @Test
    void aTokenTakenUpInHasteIsInSight() {
        String text = TEXTS.get(5);
        onFx(() -> model.session()
                .show(text, Edits.NONE, model.session().settings().get()));
        take(12);
        onFx(() -> inSight(text, 12));
        onFx(() -> {
            var selection = model.panels().selection();
            selection.set(selection.get().withToken(Selection.LAST));
            selection.set(selection.get().withToken(12));
        });
        WaitForAsyncUtils.waitForFxEvents(8);
        onFx(() -> inSight(text, 12));
    }

    private void take(int token) {
        onFx(() -> {
            var selection = model.panels().selection();
            selection.set(selection.get().withToken(token));
        });
        WaitForAsyncUtils.waitForFxEvents(8);
    }

    private void inSight(String text, int token) {
        ListView<?> list = (ListView<?>) window.getScene().lookup("#tokens");
        list.applyCss();
        list.layout();
        int at = list.getSelectionModel().getSelectedIndex();
        int last = list.getItems().size() - 1;
        assertEquals(token == Selection.LAST ? last : Math.min(token, last), at);
        List<Bounds> cells = list.lookupAll(".list-cell").stream()
                .filter(node -> node instanceof ListCell<?> cell
                        && cell.getIndex() == at
                        && !cell.isEmpty()
                        && shown(cell, list))
                .map(node -> list.sceneToLocal(node.localToScene(node.getLayoutBounds())))
                .toList();
        assertTrue(
                cells.stream().anyMatch(cell -> cell.getMinX() >= -0.5 && cell.getMaxX() <= list.getWidth() + 0.5),
                () -> text + ": token " + at + " stands at " + cells + " of " + list.getWidth());
    }

    /** The list measures with a cell that nobody sees. */
    private static boolean shown(Node cell, Node list) {
        for (Node node = cell; node != list; node = node.getParent()) if (!node.isVisible()) return false;
        return true;
    }

    private static void onFx(Runnable what) {
        WaitForAsyncUtils.waitForAsyncFx(60_000, what);
    }
}
