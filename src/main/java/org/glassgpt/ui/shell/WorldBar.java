package org.glassgpt.ui.shell;

import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.glassgpt.i18n.Messages;
import org.glassgpt.session.Snapshot;
import org.glassgpt.session.WorldReading;
import org.glassgpt.trace.Surprise;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Says so when the prompt is outside the world of a model that knows only one: the words it never saw, how surprised it
 * was and what is usual; prompts inside it are one press away.
 */
final class WorldBar extends HBox {
    /** Shorter prompts have had no chance to be usual. */
    private static final int LEAST_TOKENS = 8;

    /** How far above the world's most surprising story the mean must be; a model is a little above the world itself. */
    private static final double WELL_ABOVE = 2;

    private static final int WORDS = 5;
    private static final int FEW_WORDS = 3;

    WorldBar(ShellModel model, Space space) {
        setId("world");
        getStyleClass().add("world");
        setAlignment(Pos.CENTER_LEFT);
        Label sentence = new Label();
        sentence.setId("world-words");
        sentence.setWrapText(true);
        sentence.setMinHeight(USE_PREF_SIZE);
        Tooltip whole = new Tooltip();
        whole.textProperty().bind(sentence.textProperty());
        sentence.setTooltip(whole);
        sentence.setMaxWidth(Double.MAX_VALUE);
        sentence.textProperty()
                .bind(model.texts()
                        .following(
                                now -> model.session()
                                        .snapshot()
                                        .get()
                                        .map(snapshot -> words(
                                                now, snapshot, space.compact().get()))
                                        .orElse(""),
                                model.session().snapshot(),
                                space.compact()));
        Button examples = Controls.labelled(new Button(), model.texts().text("world.try"));
        examples.setId("world-try");
        examples.setMinWidth(USE_PREF_SIZE);
        examples.setOnAction(event -> model.appearance().gallery().set(true));
        getChildren().addAll(new FontIcon(Feather.GLOBE), sentence, examples);
        HBox.setHgrow(sentence, Priority.ALWAYS);
        visibleProperty().bind(sentence.textProperty().isNotEmpty());
        managedProperty().bind(visibleProperty());
    }

    /**
     * Empty where there is nothing to say.
     *
     * @param brief whether there is room for little
     */
    private static String words(Messages now, Snapshot snapshot, boolean brief) {
        Optional<WorldReading> reading = snapshot.reading();
        if (reading.isEmpty()) return "";
        WorldReading world = reading.get();
        int typed = snapshot.promptTokens();
        double mean = Surprise.mean(Surprise.bits(snapshot.trace()), 0, typed);
        boolean high = typed >= LEAST_TOKENS && mean > WELL_ABOVE * world.high();
        if (world.strangers().isEmpty() && !high) return "";
        String numbers = Double.isNaN(mean) ? "" : now.text("world.surprise", bits(mean), bits(world.usual()));
        if (world.strangers().isEmpty()) return now.text(brief ? "world.outside-brief" : "world.outside", numbers);
        int shown = brief ? FEW_WORDS : WORDS;
        String list = String.join(
                now.text("world.comma"), world.strangers().stream().limit(shown).toList());
        boolean more = world.strangers().size() > shown;
        if (brief) return now.text(more ? "world.strangers-more-brief" : "world.strangers-brief", list, numbers);
        return now.text(more ? "world.strangers-more" : "world.strangers", list, numbers);
    }

    private static String bits(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
