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

/** Measures how fast we are, beside libtorch in the same process. Arguments name lines; without any, all are run. */
public final class Bench {
    private static final List<String> ALL = List.of("prefill", "decode", "bundled");

    private final Set<String> wanted;

    private Bench(Set<String> wanted) {
        this.wanted = wanted;
    }

    public static void main(String[] args) throws IOException {
        forgetUsersKernels();
        int threads = Runtime.getRuntime().availableProcessors();
        String torch = Torch.load(threads);
        NativeSetup.prepare();
        Pairs.say(
                "%s, %d threads, %s, JDK %s, libtorch %s",
                processor(), threads, LocalDate.now(), Runtime.version(), torch);
        new Bench(Set.copyOf(args.length == 0 ? ALL : List.of(args))).run();
    }

    private void run() throws IOException {
        if (wanted.contains("prefill") || wanted.contains("decode")) {
            GptConfig small = RandomModel.small();
            try (Gpt gpt = new Gpt(small, RandomModel.parameters(small))) {
                if (wanted.contains("prefill")) ForwardLines.prefill(gpt);
                if (wanted.contains("decode")) ForwardLines.decode(gpt);
            }
        }
        if (wanted.contains("bundled")) ForwardLines.bundled();
    }

    /** An installed application meets no such variables and lets {@link NativeSetup} choose; so do we. */
    private static void forgetUsersKernels() {
        Function unsetenv = NativeLibrary.getInstance("c").getFunction("unsetenv");
        for (String name : List.of("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE")) {
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
