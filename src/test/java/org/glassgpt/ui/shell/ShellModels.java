package org.glassgpt.ui.shell;

import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.application.Platform;
import org.glassgpt.i18n.CurrentLanguage;
import org.glassgpt.i18n.Language;
import org.glassgpt.session.CheckpointModels;
import org.glassgpt.session.KeepPolicy;
import org.glassgpt.session.Session;
import org.glassgpt.session.Snapshots;
import org.glassgpt.ui.state.Appearance;
import org.glassgpt.ui.state.SessionModel;
import org.glassgpt.ui.state.Texts;

/** What a window in a test shows: in English, nothing glides, no model open yet. */
public final class ShellModels {
    private ShellModels() {}

    /**
     * @param prompt that the first model opened is given
     * @param engine where passes are made
     */
    public static ShellModel still(String prompt, Executor engine) {
        Session session = new Session(
                new CheckpointModels(Optional.empty()),
                new Snapshots(new KeepPolicy(1 << 24)),
                prompt,
                engine,
                Platform::runLater);
        Appearance appearance = new Appearance();
        appearance.motion().set(false);
        return ShellModel.of(
                new SessionModel(session), new Texts(new CurrentLanguage(Language.EN)), appearance, Optional.empty());
    }
}
