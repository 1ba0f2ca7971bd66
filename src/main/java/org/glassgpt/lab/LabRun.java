package org.glassgpt.lab;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.glassgpt.i18n.Language;
import org.glassgpt.model.BadCheckpointException;
import org.glassgpt.model.GptConfig;
import org.glassgpt.session.FileProblem;
import org.glassgpt.session.Problem;
import org.glassgpt.trace.Weights;
import org.glassgpt.training.RunReport;
import org.glassgpt.training.TrainConfig;
import org.glassgpt.training.Training;
import org.glassgpt.training.TrainingException;
import org.glassgpt.training.TrainingRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run. {@link #run} works on the thread that calls it; all else may be called from any thread. States are told on the
 * working thread, one after another.
 */
public final class LabRun {
    private static final Logger LOG = LoggerFactory.getLogger(LabRun.class);

    /** The pace is that of the last so many steps. */
    private static final int PACE = 50;

    private final Path folder;
    private final Optional<Path> bundled;
    private final boolean goesOn;
    private final Language language;
    private final Consumer<LabState> told;
    private volatile LabState state;
    private volatile boolean cancelled;
    private boolean paused;
    private final long[] times = new long[PACE];
    private int timed;
    private Looks looks;

    private LabRun(
            TrainConfig config,
            Path folder,
            Optional<Path> bundled,
            boolean goesOn,
            Language language,
            Consumer<LabState> told) {
        this.folder = folder;
        this.bundled = bundled;
        this.goesOn = goesOn;
        this.language = language;
        this.told = told;
        this.state = LabState.start(config, folder);
    }

    /**
     * A new run.
     *
     * @param folder gets the model and what is needed to go on
     * @param bundled where the model is that comes with the application
     * @param language of the sample, where there is a choice
     */
    public static LabRun fresh(
            TrainConfig config, Path folder, Optional<Path> bundled, Language language, Consumer<LabState> told) {
        return new LabRun(config, folder, bundled, false, language, told);
    }

    /**
     * Goes on with a saved run.
     *
     * @param step an earlier state that was kept, or empty for where it stopped
     * @throws TrainingException in one sentence, when there is none
     */
    public static LabRun again(
            Path folder, OptionalInt step, Optional<Path> bundled, Language language, Consumer<LabState> told)
            throws IOException {
        TrainingRecord record = TrainingRecord.read(folder)
                .filter(found -> Training.isSaved(folder))
                .orElseThrow(() -> TrainingException.said("training.no-run", folder.toString()));
        if (step.isPresent()) Training.goBack(folder, step.getAsInt());
        LabRun run = new LabRun(record.config(), folder, bundled, true, language, told);
        RunReport report = step.isPresent() ? record.report().upTo(step.getAsInt()) : record.report();
        run.state = run.state.measured(report, Optional.empty());
        return run;
    }

    public LabState state() {
        return state;
    }

    public synchronized void pause() {
        paused = true;
    }

    public synchronized void goOn() {
        paused = false;
        notifyAll();
    }

    /** The run ends after the step it is at, and is saved. */
    public synchronized void cancel() {
        cancelled = true;
        notifyAll();
    }

    /** Does it; problems are in the last state. */
    public LabState run() {
        tell(state);
        try {
            RunReport report = goesOn ? again() : start();
            LabState.Phase end =
                    report.step() >= state.config().steps() ? LabState.Phase.FINISHED : LabState.Phase.STOPPED;
            tell(state.with(end).keeping(Training.kept(folder)));
        } catch (TrainingException | BadCheckpointException e) {
            LOG.info("{} failed", folder, e);
            tell(state.failed(Problems.of(e)));
        } catch (IOException e) {
            LOG.warn("{} failed", folder, e);
            tell(state.failed(Problem.of("training.disk", folder.toString(), FileProblem.of(e))));
        } catch (OutOfMemoryError e) {
            LOG.warn("{} failed", folder, e);
            tell(state.failed(Problem.of("training.out-of-memory")));
        } finally {
            if (looks != null) looks.settle();
        }
        return state;
    }

    private RunReport start() throws IOException {
        TrainConfig config = state.config();
        return config.tunedFor().isPresent()
                ? Training.start(config, base(config), folder, new Steps(), this::stopsHere)
                : Training.start(config, folder, new Steps(), this::stopsHere);
    }

    private RunReport again() throws IOException {
        TrainConfig config = state.config();
        int steps = config.steps();
        return config.tunedFor().isPresent()
                ? Training.resume(folder, base(config), steps, folder, new Steps(), this::stopsHere)
                : Training.resume(folder, steps, folder, new Steps(), this::stopsHere);
    }

    private Path base(TrainConfig config) {
        if (!config.base().equals(TrainConfig.BUNDLED)) return Path.of(config.base());
        return bundled.orElseThrow(() -> TrainingException.said("training.no-bundled"));
    }

    /** Asked between two steps: waits while paused. */
    private synchronized boolean stopsHere() {
        boolean waited = false;
        while (paused && !cancelled) {
            if (!waited) {
                waited = true;
                tell(state.with(LabState.Phase.PAUSED)); // who is told may let it go on at once
                continue;
            }
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                cancelled = true;
            }
        }
        if (waited) {
            timed = 0;
            tell(state.with(LabState.Phase.RUNNING));
        }
        return cancelled;
    }

    private void tell(LabState next) {
        state = next;
        told.accept(next);
    }

    private OptionalDouble secondsLeft(int step) {
        long now = System.nanoTime();
        times[timed++ % PACE] = now;
        int known = Math.min(timed, PACE);
        if (known < 3) return OptionalDouble.empty();
        long first = times[timed <= PACE ? 0 : timed % PACE];
        return OptionalDouble.of(
                (now - first) / 1e9 / (known - 1) * (state.config().steps() - step));
    }

    /** What training tells, as states. */
    private final class Steps implements Training.Progress {
        @Override
        public void preparing(Training.Preparation what, double share) {
            LabState.Phase phase =
                    what == Training.Preparation.TOKENIZER ? LabState.Phase.TOKENIZER : LabState.Phase.DATA;
            tell(state.preparing(phase, share));
        }

        @Override
        public void ready(Training.Prepared prepared) {
            looks = new Looks(
                    prepared.config(),
                    prepared.network().context(),
                    prepared.tokenizer(),
                    prepared.data().validation(),
                    language);
            Baselines lines = Baselines.of(prepared);
            lines.write(folder);
            tell(state.ready(prepared.config(), prepared.network().parameterCount(), prepared.touched(), lines));
        }

        @Override
        public void step(int step, int of, double loss) {
            tell(state.stepped(step, secondsLeft(step)));
        }

        @Override
        public void measured(RunReport report, GptConfig network, Weights weights) {
            tell(state.measured(report, looks.at(report.step(), network, weights)));
        }
    }
}
