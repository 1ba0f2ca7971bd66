package org.glassgpt.model;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.nd4j.linalg.cpu.nativecpu.bindings.Nd4jCpu;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sets, once and before the first native library loads, the environment variables from which OpenBLAS chooses its
 * kernels and how its threads wait, and tells ND4J how to find its functions ({@link BlasFactory}).
 *
 * <p>The OpenBLAS that ND4J brings does not know recent processors and falls back to kernels of half their speed; {@code
 * OPENBLAS_CORETYPE} names better ones. It is set only where the processor says that it has AVX-512 (elsewhere these
 * kernels are illegal instructions), never over a value that the user set, and not at all with {@code
 * GLASSGPT_NATIVE_TUNING=off}.
 */
public final class NativeSetup {
    private static final Logger LOG = LoggerFactory.getLogger(NativeSetup.class);
    private static final List<String> AVX_512 = List.of("avx512f", "avx512bw", "avx512dq", "avx512vl", "avx512cd");

    private NativeSetup() {}

    /** Does the work at class initialisation, so that it happens once whoever comes first. */
    private static final class Once {
        static final boolean TUNED = tune();
        static final boolean AVX_512_KERNELS = TUNED && namesAvx512Kernels();

        private static boolean tune() {
            if (!OpenBlas.linux()) return false;
            System.setProperty(BlasFactory.PROPERTY, BlasFactory.class.getName());
            if ("off".equalsIgnoreCase(System.getenv("GLASSGPT_NATIVE_TUNING"))) return false;
            try {
                Function setenv = NativeLibrary.getProcess().getFunction("setenv");
                boolean tuned = set(setenv, "OMP_WAIT_POLICY", "passive");
                if (hasAvx512()) tuned &= set(setenv, "OPENBLAS_CORETYPE", "SkylakeX");
                return tuned;
            } catch (IOException | LinkageError e) {
                LOG.info("OpenBLAS keeps its own choice of kernels: {}", e.toString());
                return false;
            }
        }

        private static boolean set(Function setenv, String name, String value) {
            int neverOverwrite = 0;
            return setenv.invokeInt(new Object[] {name, value, neverOverwrite}) == 0;
        }

        /** What OpenBLAS will read, be it our choice or the user's. */
        private static boolean namesAvx512Kernels() {
            Function getenv = NativeLibrary.getProcess().getFunction("getenv");
            return "SkylakeX".equalsIgnoreCase(getenv.invokeString(new Object[] {"OPENBLAS_CORETYPE"}, false));
        }

        private static boolean hasAvx512() throws IOException {
            Path cpuinfo = Path.of("/proc/cpuinfo");
            if (!Files.isReadable(cpuinfo)) return false;
            try (var lines = Files.lines(cpuinfo)) {
                return lines.filter(line -> line.startsWith("flags"))
                        .findFirst()
                        .map(line -> List.of(line.split("\\s+")).containsAll(AVX_512))
                        .orElse(false);
            }
        }
    }

    /**
     * To be called before anything of ND4J is touched; afterwards it does nothing.
     *
     * @return whether the variables were set
     */
    public static boolean prepare() {
        return Once.TUNED;
    }

    /**
     * Reads what JavaCPP will have to know in order to load ND4J, and loads nothing yet: to be called ahead of that, beside
     * other work.
     */
    public static void readAhead() throws IOException {
        prepare();
        Properties platform = Loader.loadProperties();
        Loader.loadProperties(openblas_nolapack.class, platform, true);
        Loader.loadProperties(Nd4jCpu.class, platform, true);
        Loader.findResources(NativeSetup.class, "nowhere"); // all jars are opened for that, once
    }

    /** Whether OpenBLAS uses its kernels for AVX-512, as far as we know: they multiply small matrices faster than others. */
    static boolean avx512Kernels() {
        return Once.AVX_512_KERNELS;
    }
}
