package org.glassgpt.lab;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.glassgpt.session.Problem;
import org.glassgpt.training.RunReport;
import org.glassgpt.training.TrainConfig;

/**
 * What a laboratory's run is at. Immutable.
 *
 * @param folder of the run
 * @param report what was measured so far
 * @param step steps done
 * @param share of the preparation that is done, 0 to 1
 * @param network parameters of the model; 0 until it is known
 * @param touched numbers that the run changes; 0 until it is known
 * @param baselines what the loss can be held against, once known
 * @param first what the model looked like when it was first measured in this session
 * @param look what it looked like when it was last measured
 * @param secondsLeft at the pace so far
 * @param problem why it failed
 * @param kept steps that can be gone back to
 */
public record LabState(
        Phase phase,
        TrainConfig config,
        Path folder,
        RunReport report,
        int step,
        double share,
        long network,
        long touched,
        Optional<Baselines> baselines,
        Optional<Look> first,
        Optional<Look> look,
        OptionalDouble secondsLeft,
        Optional<Problem> problem,
        List<Integer> kept) {
    /** Where in its life a run is. */
    public enum Phase {
        TOKENIZER,
        DATA,
        RUNNING,
        PAUSED,
        /** All steps done, saved. */
        FINISHED,
        /** Ended early, saved: can be gone on with. */
        STOPPED,
        FAILED;

        /** Whether nothing more will come. */
        public boolean over() {
            return this == FINISHED || this == STOPPED || this == FAILED;
        }
    }

    public LabState {
        kept = List.copyOf(kept);
    }

    static LabState start(TrainConfig config, Path folder) {
        Draft draft = new Draft();
        draft.phase = Phase.TOKENIZER;
        draft.config = config;
        draft.report = RunReport.start();
        return draft.state(folder);
    }

    /** A run as it lies on the disk. */
    static LabState saved(
            Runs.Saved run,
            long parameters,
            Optional<Baselines> lines,
            Optional<Look> before,
            Optional<Look> now,
            List<Integer> steps) {
        Draft draft = new Draft();
        draft.phase = run.unfinished() ? Phase.STOPPED : Phase.FINISHED;
        draft.config = run.record().config();
        draft.report = run.record().report();
        draft.step = draft.report.step();
        draft.share = 1;
        draft.network = parameters;
        draft.baselines = lines;
        draft.first = before;
        draft.look = now;
        draft.kept = steps;
        return draft.state(run.folder());
    }

    LabState with(Phase next) {
        return but(draft -> draft.phase = next);
    }

    LabState preparing(Phase what, double done) {
        return but(draft -> {
            draft.phase = what;
            draft.share = done;
        });
    }

    LabState ready(TrainConfig found, long parameters, long changed, Baselines lines) {
        return but(draft -> {
            draft.phase = Phase.RUNNING;
            draft.config = found;
            draft.share = 1;
            draft.network = parameters;
            draft.touched = changed;
            draft.baselines = Optional.of(lines);
        });
    }

    LabState stepped(int done, OptionalDouble left) {
        return but(draft -> {
            draft.step = done;
            draft.secondsLeft = left;
        });
    }

    LabState measured(RunReport next, Optional<Look> seen) {
        return but(draft -> {
            draft.report = next;
            draft.step = next.step();
            draft.first = first.or(() -> seen);
            draft.look = seen;
        });
    }

    LabState keeping(List<Integer> steps) {
        return but(draft -> draft.kept = steps);
    }

    LabState failed(Problem why) {
        return but(draft -> {
            draft.phase = Phase.FAILED;
            draft.secondsLeft = OptionalDouble.empty();
            draft.problem = Optional.of(why);
        });
    }

    private LabState but(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.state(folder);
    }

    /** A state that is being put together. */
    private static final class Draft {
        private Phase phase;
        private TrainConfig config;
        private RunReport report;
        private int step;
        private double share;
        private long network;
        private long touched;
        private Optional<Baselines> baselines = Optional.empty();
        private Optional<Look> first = Optional.empty();
        private Optional<Look> look = Optional.empty();
        private OptionalDouble secondsLeft = OptionalDouble.empty();
        private Optional<Problem> problem = Optional.empty();
        private List<Integer> kept = List.of();

        Draft() {}

        Draft(LabState from) {
            phase = from.phase;
            config = from.config;
            report = from.report;
            step = from.step;
            share = from.share;
            network = from.network;
            touched = from.touched;
            baselines = from.baselines;
            first = from.first;
            look = from.look;
            secondsLeft = from.secondsLeft;
            problem = from.problem;
            kept = from.kept;
        }

        LabState state(Path folder) {
            return new LabState(
                    phase,
                    config,
                    folder,
                    report,
                    step,
                    share,
                    network,
                    touched,
                    baselines,
                    first,
                    look,
                    secondsLeft,
                    problem,
                    kept);
        }
    }
}
