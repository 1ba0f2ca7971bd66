package org.glassgpt.bench;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import java.nio.file.Path;

/** libtorch, loaded through DJL from the class path, and what its eager interface lacks. */
final class Torch {
    private Torch() {}

    /**
     * Loads it. To be called before ours: then libtorch's own OpenMP has read the environment before we set in it how
     * threads of ours wait.
     *
     * @return its version
     */
    static String load(int threads) {
        System.setProperty("ENGINE_CACHE_DIR", Path.of("target", "djl").toAbsolutePath().toString());
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        keepFreedMemory();
        Engine engine = Engine.getEngine("PyTorch");
        threads(threads);
        JniUtils.setGradMode(false);
        return engine.getVersion();
    }

    /**
     * To be said again before each run: JavaCPP, asked for the number of threads of our BLAS, sets it in every BLAS that
     * it finds in the process, libtorch's MKL among them.
     */
    static void threads(int count) {
        JniUtils.setNumThreads(count);
    }

    static PtNDManager manager() {
        return (PtNDManager) NDManager.newBaseManager("PyTorch");
    }

    static PtNDArray array(PtNDManager manager, float[] values, long... shape) {
        return (PtNDArray) manager.create(values, new Shape(shape));
    }

    /** A weight stored [in, out] as {@code linear} and PyTorch's own layers have it, [out, in]. */
    static PtNDArray linear(PtNDManager manager, float[] values, int in, int out) {
        float[] transposed = new float[values.length];
        for (int i = 0; i < in; i++) {
            for (int o = 0; o < out; o++) transposed[o * in + i] = values[i * out + o];
        }
        return array(manager, transposed, out, in);
    }

    /**
     * Lets malloc keep what libtorch frees. Otherwise each pass would get its activations from the system anew, at the
     * price of a page fault per 4 KB, which on a virtual machine can double its time.
     */
    private static void keepFreedMemory() {
        int trimThreshold = -1;
        int mmapThreshold = -3;
        Function mallopt = NativeLibrary.getInstance("c").getFunction("mallopt");
        mallopt.invokeInt(new Object[] {mmapThreshold, 32 << 20});
        mallopt.invokeInt(new Object[] {trimThreshold, Integer.MAX_VALUE});
    }
}
