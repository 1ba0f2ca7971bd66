package org.glassgpt.ui.shell;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import org.glassgpt.figure.Frames;
import org.glassgpt.lesson.Action;
import org.glassgpt.lesson.Hand;
import org.glassgpt.lesson.Reading;
import org.glassgpt.lesson.Scene;
import org.glassgpt.lesson.Stage;
import org.glassgpt.session.Inputs;
import org.glassgpt.session.Operation;
import org.glassgpt.session.Selection;
import org.glassgpt.session.Snapshot;
import org.glassgpt.trace.Edits;
import org.glassgpt.trace.Weights;
import org.glassgpt.ui.state.Readings;
import org.glassgpt.ui.state.SessionModel;

/** The window as the stage of lessons: they act through the session and the selection, as the reader does. */
public final class LessonStage implements Stage {
    private final ShellModel model;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final List<Runnable> untilOpen = new ArrayList<>();

    /** Passes on the lessons' texts, by text, of the model in hand. */
    private final Map<String, Reading> passes = new HashMap<>();

    private Optional<Weights> passesOf = Optional.empty();
    private Optional<Kept> kept = Optional.empty();
    private Optional<Waiting> waiting = Optional.empty();
    private Consumer<Action> others = action -> {};

    /** What the learner had. */
    private record Kept(Inputs inputs, Selection selection, Optional<String> view) {}

    /** A scene whose pass is under way. */
    private record Waiting(Scene scene, Runnable then) {}

    public LessonStage(ShellModel model) {
        this.model = model;
        model.session().snapshot().addListener((value, old, now) -> arrived());
        model.panels().selection().addListener(changed -> tell());
        model.view().addListener(changed -> tell());
    }

    /** Who walks along the pass and opens laboratories. */
    public void setActor(Consumer<Action> actor) {
        others = actor;
    }

    @Override
    public void listen(Runnable changed) {
        listeners.add(changed);
    }

    private void tell() {
        listeners.forEach(Runnable::run);
    }

    private Optional<Inputs> inputs() {
        return model.session().inputs().get();
    }

    @Override
    public void remember() {
        kept = inputs().map(now ->
                new Kept(now, model.panels().selection().get(), model.view().get()));
    }

    @Override
    public void restore() {
        waiting = Optional.empty();
        model.frames().set(List.of());
        if (kept.isEmpty()) return;
        Kept before = kept.get();
        kept = Optional.empty();
        model.session().goBackTo(before.inputs());
        double scale = model.panels().selection().get().scale();
        model.panels().selection().set(before.selection().withScale(scale));
        model.view().set(before.view());
        model.staged().set(Optional.empty());
    }

    @Override
    public Optional<Scene> scene() {
        List<String> panels = shownNow().panels();
        return inputs().map(now -> new Scene(
                now.prompt(),
                now.edits(),
                now.settings(),
                hand(model.panels().selection().get()),
                Optional.of(panels.get(0)),
                panels.size() < 2 ? Optional.empty() : Optional.of(panels.get(1)),
                List.of()));
    }

    /** What a lesson staged, or what the operation in hand shows. */
    private View shownNow() {
        if (model.staged().get().isPresent()) return model.staged().get().get();
        Optional<String> chosen = model.view().get();
        List<View> here = new ArrayList<>(
                View.of(model.panels().selection().get().operation().kind()));
        View usual = here.get(0);
        here.addAll(View.ofTheWhole());
        return here.stream()
                .filter(view -> chosen.filter(view.panels()::contains).isPresent())
                .findFirst()
                .orElse(usual);
    }

    private static Hand hand(Selection now) {
        return new Hand(
                now.layer(),
                now.head(),
                now.token(),
                now.key(),
                now.position(),
                now.dimension(),
                now.neuron(),
                now.line(),
                Optional.of(now.operation().key()));
    }

    @Override
    public Optional<Reading> reading() {
        Optional<Snapshot> shown = model.session().snapshot().get();
        return inputs().flatMap(now -> shown.map(snapshot -> Readings.of(snapshot, now.prompt())));
    }

    @Override
    public void look(String prompt, Consumer<Reading> then) {
        SessionModel session = model.session();
        Optional<Snapshot> shown = session.snapshot().get();
        if (shown.isEmpty() || inputs().isEmpty()) {
            untilOpen.add(() -> look(prompt, then));
            return;
        }
        Weights weights = shown.get().weights();
        if (passesOf.filter(known -> known == weights).isEmpty()) passes.clear();
        passesOf = Optional.of(weights);
        Reading known = passes.get(prompt);
        if (known != null) {
            then.accept(known);
            return;
        }
        session.look(now -> now.withPrompt(prompt).withEdits(Edits.NONE), snapshot -> {
            Reading made = Readings.of(snapshot, prompt);
            if (passesOf.filter(of -> of == snapshot.weights()).isPresent()) passes.put(prompt, made);
            then.accept(made);
        });
    }

    @Override
    public void show(Scene scene, Runnable then) {
        waiting = Optional.of(new Waiting(scene, then));
        model.session().show(scene.prompt(), scene.edits(), scene.settings());
        arrived();
    }

    /** Takes what a scene says in hand, once the pass that it speaks of is there. */
    private void arrived() {
        if (model.session().snapshot().get().isPresent() && inputs().isPresent() && !untilOpen.isEmpty()) {
            List<Runnable> now = List.copyOf(untilOpen);
            untilOpen.clear();
            now.forEach(Runnable::run);
        }
        Optional<Waiting> ready = waiting.filter(wish -> isShown(wish.scene()));
        if (ready.isPresent()) {
            waiting = Optional.empty();
            take(ready.get().scene());
            ready.get().then().run();
        }
        tell();
    }

    private boolean isShown(Scene scene) {
        return inputs().filter(now -> now.prompt().equals(scene.prompt())
                        && now.taken() == 0
                        && now.edits().equals(scene.edits())
                        && now.settings().equals(scene.settings()))
                .isPresent();
    }

    private void take(Scene scene) {
        ObjectProperty<Selection> selection = model.panels().selection();
        Hand hand = scene.hand();
        Selection before = selection.get();
        Selection next = before.withHead(hand.layer(), hand.head())
                .withCell(hand.token(), hand.key())
                .withPosition(hand.position())
                .withDimension(hand.dimension())
                .withNeuron(hand.neuron())
                .withLine(hand.line());
        selection.set(next);
        scene.panel().ifPresent(model::showPanel);
        hand.operation().ifPresent(key -> model.goTo(operation(key, hand.layer())));
        model.staged()
                .set(scene.panel()
                        .map(panel -> scene.beside()
                                .map(second -> View.beside(panel, second))
                                .orElseGet(() -> View.of(panel))));
        model.frames()
                .set(scene.frames().stream()
                        .map(frame -> new Frames.Around(frame.name(), frame.index()))
                        .toList());
    }

    private static Operation operation(String key, int layer) {
        Operation.Kind kind = Operation.Kind.valueOf(key.replace('-', '_').toUpperCase(Locale.ROOT));
        return kind.inBlock() ? Operation.in(layer, kind) : Operation.outside(kind);
    }

    @Override
    public void act(Action action) {
        if (action instanceof Action.Generate generate) {
            for (int i = 0; i < generate.tokens(); i++) model.session().step();
        } else {
            others.accept(action);
        }
    }
}
