package org.glassgpt.bench;

import static org.glassgpt.bench.Pairs.quantile;
import static org.glassgpt.bench.Pairs.say;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.glassgpt.export.PanelCatalog;
import org.glassgpt.i18n.Language;
import org.glassgpt.i18n.Messages;
import org.glassgpt.model.Gpt;
import org.glassgpt.session.CheckpointModels;
import org.glassgpt.session.KeepPolicy;
import org.glassgpt.session.OpenModel;
import org.glassgpt.trace.Edits;
import org.glassgpt.trace.Keep;

/** From a changed prompt to all visible panels redrawn, in the application's own window. */
final class RedrawLines {
    private static final int WARM_UPS = 12;
    private static final int ROUNDS = 21;
    private static final int PANEL_WARM_UPS = 4;
    private static final int PANEL_ROUNDS = 5;
    /** Nothing of one measurement is to fall into the next. */
    private static final long PAUSE_NANOS = 30_000_000;

    private RedrawLines() {}

    /** At most twice the bare forward pass. */
    static void small(Gpt gpt) {
        OpenModel model = new BareModel("gpt2-shape", gpt);
        int[] ids = RandomModel.ids(gpt.config(), 64);
        List<String> prompts = IntStream.range(0, 2)
                .mapToObj(i -> IntStream.range(0, ids.length)
                        .mapToObj(t -> "" + (t < ids.length - 1 ? ids[t] : ids[t] + i))
                        .collect(Collectors.joining(", ")))
                .toList();
        try (TrialWindow window = new TrialWindow(model, prompts.get(0))) {
            Times times = new Times(window, model, prompts, Optional.empty());
            times.run(WARM_UPS, ROUNDS);
            double pass = times.pass();
            times.say("redraw-small", 2 * pass, "2 × the forward pass of " + ms(pass));
            panels(window, model, prompts, t -> 2 * t.pass());
        }
    }

    /** At most the bare forward pass and twice what one image and one label take. */
    static void bundled() throws IOException {
        Path folder = Path.of("assets", "model");
        OpenModel model = new CheckpointModels(Optional.of(folder)).open(folder);
        String first = Messages.of(Language.EN).text("prompt.first");
        List<String> prompts = List.of(first, first.replace("kite", "drum"));
        try (TrialWindow window = new TrialWindow(model, first);
                PlainWindow plain = new PlainWindow()) {
            Times times = new Times(window, model, prompts, Optional.of(plain));
            times.run(2 * WARM_UPS, 2 * ROUNDS);
            String bar = "the forward pass of %s + 2 × a plain scene's %s";
            times.say(
                    "redraw-bundled",
                    times.pass() + 2 * times.plain(),
                    String.format(bar, ms(times.pass()), ms(times.plain())));
            panels(window, model, prompts, t -> t.pass() + 2 * times.plain());
        } finally {
            model.close();
        }
    }

    /** The same with each panel of the catalogue on the stage. */
    private static void panels(
            TrialWindow window, OpenModel model, List<String> prompts, ToDoubleFunction<Times> bar) {
        for (String panel : PanelCatalog.ids()) {
            window.show(panel);
            Times times = new Times(window, model, prompts, Optional.empty());
            times.run(PANEL_WARM_UPS, PANEL_ROUNDS);
            double most = bar.applyAsDouble(times);
            say("  with %-22s %s %s", panel, ms(times.redraw()), times.redraw() <= most ? "" : "over the bar");
        }
    }

    private static String ms(double time) {
        return String.format(java.util.Locale.ROOT, "%.1f ms", time);
    }

    /** What is to be compared, measured in turn. */
    private static final class Times {
        private final TrialWindow window;
        private final OpenModel model;
        private final List<String> prompts;
        private final Optional<PlainWindow> plain;
        private final int[] ids;
        private final Keep keep;
        private final List<Double> passes = new ArrayList<>();
        private final List<Double> redraws = new ArrayList<>();
        private final List<Double> plains = new ArrayList<>();

        Times(TrialWindow window, OpenModel model, List<String> prompts, Optional<PlainWindow> plain) {
            this.window = window;
            this.model = model;
            this.prompts = prompts;
            this.plain = plain;
            this.ids = window.snapshot().trace().ids();
            this.keep = KeepPolicy.ofHeap().keep(model.shape(), ids.length);
        }

        void run(int warmUps, int rounds) {
            for (int i = 0; i < warmUps; i++) round();
            List.of(passes, redraws, plains).forEach(List::clear);
            for (int i = 0; i < rounds; i++) round();
        }

        private void round() {
            LockSupport.parkNanos(PAUSE_NANOS);
            long start = System.nanoTime();
            model.forward(ids, Edits.NONE, keep, () -> false);
            passes.add((System.nanoTime() - start) / 1e6);
            int other = prompts.get(0).equals(window.prompt()) ? 1 : 0;
            LockSupport.parkNanos(PAUSE_NANOS);
            redraws.add(window.change(prompts.get(other)));
            LockSupport.parkNanos(PAUSE_NANOS);
            plain.ifPresent(scene -> plains.add(scene.change()));
        }

        double pass() {
            return median(passes);
        }

        double redraw() {
            return median(redraws);
        }

        double plain() {
            return median(plains);
        }

        private static double median(List<Double> times) {
            return quantile(times.stream().mapToDouble(Double::doubleValue).toArray(), 0.5);
        }

        void say(String name, double bar, String words) {
            double[] all = redraws.stream().mapToDouble(Double::doubleValue).toArray();
            Pairs.say(
                    "%s %.1f ms p10 %.1f p90 %.1f   at most %.1f ms (%s) %s",
                    name,
                    redraw(),
                    quantile(all, 0.1),
                    quantile(all, 0.9),
                    bar,
                    words,
                    redraw() <= bar ? "pass" : "MISSED");
        }
    }
}
