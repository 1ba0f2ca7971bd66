package org.glassgpt.ui.shell;

import java.util.Optional;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import org.glassgpt.i18n.CurrentLanguage;
import org.glassgpt.i18n.Language;
import org.glassgpt.session.Comparison;
import org.glassgpt.session.Selection;
import org.glassgpt.session.Snapshot;
import org.glassgpt.ui.control.Fonts;
import org.glassgpt.ui.panel.training.Room;
import org.glassgpt.ui.state.Appearance;
import org.glassgpt.ui.state.SessionModel;
import org.glassgpt.ui.state.Texts;
import org.glassgpt.ui.state.Theme;

/** Makes the scene of the window. */
public final class Shell {
    /** The smallest size that must work well. */
    public static final Rectangle2D SMALLEST = new Rectangle2D(0, 0, 1280, 720);

    private Shell() {}

    /** The scene of the window, alive, without lessons. */
    public static Scene scene(ShellModel model, WindowActions window, double width, double height) {
        return scene(model, Lessons.none(model), Optional.empty(), window, width, height);
    }

    /** The scene of the window, alive, with lessons and perhaps a training room. */
    public static Scene scene(
            ShellModel model, Lessons lessons, Optional<Room> room, WindowActions window, double width, double height) {
        Scene scene = opening(model, lessons, room, window, width, height);
        unfold(scene);
        return scene;
    }

    /** As the other, with the first row only until {@link #stage} and {@link #unfold}: that is soon there. */
    public static Scene opening(
            ShellModel model, Lessons lessons, Optional<Room> room, WindowActions window, double width, double height) {
        Fonts.load();
        Panels panels = new Panels(model.panels(), Panels.Actions.of(model));
        ShellView view = new ShellView(model, panels, lessons, room, window);
        PresenterWindow.follow(model, lessons);
        Scene scene = new Scene(new StackPane(view, guide(model), new Spotlight(model.appearance())), width, height);
        Look.follow(scene, model.appearance());
        model.appearance().height().bind(scene.heightProperty());
        FolderDrop.listen(scene, model, view.files());
        view.toolbar().beginInPrompt();
        return scene;
    }

    private static Node guide(ShellModel model) {
        return OnDemand.of(model.appearance().guide(), () -> new GuideLayer(model), GuideLayer::begin);
    }

    /** Puts something that the reader may take up or leave below the toolbar of such a scene. */
    public static void offer(Scene scene, Node bar) {
        view(scene).offer(bar);
    }

    /** Shows the picture of what is open as well. */
    public static void stage(Scene scene) {
        view(scene).stage();
    }

    /** Shows all of such a scene. */
    public static void unfold(Scene scene) {
        view(scene).unfold();
    }

    private static ShellView view(Scene scene) {
        return (ShellView) scene.getRoot().lookup(".shell");
    }

    /**
     * The window as it would show one finished state: for pictures of it. On the JavaFX thread.
     *
     * @param view panel on the stage; without it the usual one of the operation in the selection
     * @param compared second side of a comparison
     */
    public static Scene still(
            Snapshot snapshot,
            Selection selection,
            Language language,
            Theme theme,
            double width,
            double height,
            Optional<String> view,
            Optional<Comparison> compared) {
        Appearance appearance = new Appearance();
        appearance.theme().set(theme);
        appearance.setScale(selection.scale());
        Texts texts = new Texts(new CurrentLanguage(language));
        ShellModel model = ShellModel.of(SessionModel.still(snapshot, compared), texts, appearance, Optional.empty());
        model.panels().selection().set(selection);
        view.ifPresent(model::showPanel);
        return scene(model, WindowActions.none(), width, height);
    }
}
