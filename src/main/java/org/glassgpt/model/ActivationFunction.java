package org.glassgpt.model;

import java.util.Optional;

/** The MLP's non-linearity, by the name that Hugging Face's {@code activation_function} gives it. */
public enum ActivationFunction {
    /** GPT-2's: the tanh approximation of GELU (Hendrycks and Gimpel 2016, section 2). */
    GELU_TANH("gelu_new"),
    /** Exact GELU, x · Φ(x). */
    GELU_ERF("gelu"),
    RELU("relu");

    private final String configName;

    ActivationFunction(String configName) {
        this.configName = configName;
    }

    public String configName() {
        return configName;
    }

    /** The function of that name; {@code gelu_pytorch_tanh} is another name of {@code gelu_new}. */
    public static Optional<ActivationFunction> named(String name) {
        for (ActivationFunction f : values()) {
            if (f.configName.equals(name)) return Optional.of(f);
        }
        return name.equals("gelu_pytorch_tanh") ? Optional.of(GELU_TANH) : Optional.empty();
    }
}
