package org.glassgpt.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.glassgpt.training.RunReport;
import org.glassgpt.training.Training;

/** Tells about a training run, a line every few seconds at most. */
final class TrainProgress implements Training.Progress {
    private static final double QUIET_SECONDS = 5;

    private final PrintStream err;
    private final long begin = System.nanoTime();
    private double lastLine = Double.NEGATIVE_INFINITY;
    private Training.Preparation last;

    TrainProgress(PrintStream err) {
        this.err = err;
    }

    @Override
    public void preparing(Training.Preparation what, double share) {
        if (what == last && !due()) return;
        last = what;
        String sentence = switch (what) {
            case TOKENIZER -> "making the tokenizer";
            case DATA -> String.format(Locale.ROOT, "preparing the data: %.0f %%", 100 * share);
        };
        say(sentence);
    }

    @Override
    public void step(int step, int of, double loss) {
        if (due()) say(String.format(Locale.ROOT, "step %d of %d: loss %.4f", step, of, loss));
    }

    @Override
    public void report(RunReport report) {
        List<RunReport.Point> points = report.points();
        RunReport.Point point = points.get(points.size() - 1);
        say(String.format(
                Locale.ROOT, "step %d: loss %.4f, validation %.4f", point.step(), point.loss(), point.validation()));
    }

    private boolean due() {
        return seconds() - lastLine >= QUIET_SECONDS;
    }

    private void say(String sentence) {
        lastLine = seconds();
        err.println(sentence);
    }

    private double seconds() {
        return (System.nanoTime() - begin) / 1e9;
    }
}
