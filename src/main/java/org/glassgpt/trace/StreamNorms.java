package org.glassgpt.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** How long the vectors are that run along one token's residual stream, and those that are added to it. */
public final class StreamNorms {
    private StreamNorms() {}

    /** Root of the sum of squares of a row; empty when the trace did not keep the activation. */
    public static OptionalDouble length(Trace trace, ActivationName name, int token) {
        if (!trace.has(name)) return OptionalDouble.empty();
        double sum = 0;
        for (float x : trace.get(name).slice(token)) sum += (double) x * x;
        return OptionalDouble.of(Math.sqrt(sum));
    }

    /** The largest of all along a token's stream, 0 without any. */
    public static double largest(Trace trace, int token) {
        return names(trace.model()).stream()
                .map(name -> length(trace, name, token))
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .max()
                .orElse(0);
    }

    /** Where the largest stands. */
    public static ActivationName longest(Trace trace, int token) {
        ActivationName best = ActivationName.residPre(0);
        for (ActivationName name : names(trace.model())) {
            if (length(trace, name, token).orElse(0)
                    > length(trace, best, token).orElse(0)) best = name;
        }
        return best;
    }

    private static List<ActivationName> names(ModelShape model) {
        List<ActivationName> names = new ArrayList<>(List.of(ActivationName.residPre(0)));
        for (int layer = 0; layer < model.layers(); layer++) {
            names.add(ActivationName.attnOut(layer));
            names.add(ActivationName.residMid(layer));
            names.add(ActivationName.mlpOut(layer));
            names.add(ActivationName.residPost(layer));
        }
        return names;
    }
}
