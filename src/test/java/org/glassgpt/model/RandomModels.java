package org.glassgpt.model;

import java.util.Random;
import org.glassgpt.trace.ModelShape;

/** Lively little models of any shape. */
final class RandomModels {
    private RandomModels() {}

    static GptConfig config(int layers, int heads, int width, int neurons, ActivationFunction f, boolean tied) {
        return new GptConfig(new ModelShape(layers, heads, width, neurons, 24, 31), f, 1e-5, tied);
    }

    /** An ordinary one: 2 layers of 3 heads. */
    static GptConfig config() {
        return config(2, 3, 12, 48, ActivationFunction.GELU_TANH, true);
    }

    static Parameters parameters(GptConfig config, long seed) {
        Random random = new Random(seed);
        double std = config.width() > 16 ? 0.1 : 0.3; // larger in a wide model, scores would outgrow float32
        Parameters parameters = Parameters.allocate(config);
        for (String name : parameters.names()) {
            float[] values = new float[Math.toIntExact(parameters.get(name).length())];
            float centre = name.contains("ln_") && name.endsWith("weight") ? 1 : 0;
            for (int i = 0; i < values.length; i++) values[i] = centre + (float) (std * random.nextGaussian());
            parameters.set(name, values);
        }
        return parameters;
    }

    static Gpt gpt(GptConfig config, long seed) {
        return new Gpt(config, parameters(config, seed));
    }

    static int[] ids(int count, long seed) {
        return new Random(seed).ints(count, 0, 31).toArray();
    }
}
