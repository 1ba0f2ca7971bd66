package org.glassgpt.bench;

import java.util.Random;
import org.glassgpt.model.ActivationFunction;
import org.glassgpt.model.GptConfig;
import org.glassgpt.model.Parameters;
import org.glassgpt.trace.ModelShape;

/** Networks of any shape with weights as training begins with them: deviation 0.02, norms around 1. */
final class RandomModel {
    private static final float DEVIATION = 0.02f;

    private RandomModel() {}

    static GptConfig config(int layers, int heads, int width, int context, int vocab) {
        ModelShape shape = new ModelShape(layers, heads, width, 4 * width, context, vocab);
        return new GptConfig(shape, ActivationFunction.GELU_TANH, 1e-5, true);
    }

    /** GPT-2 small's shape, 124 M parameters. */
    static GptConfig small() {
        return config(12, 12, 768, 1024, 50_257);
    }

    /** GPT-2 medium's shape, 355 M parameters. */
    static GptConfig medium() {
        return config(24, 16, 1024, 1024, 50_257);
    }

    static Parameters parameters(GptConfig config) {
        Parameters parameters = Parameters.allocate(config);
        Random random = new Random(1);
        float[] normal = new float[1 << 20];
        for (int i = 0; i < normal.length; i++) normal[i] = DEVIATION * (float) random.nextGaussian();
        for (String name : parameters.names()) {
            float[] values = new float[Math.toIntExact(parameters.get(name).length())];
            float centre = name.contains("ln_") && name.endsWith("weight") ? 1 : 0;
            // A stretch of the same million draws, from a place of its own: 355 M draws would take a minute.
            for (int i = 0, at = random.nextInt(normal.length); i < values.length; i++, at++) {
                if (at >= normal.length) at = random.nextInt(normal.length);
                values[i] = centre + normal[at];
            }
            parameters.set(name, values);
        }
        return parameters;
    }

    static int[] ids(GptConfig config, int count) {
        return new Random(2).ints(count, 0, config.vocab()).toArray();
    }
}
