package org.glassgpt.ui.shell;

import javafx.scene.layout.HBox;
import org.glassgpt.sampling.SamplingSettings;
import org.glassgpt.ui.state.NumberEntry;
import org.glassgpt.ui.state.SessionModel;
import org.glassgpt.ui.state.Texts;

/** How the next token is chosen: temperature, top-k, top-p, seed. */
final class SamplingBar extends HBox {
    private final SessionModel session;
    private final NumberField temperature;
    private final NumberField topK;
    private final NumberField topP;
    private final NumberField seed;

    SamplingBar(SessionModel session, Texts texts) {
        this.session = session;
        getStyleClass().add("sampling");
        SamplingSettings now = session.settings().get();
        temperature = new NumberField(
                "T",
                texts.text("sampling.temperature-symbol"),
                texts.text("sampling.temperature"),
                NumberEntry.TEMPERATURE,
                now.temperature(),
                T -> change(new SamplingSettings(T, old().topK(), old().topP(), old().seed())));
        topK = new NumberField(
                "k",
                texts.text("sampling.top-k-symbol"),
                texts.text("sampling.top-k"),
                NumberEntry.TOP_K,
                now.topK(),
                k -> change(new SamplingSettings(old().temperature(), (int) k, old().topP(), old().seed())));
        topP = new NumberField(
                "p",
                texts.text("sampling.top-p-symbol"),
                texts.text("sampling.top-p"),
                NumberEntry.TOP_P,
                now.topP(),
                p -> change(new SamplingSettings(old().temperature(), old().topK(), p, old().seed())));
        seed = new NumberField(
                "seed",
                texts.text("sampling.seed-symbol"),
                texts.text("sampling.seed"),
                NumberEntry.SEED,
                now.seed(),
                s -> change(new SamplingSettings(old().temperature(), old().topK(), old().topP(), (long) s)));
        getChildren().addAll(temperature, topK, topP, seed);
        session.settings().addListener((value, old, next) -> follow(next));
    }

    /** A lesson, an example or an opened session may have set them: what the draw goes by is what is written here. */
    private void follow(SamplingSettings next) {
        temperature.follow(next.temperature());
        topK.follow(next.topK());
        topP.follow(next.topP());
        seed.follow(next.seed());
    }

    private SamplingSettings old() {
        return session.settings().get();
    }

    private void change(SamplingSettings next) {
        session.setSettings(next);
    }
}
