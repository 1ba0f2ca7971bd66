package org.glassgpt.ui.shell;

import java.util.Optional;
import org.glassgpt.gallery.Example;
import org.glassgpt.sampling.SamplingSettings;
import org.glassgpt.session.Inputs;
import org.glassgpt.ui.state.ExampleSelection;
import org.glassgpt.ui.state.SessionModel;

/** Opens an example of the gallery: its text, its temperature, its place and, once the text has run, what to look at. */
final class ExampleChoice {
    private final ShellModel model;
    private Optional<Example> waiting = Optional.empty();

    ExampleChoice(ShellModel model) {
        this.model = model;
        model.session().snapshot().addListener((value, old, now) -> arrive());
    }

    void choose(Example example) {
        SessionModel session = model.session();
        SamplingSettings now = session.settings().get();
        double T = example.temperature().orElse(SamplingSettings.DEFAULT.temperature());
        if (now.temperature() != T) session.setSettings(new SamplingSettings(T, now.topK(), now.topP(), now.seed()));
        waiting = Optional.of(example);
        session.prompt().set(example.text());
        session.goTo(0);
        model.showPanel(example.panel());
        model.appearance().gallery().set(false);
        arrive();
    }

    /** When the text shown is the example's, its token, key and head are taken in hand. */
    private void arrive() {
        Optional<String> shown = model.session().inputs().get().map(Inputs::prompt);
        if (waiting.isEmpty() || !shown.equals(waiting.map(Example::text))) return;
        model.session().snapshot().get().ifPresent(snapshot -> {
            Example example = waiting.get();
            waiting = Optional.empty();
            var selection = model.panels().selection();
            selection.set(ExampleSelection.of(example, snapshot, selection.get()));
        });
    }
}
