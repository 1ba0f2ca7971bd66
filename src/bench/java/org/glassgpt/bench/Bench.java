package org.glassgpt.bench;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.glassgpt.model.Gpt;
import org.glassgpt.model.GptConfig;
import org.glassgpt.model.NativeSetup;

/**
 * Measures how fast we are: beside libtorch in the same process, in the window, and alone as the work grows. Arguments name
 * lines; without any, all are run.
 */
public final class Bench {
    /** Variables that choose OpenBLAS's kernels. */
    static final List<String> FOREIGN = List.of("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE");

    private static final List<String> ALL = List.of(
            "prefill",
            "decode",
            "train-128",
            "train-192",
            "bundled",
            "redraw-small",
            "redraw-bundled",
            "growth-context",
            "growth-size",
            "memory-medium",
            "memory-1024");

    private final Set<String> wanted;

    private Bench(Set<String> wanted) {
        this.wanted = wanted;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        forgetUsersKernels();
        String torch = Torch.load(threads());
        NativeSetup.prepare();
        Pairs.say(
                "%s, %d threads, %s, JDK %s, libtorch %s",
                processor(), threads(), LocalDate.now(), Runtime.version(), torch);
        Bench bench = new Bench(Set.copyOf(args.length == 0 ? ALL : List.of(args)));
        bench.besideTorch();
        bench.inTheWindow();
        bench.alone();
        System.exit(0);
    }

    /** As many for libtorch as for us. */
    static int threads() {
        return Runtime.getRuntime().availableProcessors();
    }

    private void besideTorch() throws IOException {
        if (wanted.contains("prefill") || wanted.contains("decode")) {
            try (Gpt gpt = small()) {
                if (wanted.contains("prefill")) ForwardLines.prefill(gpt);
                if (wanted.contains("decode")) ForwardLines.decode(gpt);
            }
        }
        if (wanted.contains("train-128")) TrainingLines.small();
        if (wanted.contains("train-192")) TrainingLines.large();
        if (wanted.contains("bundled")) ForwardLines.bundled();
    }

    private void inTheWindow() throws IOException, InterruptedException {
        if (!wanted.contains("redraw-small") && !wanted.contains("redraw-bundled")) return;
        Screen.start();
        if (wanted.contains("redraw-bundled")) RedrawLines.bundled();
        if (wanted.contains("redraw-small")) {
            try (Gpt gpt = small()) {
                RedrawLines.small(gpt);
            }
        }
    }

    private void alone() throws IOException, InterruptedException {
        if (wanted.contains("growth-context")) GrowthLines.context();
        if (wanted.contains("growth-size")) GrowthLines.size();
        if (wanted.contains("memory-medium")) GrowthLines.medium();
        if (wanted.contains("memory-1024")) GrowthLines.window();
    }

    private static Gpt small() {
        GptConfig small = RandomModel.small();
        return new Gpt(small, RandomModel.parameters(small));
    }

    /** An installed application meets no such variables and lets {@link NativeSetup} choose; so do we. */
    private static void forgetUsersKernels() {
        Function unsetenv = NativeLibrary.getInstance("c").getFunction("unsetenv");
        for (String name : FOREIGN) {
            if (System.getenv(name) == null) continue;
            unsetenv.invokeInt(new Object[] {name});
            Pairs.say("%s=%s of this shell is set aside: the application's own choice is measured", name, System.getenv(name));
        }
    }

    private static String processor() throws IOException {
        try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 2))
                    .findFirst()
                    .orElse("unknown processor");
        }
    }
}
