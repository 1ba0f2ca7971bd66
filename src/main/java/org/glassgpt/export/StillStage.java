package org.glassgpt.export;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.glassgpt.figure.Figure;
import org.glassgpt.figure.Frames;
import org.glassgpt.figure.Paper;
import org.glassgpt.lesson.Action;
import org.glassgpt.lesson.Hand;
import org.glassgpt.lesson.Reading;
import org.glassgpt.lesson.Scene;
import org.glassgpt.lesson.Stage;
import org.glassgpt.session.Inputs;
import org.glassgpt.session.Operation;
import org.glassgpt.session.Selection;
import org.glassgpt.session.Session;
import org.glassgpt.session.Snapshot;
import org.glassgpt.trace.Edits;
import org.glassgpt.ui.state.Readings;

/** A stage without a window: its session does everything at once, and its panels are drawn on paper. */
final class StillStage implements Stage {
    private final Session session;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private Scene scene;
    private Selection selection = Selection.START;

    /**
     * @param session with executors that do things at once, and a model open
     */
    StillStage(Session session) {
        this.session = session;
    }

    @Override
    public void remember() {
        // nobody comes back to it
    }

    @Override
    public void restore() {
        // nobody comes back to it
    }

    @Override
    public Optional<Scene> scene() {
        if (scene != null) return Optional.of(scene);
        return session.inputs()
                .map(now -> new Scene(
                        now.prompt(),
                        now.edits(),
                        now.settings(),
                        Hand.START,
                        Optional.empty(),
                        Optional.empty(),
                        List.of()));
    }

    @Override
    public Optional<Reading> reading() {
        return session.inputs().flatMap(now -> session.snapshot().map(snapshot -> Readings.of(snapshot, now.prompt())));
    }

    @Override
    public void look(String prompt, Consumer<Reading> then) {
        session.look(
                now -> now.withPrompt(prompt).withEdits(Edits.NONE),
                snapshot -> then.accept(Readings.of(snapshot, prompt)));
    }

    @Override
    public void show(Scene next, Runnable then) {
        session.show(next.prompt(), next.edits(), next.settings());
        Optional<Inputs> now = session.inputs();
        if (now.filter(inputs -> inputs.prompt().equals(next.prompt())).isEmpty()) return;
        scene = next;
        selection = selection(next.hand());
        then.run();
        listeners.forEach(Runnable::run);
    }

    private static Selection selection(Hand hand) {
        Selection chosen = Selection.START
                .withHead(hand.layer(), hand.head())
                .withCell(hand.token(), hand.key())
                .withPosition(hand.position())
                .withDimension(hand.dimension())
                .withNeuron(hand.neuron())
                .withLine(hand.line());
        return hand.operation()
                .map(key -> Operation.Kind.valueOf(key.replace('-', '_').toUpperCase(Locale.ROOT)))
                .map(kind -> chosen.withOperation(
                        kind.inBlock() ? Operation.in(hand.layer(), kind) : Operation.outside(kind)))
                .orElse(chosen);
    }

    @Override
    public void act(Action action) {
        if (action instanceof Action.Generate generate) {
            for (int i = 0; i < generate.tokens(); i++) session.step();
        }
        listeners.forEach(Runnable::run);
    }

    @Override
    public void listen(Runnable changed) {
        listeners.add(changed);
    }

    /** The panels that are shown now, with frames. */
    List<Figure> figures(Paper paper) {
        Optional<Snapshot> snapshot = session.snapshot();
        if (snapshot.isEmpty() || scene == null) return List.of();
        Selection inside =
                selection.withScale(paper.scale()).within(snapshot.get().trace());
        List<Frames.Around> frames = scene.frames().stream()
                .map(frame -> new Frames.Around(frame.name(), frame.index()))
                .toList();
        return java.util.stream.Stream.of(scene.panel(), scene.beside())
                .flatMap(Optional::stream)
                .filter(PanelCatalog::has)
                .map(panel -> Frames.on(PanelCatalog.figure(panel, snapshot.get(), inside, paper), frames, paper))
                .toList();
    }

    String prompt() {
        return session.prompt();
    }
}
