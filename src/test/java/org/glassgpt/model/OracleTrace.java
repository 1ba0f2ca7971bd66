package org.glassgpt.model;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.glassgpt.trace.Activation;
import org.glassgpt.trace.ActivationName;
import org.glassgpt.trace.Edits;
import org.glassgpt.trace.ModelShape;
import org.glassgpt.trace.Trace;

/** The activations in an oracle's file as a trace. */
final class OracleTrace {
    private OracleTrace() {}

    static Trace of(Safetensors file, ModelShape model, int[] ids) throws IOException {
        List<Activation> activations = new ArrayList<>();
        for (ActivationName name : ActivationName.all(model.layers())) {
            activations.add(Activation.owning(name, name.shape(model, ids.length), file.floats(name.text())));
        }
        return new Trace(model, ids, Edits.NONE, activations);
    }
}
