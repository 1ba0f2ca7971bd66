package org.glassgpt.session;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.glassgpt.sampling.SamplingSettings;
import org.glassgpt.trace.Edits;
import org.glassgpt.trace.HeadProbe;

/**
 * What is open now, and the order of the runs that change it.
 *
 * <p>All methods are called on the screen's thread, and listeners hear on it. Work is done one piece at a time on another
 * executor. Each piece has a number; asking for something newer makes the older ones stale at once: a stale pass hears
 * that it is cancelled, and whatever still comes of it is dropped. What fails leaves what is open as it was.
 */
public final class Session {
    private final Openings openings;
    private final Snapshots snapshots;
    private final Executor work;
    private final Executor screen;
    private final Executor quiet;
    private final Listeners listeners = new Listeners();
    private final Fingerprints fingerprints = new Fingerprints();

    private final Lane<Finished> lane;
    private final Rivals rivals;
    private final Loan loan = new Loan();

    private Optional<Activity> activity = Optional.empty();
    private Optional<Inputs> wanted = Optional.empty();
    private Optional<Inputs> shown = Optional.empty();
    private Optional<Snapshot> snapshot = Optional.empty();
    private Optional<OpenModel> probed = Optional.empty();

    /** Read by the work that opens a model too, so that it begins with what was typed until then. */
    private volatile String prompt;

    /** What the model that was opened last began with. */
    private volatile String promptWhenOpening;

    private SamplingSettings settings = SamplingSettings.DEFAULT;
    private int stepsWaiting;

    /**
     * @param prompt to begin with
     * @param work does one piece after the other, off the screen's thread
     * @param screen does things on the screen's thread, in order
     */
    public Session(ModelOpener opener, Snapshots snapshots, String prompt, Executor work, Executor screen) {
        this(opener, snapshots, prompt, work, screen, Runnable::run);
    }

    /** @param quiet on the screen's thread, does what nobody waits for when what was asked for is on the screen */
    public Session(
            ModelOpener opener, Snapshots snapshots, String prompt, Executor work, Executor screen, Executor quiet) {
        this.quiet = quiet;
        this.openings = new Openings(opener, snapshots);
        this.snapshots = snapshots;
        this.prompt = prompt;
        this.promptWhenOpening = prompt;
        this.work = work;
        this.screen = screen;
        this.lane = new Lane<>(work, screen);
        this.rivals = new Rivals(openings, snapshots, work, screen, listeners);
    }

    public void listen(SessionListener listener) {
        listeners.add(listener);
    }

    public Optional<Snapshot> snapshot() {
        return snapshot;
    }

    /** What made the snapshot. */
    public Optional<Inputs> inputs() {
        return shown;
    }

    public Optional<Activity> activity() {
        return activity;
    }

    /** What is compared with what is shown. */
    public Optional<Comparison> comparison() {
        return rivals.now();
    }

    /**
     * Compares what is shown with something else from now on: it is made again whenever what is shown changes. What cannot
     * be made leaves what was compared before.
     */
    public void compare(Rival rival) {
        rivals.want(rival);
    }

    public void endComparison() {
        rivals.end();
    }

    /** The prompt asked for last. */
    public String prompt() {
        return prompt;
    }

    public SamplingSettings settings() {
        return settings;
    }

    /** Reads a checkpoint folder and runs what the prompt is by then; if the folder is not one, what is open stays open. */
    public void open(Path folder) {
        stepsWaiting = 0;
        promptWhenOpening = prompt;
        SamplingSettings chosen = settings;
        start(Activity.OPENING, stale -> openings.open(folder, this::promptToOpenWith, chosen, stale));
    }

    private String promptToOpenWith() {
        String newest = prompt;
        promptWhenOpening = newest;
        return newest;
    }

    /** Runs all that is shown on the checkpoint of a folder, until the model that is open now is put back. */
    public void borrow(Path folder) {
        if (shown.isEmpty()) return;
        stepsWaiting = 0;
        promptWhenOpening = prompt;
        Inputs now = shown.get();
        start(Activity.OPENING, stale -> openings.exchange(folder, now, stale));
        loan.asked(true);
    }

    /** Runs all that is shown on the model again in whose place another one runs. */
    public void putBack() {
        if (opening()) cancel();
        wanted.flatMap(loan::back).ifPresent(this::run);
    }

    /** The model in whose place another one runs. */
    public Optional<OpenModel> own() {
        return loan.own();
    }

    /**
     * Opens what was saved, on the model with the same weights if it is among those folders or open already; if nothing of
     * it can be opened, what is open stays open. What it was compared with is compared with again.
     */
    public void restore(SavedSession saved, SessionFolders folders) {
        stepsWaiting = 0;
        Optional<OpenModel> current = shown.map(Inputs::model);
        start(Activity.OPENING, stale -> openings.restore(saved, folders, current, stale));
    }

    /** Writes what is open now, with what the reader has in hand; the file stands when the listeners hear of it. */
    public void save(Path file, Selection selection, Optional<String> panel) {
        if (shown.isEmpty()) return;
        Inputs now = shown.get();
        Inputs acting = now.withEdits(snapshot.orElseThrow().trace().edits());
        Optional<Comparison> compared = comparison();
        work.execute(() -> {
            Optional<Problem> problem = SessionFile.tryWrite(
                    SavedSession.of(acting, fingerprints.of(now.model()), selection, panel)
                            .besides(compared.flatMap(beside -> SavedRival.of(beside, fingerprints::of))),
                    file);
            screen.execute(() -> problem.ifPresentOrElse(listeners::failed, () -> listeners.saved(file, now)));
        });
    }

    /** Another text. It may be asked for before a model is there. */
    public void setPrompt(String text) {
        if (text.equals(prompt)
                && wanted.map(Inputs::prompt).filter(text::equals).isPresent()) return;
        prompt = text;
        change(inputs -> inputs.withPrompt(text));
    }

    /** Whether the model's start token goes before the prompt. */
    public void setMarkStart(boolean mark) {
        change(inputs -> inputs.markStart() == mark ? inputs : inputs.withMarkStart(mark));
    }

    /** Changes the edits; they can be undone. */
    public void edit(UnaryOperator<Edits> how) {
        change(inputs -> inputs.withHistory(inputs.history().then(how.apply(inputs.edits()))));
    }

    public void undoEdit() {
        change(inputs -> inputs.withHistory(inputs.history().undo()));
    }

    public void redoEdit() {
        change(inputs -> inputs.withHistory(inputs.history().redo()));
    }

    /** Text, changes and settings at once, nothing drawn yet: one run, or none where all of it is shown already. */
    public void show(String text, Edits edits, SamplingSettings next) {
        prompt = text;
        settings = next;
        change(inputs -> inputs.showing(text).withEdits(edits).withSettings(next));
    }

    /** Goes back to what was shown before, steps and all; on another model than it was made with, to its text. */
    public void goBackTo(Inputs before) {
        prompt = before.prompt();
        settings = before.settings();
        change(inputs -> inputs.asBefore(before));
    }

    /**
     * A pass beside what is shown, which stays as it is.
     *
     * @param how from the inputs of what is shown
     * @param then hears of it on the screen's thread; not when the model cannot take it
     */
    public void look(UnaryOperator<Inputs> how, Consumer<Snapshot> then) {
        if (shown.isEmpty()) return;
        Inputs aside = how.apply(shown.get());
        Optional<Snapshot> known = snapshot;
        work.execute(() -> {
            Optional<Snapshot> made = snapshots.aside(aside, known);
            made.ifPresent(snapshot -> screen.execute(() -> then.accept(snapshot)));
        });
    }

    /** Other settings for the draws to come. */
    public void setSettings(SamplingSettings next) {
        if (next.equals(settings)) return;
        settings = next;
        change(inputs -> inputs.withSettings(next));
    }

    /** Draws one token and appends it. Asked for while a run is under way, it waits for that run. */
    public void step() {
        if (snapshot.isEmpty() || activity.isPresent()) {
            stepsWaiting++;
            return;
        }
        Inputs now = shown.orElseThrow();
        Step step = Snapshots.draw(now, snapshot.get());
        run(now.withStep(step));
    }

    /**
     * Appends a token that the reader chose at this place: another than before begins a branch. While a run is under way
     * it is not done, for the place that it was chosen at is about to change.
     *
     * @param id of a token of the vocabulary
     */
    public void choose(int id) {
        if (snapshot.isEmpty() || activity.isPresent()) return;
        if (id < 0 || id >= snapshot.get().trace().model().vocab()) return;
        stepsWaiting = 0;
        Inputs now = shown.orElseThrow();
        run(now.withStep(Snapshots.byHand(now, snapshot.get(), id)));
    }

    /** Goes to the text as it was, or will be, at a node of the tree of steps. */
    public void goToNode(int node) {
        change(inputs -> node < inputs.tree().size() ? inputs.withNode(Math.max(node, GenerationTree.ROOT)) : inputs);
    }

    /** Takes the last step back; the step stays known. */
    public void back() {
        wanted.filter(now -> now.taken() > 0).ifPresent(now -> goTo(now.taken() - 1));
    }

    /** Goes to the text as it was, or will be, after that many steps of the branch in hand. */
    public void goTo(int taken) {
        change(inputs ->
                inputs.withTaken(Math.max(0, Math.min(taken, inputs.steps().size()))));
    }

    /** Stops what is under way; what is open stays as it is. */
    public void cancel() {
        rivals.cancel();
        lane.cancel();
        stepsWaiting = 0;
        wanted = shown;
        setActivity(Optional.empty());
    }

    private void change(UnaryOperator<Inputs> how) {
        stepsWaiting = 0;
        // While a model opens, prompt and settings are remembered and applied to it when it is there.
        if (wanted.isEmpty() || opening()) return;
        Inputs next = how.apply(wanted.get());
        if (!next.equals(wanted.get())) {
            run(next);
        } else if (activity.isEmpty()) {
            listeners.recovered(); // back to what is shown
        }
    }

    private boolean opening() {
        return activity.filter(Activity.OPENING::equals).isPresent();
    }

    private void run(Inputs next) {
        wanted = Optional.of(next);
        Optional<Snapshot> before = snapshot;
        start(Activity.RUNNING, stale -> Finished.of(next, snapshots.make(next, before, stale)));
    }

    private void start(Activity what, Lane.Job<Finished> job) {
        rivals.pause();
        loan.asked(false);
        setActivity(Optional.of(what));
        lane.start(job, this::finish, this::drop);
    }

    /** A model that opened too late is not kept. */
    private void drop(Finished result) {
        OpenModel late = result.inputs().model();
        if (wanted.map(Inputs::model).filter(late::equals).isEmpty() && !loan.holds(late)) work.execute(late::close);
    }

    private void finish(Lane.Outcome<Finished> outcome) {
        boolean opened = opening();
        List<OpenModel> idle =
                outcome.result().map(result -> loan.ended(shown, result)).orElse(List.of());
        setActivity(Optional.empty());
        outcome.result().ifPresent(result -> {
            shown = Optional.of(result.inputs());
            snapshot = Optional.of(result.snapshot());
            wanted = shown;
            result.restored().ifPresent(from -> follow(result.inputs(), from.rival()));
            listeners.changed(result.inputs(), result.snapshot());
            result.restored().ifPresent(from -> listeners.restored(from.saved(), result.inputs()));
        });
        wanted = shown;
        shown.ifPresent(now -> rivals.follow(now, snapshot.orElseThrow()));
        idle.forEach(old -> work.execute(old::close)); // nothing on screen reads their weights any more
        Optional<Problem> problem = outcome.problem().or(() -> outcome.result().flatMap(Finished::problem));
        if (problem.isPresent()) {
            stepsWaiting = 0;
            listeners.failed(problem.get());
        } else {
            listeners.recovered();
        }
        shown.ifPresent(now -> catchUp(now, opened && !prompt.equals(promptWhenOpening)));
    }

    /** What is asked for from now on begins at what was restored. */
    private void follow(Inputs restored, Optional<Rival> rival) {
        rivals.begin(rival);
        prompt = restored.prompt();
        promptWhenOpening = prompt;
        settings = restored.settings();
    }

    /** What was asked for while the run was under way. */
    private void catchUp(Inputs now, boolean newerPrompt) {
        Inputs next = (newerPrompt ? now.withPrompt(prompt) : now).withSettings(settings);
        if (!next.equals(now)) {
            run(next);
        } else if (stepsWaiting > 0) {
            stepsWaiting--;
            step();
        } else {
            quiet.execute(() -> probe(now));
        }
    }

    /**
     * Measures the heads of a model once, and learns what the prompt is to its world, while nothing else is asked for: a
     * newer piece of work cancels it, and the next quiet moment begins it again.
     */
    private void probe(Inputs now) {
        boolean still = activity.isEmpty() && shown.filter(now::equals).isPresent();
        if (!still || probed.filter(now.model()::equals).isPresent()) return;
        lane.follow(
                stale -> {
                    Optional<HeadProbe> probe = Snapshots.probe(now.model(), stale);
                    now.model().learnWorld();
                    return probe;
                },
                outcome -> {
                    if (outcome.result().isPresent() || outcome.problem().isPresent())
                        enrich(now, outcome.result().flatMap(p -> p));
                },
                late -> {});
    }

    private void enrich(Inputs now, Optional<HeadProbe> probe) {
        probed = Optional.of(now.model());
        Snapshot with = Snapshots.completed(now.model(), snapshot.orElseThrow(), probe);
        if (with.equals(snapshot.orElseThrow())) return;
        snapshot = Optional.of(with);
        listeners.enriched(with);
        rivals.enriched(with);
    }

    private void setActivity(Optional<Activity> next) {
        if (next.equals(activity)) return;
        activity = next;
        listeners.busy(next);
    }
}
