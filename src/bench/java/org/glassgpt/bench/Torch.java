package org.glassgpt.bench;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
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
        Engine engine = Engine.getEngine("PyTorch");
        JniUtils.setNumThreads(threads);
        JniUtils.setGradMode(false);
        return engine.getVersion();
    }

    static PtNDManager manager() {
        return (PtNDManager) NDManager.newBaseManager("PyTorch");
    }

    static PtNDArray array(PtNDManager manager, float[] values, long... shape) {
        return (PtNDArray) manager.create(values, new Shape(shape));
    }

    /** A weight stored [in, out] as {@code linear} wants it, [out, in], in one piece. */
    static PtNDArray transposed(PtNDManager manager, float[] values, int in, int out) {
        float[] t = new float[values.length];
        for (int i = 0; i < in; i++) {
            for (int o = 0; o < out; o++) t[o * in + i] = values[i * out + o];
        }
        return array(manager, t, out, in);
    }
}
