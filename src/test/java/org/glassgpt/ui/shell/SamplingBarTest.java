package org.glassgpt.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.glassgpt.sampling.SamplingSettings;
import org.glassgpt.trace.Edits;
import org.glassgpt.ui.control.Fonts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The numbers of the draw are what the draw goes by, whoever set them. */
@ExtendWith(ApplicationExtension.class)
class SamplingBarTest {
    private ShellModel model;
    private SamplingBar bar;

    @Start
    void show(Stage stage) {
        Fonts.load();
        model = ShellModels.still("a", Runnable::run);
        bar = new SamplingBar(model.session(), model.texts());
        stage.setScene(new Scene(bar));
        stage.show();
    }

    @Test
    void whatALessonSetsIsShown() {
        onFx(() -> model.session().show("a", Edits.NONE, new SamplingSettings(0.7, 3, 0.9, 42)));
        onFx(() -> assertEquals(List.of("0.7", "3", "0.9", "42"), shown()));
        onFx(() -> model.session().setSettings(SamplingSettings.DEFAULT));
        onFx(() -> assertEquals(List.of("1", "0", "1", "1"), shown()));
    }

    @Test
    void whatIsBeingTypedStaysAsItIs() {
        onFx(() -> field("T").requestFocus());
        onFx(() -> field("T").setText("0."));
        onFx(() -> assertEquals("0.", field("T").getText()));
        onFx(() -> field("T").setText("0.50"));
        onFx(() -> assertEquals("0.50", field("T").getText()));
        onFx(() -> assertEquals(0.5, model.session().settings().get().temperature()));
    }

    private List<String> shown() {
        return List.of(
                field("T").getText(),
                field("k").getText(),
                field("p").getText(),
                field("seed").getText());
    }

    private TextField field(String id) {
        return (TextField) bar.lookup("#field-" + id);
    }

    private static void onFx(Runnable what) {
        WaitForAsyncUtils.waitForAsyncFx(60_000, what);
    }
}
