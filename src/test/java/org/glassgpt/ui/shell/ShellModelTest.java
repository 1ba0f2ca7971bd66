package org.glassgpt.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import org.glassgpt.i18n.CurrentLanguage;
import org.glassgpt.i18n.Language;
import org.glassgpt.session.CheckpointModels;
import org.glassgpt.session.KeepPolicy;
import org.glassgpt.session.Selection;
import org.glassgpt.session.Session;
import org.glassgpt.session.Snapshots;
import org.glassgpt.ui.state.Appearance;
import org.glassgpt.ui.state.SessionModel;
import org.glassgpt.ui.state.Texts;
import org.junit.jupiter.api.Test;

class ShellModelTest {
    /** A line that is open tells what is wrong with it: none may be told of a listing that has just been opened. */
    @Test
    void anotherListingBeginsWithNoLineOpen() {
        Session session = new Session(
                new CheckpointModels(Optional.empty()),
                new Snapshots(new KeepPolicy(1 << 20)),
                "",
                Runnable::run,
                Runnable::run);
        ShellModel model = ShellModel.of(
                new SessionModel(session),
                new Texts(new CurrentLanguage(Language.EN)),
                new Appearance(),
                Optional.empty());
        ObjectProperty<Selection> selection = model.panels().selection();
        model.choose(View.of("clinic"));
        selection.set(selection.get().withLine(12));
        model.choose(View.of("clinic"));
        assertEquals(12, selection.get().line(), "the same listing stays as it is");
        model.choose(View.of("clinic-gpt"));
        assertEquals(Selection.NONE, selection.get().line());
    }
}
