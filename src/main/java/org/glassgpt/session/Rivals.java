package org.glassgpt.session;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import org.glassgpt.trace.Edits;
import org.glassgpt.trace.HeadProbe;

/**
 * The second side beside what is shown: made on the same executor, after it, again whenever it changes. A model opened
 * for it is kept as long as the comparison wants it, and closed then. On the screen's thread.
 */
final class Rivals {
    private final Openings openings;
    private final Snapshots snapshots;
    private final Executor work;
    private final Lane<Made> lane;
    private final SessionListener hears;

    private Optional<Rival> wanted = Optional.empty();

    /** What was wanted when there last was a second side: gone back to when something else cannot be had. */
    private Optional<Rival> settled = Optional.empty();

    private Optional<Made> shown = Optional.empty();
    private Optional<Held> held = Optional.empty();
    private Optional<First> first = Optional.empty();
    private Optional<OpenModel> probed = Optional.empty();
    private boolean working;
    private boolean complained;

    /** The first side. */
    private record First(Inputs inputs, Snapshot snapshot) {}

    /** A model opened for the second side. */
    private record Held(Path folder, OpenModel model) {}

    /** A second side, and what it was made beside. */
    private record Made(Rival rival, Inputs beside, Snapshot snapshot, Optional<Held> held) {
        private Made with(HeadProbe probe) {
            return new Made(rival, beside, snapshot.withProbe(Optional.of(probe)), held);
        }
    }

    Rivals(Openings openings, Snapshots snapshots, Executor work, Executor screen, SessionListener hears) {
        this.openings = openings;
        this.snapshots = snapshots;
        this.work = work;
        this.lane = new Lane<>(work, screen);
        this.hears = hears;
    }

    Optional<Comparison> now() {
        return wanted.map(rival -> new Comparison(rival, shown.map(Made::snapshot), model(rival), working));
    }

    private Optional<OpenModel> model(Rival rival) {
        return held.filter(open -> rival.folder().equals(Optional.of(open.folder())))
                .map(Held::model);
    }

    /** Compares with something else from now on. It may be asked for before there is a first side. */
    void want(Rival rival) {
        if (wanted.filter(rival::equals).isPresent() && !complained) return;
        wanted = Optional.of(rival);
        run();
    }

    /** Of a first side that comes from elsewhere this is the second, if there is to be one; {@link #follow} makes it. */
    void begin(Optional<Rival> rival) {
        if (rival.isEmpty()) {
            end();
            return;
        }
        lane.cancel();
        wanted = rival;
        settled = Optional.empty();
        shown = Optional.empty();
        hears.compared(now());
    }

    /** Ends the comparison. */
    void end() {
        if (wanted.isEmpty()) return;
        lane.cancel();
        wanted = Optional.empty();
        settled = Optional.empty();
        shown = Optional.empty();
        working = false;
        complained = false;
        Optional<Held> before = held;
        held = Optional.empty();
        hears.compared(now());
        close(before); // nothing on screen reads its weights any more
    }

    /** What is under way would be of a first side that is about to change: it waits until {@link #follow}. */
    void pause() {
        lane.cancel();
    }

    /** What is shown is this now, or, where a run came to nothing, this still. */
    void follow(Inputs inputs, Snapshot snapshot) {
        first.map(First::inputs)
                .map(Inputs::model)
                .filter(model -> model != inputs.model())
                .ifPresent(this::letGo);
        first = Optional.of(new First(inputs, snapshot));
        if (wanted.isEmpty()) return;
        if (!stands() || !shown.map(Made::rival).equals(wanted)) {
            run();
        } else if (working) {
            working = false;
            hears.compared(now());
        }
    }

    /** Whether the second side is beside what is shown now. */
    private boolean stands() {
        return shown.isPresent() && shown.map(Made::beside).equals(first.map(First::inputs));
    }

    /** The first side's model is about to be closed: a second side made with it can be shown no longer. */
    private void letGo(OpenModel model) {
        if (shown.filter(made -> made.held().isEmpty() && made.beside().model() == model)
                .isEmpty()) return;
        shown = Optional.empty();
        hears.compared(now());
    }

    /** Stops what is under way; where there is nothing to go back to, the comparison ends. */
    void cancel() {
        if (!working) return;
        if (!stands()) {
            end();
            return;
        }
        lane.cancel();
        working = false;
        wanted = settled;
        hears.compared(now());
    }

    private void run() {
        if (first.isEmpty()) {
            hears.compared(now());
            return;
        }
        First beside = first.get();
        Rival rival = wanted.orElseThrow();
        Optional<Held> open = held;
        Optional<Snapshot> before = shown.map(Made::snapshot);
        working = true;
        hears.compared(now());
        lane.start(stale -> make(rival, beside, open, before, stale), this::finish, this::drop);
    }

    private Made make(Rival rival, First beside, Optional<Held> open, Optional<Snapshot> before, BooleanSupplier stale)
            throws ProblemException {
        Optional<Path> folder = rival.folder();
        if (folder.isEmpty()) {
            Inputs inputs = rival.beside(beside.inputs(), beside.inputs().model());
            return made(rival, beside, inputs, Optional.of(beside.snapshot()), Optional.empty(), stale);
        }
        Optional<Held> known = open.filter(one -> one.folder().equals(folder.get()));
        Held model = known.isPresent() ? known.get() : new Held(folder.get(), openings.model(folder.get()));
        try {
            model.model().learnWorld();
            return made(rival, beside, rival.beside(beside.inputs(), model.model()), before, Optional.of(model), stale);
        } catch (ProblemException | RuntimeException | Error e) {
            if (known.isEmpty()) model.model().close();
            throw e;
        }
    }

    private Made made(
            Rival rival,
            First beside,
            Inputs inputs,
            Optional<Snapshot> before,
            Optional<Held> model,
            BooleanSupplier stale)
            throws ProblemException {
        check(beside, inputs);
        return new Made(rival, beside.inputs(), snapshots.make(inputs, before, stale), model);
    }

    /** An edit that acts on one side and not on the other would be a second thing that differs. */
    private static void check(First beside, Inputs second) throws ProblemException {
        if (second.edits().isEmpty()) return;
        Edits acting = second.edits().fitting(second.model().shape(), PromptIds.of(second).length);
        Edits waiting = beside.inputs().waiting(beside.snapshot().trace().edits());
        if (!second.waiting(acting).equals(waiting)) throw new ProblemException("problem.compare-edits");
    }

    private void finish(Lane.Outcome<Made> outcome) {
        working = false;
        Optional<Held> before = held;
        outcome.result().ifPresent(made -> {
            shown = Optional.of(made);
            settled = wanted;
            held = made.held();
        });
        boolean again = outcome.result().isEmpty() && stepBack();
        hears.compared(now());
        close(before);
        outcome.problem().ifPresent(hears::failed);
        if (outcome.problem().isEmpty() && complained) hears.recovered();
        complained = outcome.problem().isPresent();
        if (again) run();
        else probe();
    }

    /** Measures the heads of another model, once, while nothing newer is asked for. */
    private void probe() {
        Optional<OpenModel> model = held.map(Held::model).filter(open -> !probed.equals(Optional.of(open)));
        if (shown.isEmpty() || model.isEmpty()) return;
        lane.follow(
                stale -> Snapshots.probe(model.get(), stale),
                outcome -> {
                    probed = model;
                    outcome.result().flatMap(found -> found).ifPresent(this::enrich);
                },
                late -> {});
    }

    private void enrich(HeadProbe found) {
        shown = shown.map(made -> made.with(found));
        hears.compared(now());
    }

    /** The heads of the first side's model have been measured; they are the second's where the model is the same. */
    void enriched(Snapshot snapshot) {
        first = first.map(known -> new First(known.inputs(), snapshot));
        if (shown.filter(made -> made.held().isEmpty()).isPresent())
            snapshot.probe().ifPresent(this::enrich);
    }

    /**
     * What could not be made leaves what was there. Of a first side that is no longer shown nothing can be left, but what
     * was compared with it is wanted still.
     *
     * @return whether that is to be made again
     */
    private boolean stepBack() {
        boolean another = !wanted.equals(settled);
        wanted = settled;
        if (stands()) return false;
        shown = Optional.empty();
        return another && wanted.isPresent();
    }

    /** A model that opened too late is not kept. */
    private void drop(Made late) {
        late.held()
                .filter(model -> !held.equals(Optional.of(model)))
                .ifPresent(model -> work.execute(model.model()::close));
    }

    /** Lets go of a model that is held no longer. */
    private void close(Optional<Held> before) {
        before.filter(old -> !held.equals(before)).ifPresent(old -> work.execute(old.model()::close));
    }
}
