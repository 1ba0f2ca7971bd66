package org.glassgpt.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.glassgpt.lab.LabState;
import org.glassgpt.training.RunReport;

/** A progress bar on stderr, a line every few seconds at most. */
final class LabProgress implements Consumer<LabState> {
    private static final double QUIET_SECONDS = 5;
    private static final int WIDTH = 24;

    private final PrintStream err;
    private final long begin = System.nanoTime();
    private double lastLine = Double.NEGATIVE_INFINITY;
    private LabState.Phase phase;

    LabProgress(PrintStream err) {
        this.err = err;
    }

    @Override
    public void accept(LabState state) {
        double now = (System.nanoTime() - begin) / 1e9;
        if (state.phase() == phase && now - lastLine < QUIET_SECONDS) return;
        if (state.phase().over()) return;
        phase = state.phase();
        lastLine = now;
        err.println(line(state));
    }

    private static String line(LabState state) {
        return switch (state.phase()) {
            case TOKENIZER -> "making the tokenizer";
            case DATA -> String.format(Locale.ROOT, "preparing the data: %.0f %%", 100 * state.share());
            default -> running(state);
        };
    }

    private static String running(LabState state) {
        int of = state.config().steps();
        int full = of == 0 ? WIDTH : (int) ((long) WIDTH * state.step() / of);
        StringBuilder line = new StringBuilder("[" + "#".repeat(full) + ".".repeat(WIDTH - full) + "] step ")
                .append(state.step())
                .append(" of ")
                .append(of);
        List<RunReport.Point> points = state.report().points();
        if (!points.isEmpty()) {
            RunReport.Point last = points.get(points.size() - 1);
            line.append(String.format(Locale.ROOT, ", loss %.4f, validation %.4f", last.loss(), last.validation()));
            if (last.exact() != null) line.append(String.format(Locale.ROOT, ", right %.1f %%", 100 * last.exact()));
            if (last.stories() != null) line.append(String.format(Locale.ROOT, ", stories %.4f", last.stories()));
        }
        state.secondsLeft().ifPresent(left -> line.append(String.format(Locale.ROOT, ", %.0f s left", left)));
        return line.toString();
    }
}
