package org.glassgpt.ui.shell;

import javafx.scene.Node;
import org.glassgpt.ui.state.Texts;
import org.kordamp.ikonli.feather.Feather;

/** The last window did not end as it should: what was open then can be opened again. */
public final class RecoveryOffer {
    private RecoveryOffer() {}

    /** @param open opens what was kept */
    public static Node of(ShellModel model, Runnable open) {
        Texts texts = model.texts();
        return new OfferBar(
                "recovery-offer",
                Feather.ROTATE_CCW,
                texts.text("recovery.offer"),
                texts.text("recovery.open"),
                texts.text("recovery.later"),
                open);
    }
}
