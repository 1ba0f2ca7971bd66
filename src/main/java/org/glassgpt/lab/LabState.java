package org.glassgpt.lab;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
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
 * @param problem one sentence when it failed
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
        Optional<String> problem,
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
        return new LabState(
                Phase.TOKENIZER,
                config,
                folder,
                RunReport.start(),
                0,
                0,
                0,
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalDouble.empty(),
                Optional.empty(),
                List.of());
    }

    /** A run as it lies on the disk. */
    static LabState saved(
            Runs.Saved run,
            long parameters,
            Optional<Baselines> lines,
            Optional<Look> before,
            Optional<Look> now,
            List<Integer> steps) {
        RunReport report = run.record().report();
        return new LabState(
                run.unfinished() ? Phase.STOPPED : Phase.FINISHED,
                run.record().config(),
                run.folder(),
                report,
                report.step(),
                1,
                parameters,
                0,
                lines,
                before,
                now,
                OptionalDouble.empty(),
                Optional.empty(),
                steps);
    }

    LabState with(Phase next) {
        return new LabState(
                next,
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

    LabState preparing(Phase what, double done) {
        return new LabState(
                what,
                config,
                folder,
                report,
                step,
                done,
                network,
                touched,
                baselines,
                first,
                look,
                secondsLeft,
                problem,
                kept);
    }

    LabState ready(TrainConfig found, long parameters, long changed, Baselines lines) {
        return new LabState(
                Phase.RUNNING,
                found,
                folder,
                report,
                step,
                1,
                parameters,
                changed,
                Optional.of(lines),
                first,
                look,
                secondsLeft,
                problem,
                kept);
    }

    LabState stepped(int done, OptionalDouble left) {
        return new LabState(
                phase, config, folder, report, done, share, network, touched, baselines, first, look, left, problem,
                kept);
    }

    LabState measured(RunReport next, Optional<Look> seen) {
        return new LabState(
                phase,
                config,
                folder,
                next,
                next.step(),
                share,
                network,
                touched,
                baselines,
                first.or(() -> seen),
                seen,
                secondsLeft,
                problem,
                kept);
    }

    LabState keeping(List<Integer> steps) {
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
                steps);
    }

    LabState failed(String sentence) {
        return new LabState(
                Phase.FAILED,
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
                OptionalDouble.empty(),
                Optional.of(sentence),
                kept);
    }
}
