package org.glassgpt.app;

import java.util.Optional;
import javafx.scene.Scene;
import org.glassgpt.export.LessonPicture;
import org.glassgpt.export.PanelCatalog;
import org.glassgpt.i18n.CurrentLanguage;
import org.glassgpt.i18n.Messages;
import org.glassgpt.session.CheckpointModels;
import org.glassgpt.session.KeepPolicy;
import org.glassgpt.session.Session;
import org.glassgpt.session.Snapshots;
import org.glassgpt.ui.shell.LessonFolders;
import org.glassgpt.ui.shell.Lessons;
import org.glassgpt.ui.shell.Shell;
import org.glassgpt.ui.shell.ShellModel;
import org.glassgpt.ui.shell.WindowActions;
import org.glassgpt.ui.state.Appearance;
import org.glassgpt.ui.state.SessionModel;
import org.glassgpt.ui.state.Texts;

/** The window with a lesson open, for a picture: everything is done at once, before the picture is taken. */
final class LessonScene {
    private LessonScene() {}

    static Scene of(LessonPicture picture) {
        Optional<java.nio.file.Path> model = Optional.of(picture.model());
        Appearance appearance = new Appearance();
        appearance.theme().set(picture.theme());
        appearance.setScale(picture.scale());
        appearance.motion().set(false);
        Session session = new Session(
                new CheckpointModels(model),
                new Snapshots(KeepPolicy.ofHeap()),
                Messages.of(picture.language()).text("prompt.first"),
                Runnable::run,
                Runnable::run);
        ShellModel made = ShellModel.of(
                new SessionModel(session), new Texts(new CurrentLanguage(picture.language())), appearance, model);
        LessonFolders folders = new LessonFolders(Optional.of(picture.lessons()), Optional.empty(), Optional.empty());
        Lessons lessons = new Lessons(made, folders, PanelCatalog.ids(), Runnable::run);
        made.session().open(picture.model());
        lessons.readNow();
        lessons.show(picture.place(), picture.answered(), picture.both());
        return Shell.scene(
                made, lessons, java.util.Optional.empty(), WindowActions.none(), picture.width(), picture.height());
    }
}
