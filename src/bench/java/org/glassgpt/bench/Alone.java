package org.glassgpt.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.glassgpt.export.PanelCatalog;
import org.glassgpt.model.Decoder;
import org.glassgpt.model.Gpt;
import org.glassgpt.model.GptConfig;
import org.glassgpt.session.CheckpointModels;
import org.glassgpt.session.Inputs;
import org.glassgpt.session.KeepPolicy;
import org.glassgpt.session.OpenModel;
import org.glassgpt.session.ProblemException;
import org.glassgpt.session.Snapshot;
import org.glassgpt.session.Snapshots;
import org.glassgpt.sampling.SamplingSettings;
import org.glassgpt.trace.Edits;
import org.glassgpt.trace.Keep;

/**
 * One measurement in a process of its own, whose memory nothing else has touched. Linux counts: VmRSS is what is resident,
 * VmHWM the most that ever was, and writing 5 to clear_refs forgets that most.
 */
final class Alone {
    private static final int LEAST_PASSES = 3;
    private static final int MOST_PASSES = 11;
    private static final double ENOUGH_MS = 1500;

    /**
     * What a forward pass costs.
     *
     * @param ms median time
     * @param peak bytes resident at most while the first pass ran, everything included
     * @param pass by how much that is above what was resident before it
     */
    record Cost(double ms, long peak, long pass) {}

    private Alone() {}

    public static void main(String[] args) throws Exception {
        switch (args[0]) {
            case "pass" -> pass(Arrays.stream(args).skip(1).mapToInt(Integer::parseInt).toArray());
            case "answer" -> answer(Path.of(args[1]), Integer.parseInt(args[2]));
            case "window" -> window(Integer.parseInt(args[1]));
            default -> throw new IllegalArgumentException(args[0]);
        }
        System.exit(0);
    }

    /**
     * @param heap for Java, as after -Xmx; empty for as much as this process was given
     * @return the last line the process printed, split at spaces
     */
    private static String[] run(Optional<String> heap, String... args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        heap.ifPresent(size -> command.add("-Xmx" + size));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Alone.class.getName()));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        Bench.FOREIGN.forEach(builder.environment()::remove);
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        int code = process.waitFor();
        if (code != 0) throw new IllegalStateException(String.join(" ", args) + " ended with " + code + ": " + out);
        return out.substring(out.lastIndexOf('\n') + 1).split(" ");
    }

    /** Every activation kept; the heap is large enough for all of them. */
    static Cost pass(GptConfig config, int T) throws IOException, InterruptedException {
        String[] out = run(
                Optional.of("6g"),
                "pass",
                "" + config.layers(),
                "" + config.heads(),
                "" + config.width(),
                "" + config.vocab(),
                "" + T);
        return new Cost(Double.parseDouble(out[0]), Long.parseLong(out[1]), Long.parseLong(out[2]));
    }

    private static void pass(int[] of) throws IOException {
        GptConfig config = RandomModel.config(of[0], of[1], of[2], 1024, of[3]);
        int[] ids = RandomModel.ids(config, of[4]);
        try (Gpt gpt = new Gpt(config, RandomModel.parameters(config))) {
            System.gc();
            Files.writeString(Path.of("/proc/self/clear_refs"), "5");
            long before = memory("VmRSS");
            if (gpt.forward(ids, Edits.NONE, Keep.all()).tokens() != ids.length) throw new IllegalStateException();
            long peak = memory("VmHWM");
            System.out.println(time(gpt, ids) + " " + peak + " " + (peak - before));
        }
    }

    /** Median of some passes, after about as many for the JIT; long passes need few of either. */
    private static double time(Gpt gpt, int[] ids) {
        passes(gpt, ids, 1);
        double[] times = passes(gpt, ids, LEAST_PASSES);
        return Pairs.quantile(times, 0.5);
    }

    private static double[] passes(Gpt gpt, int[] ids, int least) {
        double[] times = new double[MOST_PASSES];
        double sum = 0;
        int count = 0;
        while (count < MOST_PASSES && (count < least || sum < ENOUGH_MS)) {
            long start = System.nanoTime();
            gpt.forward(ids, Edits.NONE, Keep.all());
            times[count] = (System.nanoTime() - start) / 1e6;
            sum += times[count++];
        }
        return Arrays.copyOf(times, count);
    }

    /**
     * @return most bytes ever resident while a model was opened from its folder, ran a prompt and wrote some tokens, under
     *     the application's own limits
     */
    static long peakOfAnswer(Path folder, int T) throws IOException, InterruptedException {
        return Long.parseLong(run(Optional.empty(), "answer", folder.toString(), "" + T)[0]);
    }

    private static void answer(Path folder, int T) throws IOException, ProblemException {
        OpenModel model = new CheckpointModels(Optional.empty()).open(folder);
        Inputs inputs = Inputs.first(model, prompt(model.config(), T, 0), SamplingSettings.DEFAULT);
        Snapshot snapshot = new Snapshots(KeepPolicy.ofHeap()).make(inputs);
        int id = snapshot.next().kept().get(0).id();
        try (Gpt gpt = Gpt.load(folder)) {
            model.close();
            try (Decoder decoder = gpt.decoder(Edits.NONE)) {
                decoder.append(snapshot.trace().ids());
                for (int i = 0; i < 8; i++) id = best(decoder.append(id));
            }
        }
        System.out.println(memory("VmHWM") + " " + id);
    }

    private static int best(float[] logits) {
        int best = 0;
        for (int i = 1; i < logits.length; i++) if (logits[i] > logits[best]) best = i;
        return best;
    }

    /**
     * @return most bytes ever resident while the window ran a prompt on GPT-2 small's shape and showed every panel in turn,
     *     under the application's own limits
     */
    static long peakOfWindow(int T) throws IOException, InterruptedException {
        return Long.parseLong(run(Optional.empty(), "window", "" + T)[0]);
    }

    private static void window(int T) throws IOException, InterruptedException {
        GptConfig config = RandomModel.small();
        OpenModel model = new BareModel("gpt2-shape", new Gpt(config, RandomModel.parameters(config)));
        Screen.start();
        try (TrialWindow window = new TrialWindow(model, prompt(config, T, 0))) {
            if (window.snapshot().trace().tokens() != T) throw new IllegalStateException("another prompt is shown");
            for (String panel : PanelCatalog.ids()) window.show(panel);
            window.problem().ifPresent(problem -> {
                throw new IllegalStateException(problem);
            });
        }
        System.out.println(memory("VmHWM"));
    }

    /** Ids as text; the last one differs by {@code variant}. */
    static String prompt(GptConfig config, int T, int variant) {
        int[] ids = RandomModel.ids(config, T);
        ids[T - 1] = (ids[T - 1] + variant) % config.vocab();
        return IntStream.of(ids).mapToObj(Integer::toString).collect(Collectors.joining(", "));
    }

    /** Bytes, as Linux counts them for this process. */
    private static long memory(String what) throws IOException {
        try (var lines = Files.lines(Path.of("/proc/self/status"))) {
            String line = lines.filter(l -> l.startsWith(what + ":")).findFirst().orElseThrow();
            return 1024 * Long.parseLong(line.replaceAll("\\D+", ""));
        }
    }
}
