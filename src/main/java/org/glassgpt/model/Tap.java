package org.glassgpt.model;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.glassgpt.trace.Activation;
import org.glassgpt.trace.ActivationName;
import org.glassgpt.trace.Edit;
import org.glassgpt.trace.Edits;
import org.glassgpt.trace.Keep;
import org.glassgpt.trace.ModelShape;
import org.glassgpt.trace.Shape;

/**
 * Where a pass hands over each activation as it arises: overwrites are applied here, and what is to be kept becomes part
 * of the trace. An array that was handed over belongs to the trace and is only read from then on.
 */
final class Tap {
    private final ModelShape model;
    private final int T;
    private final Edits edits;
    private final Keep keep;
    private final Consumer<Activation> sink;
    private final Map<ActivationName.Kind, float[]> scratch = new EnumMap<>(ActivationName.Kind.class);

    Tap(ModelShape model, int T, Edits edits, Keep keep, Consumer<Activation> sink) {
        this.model = model;
        this.T = T;
        this.edits = edits;
        this.keep = keep;
        this.sink = sink;
    }

    /** Whether anyone looks at it: otherwise it need not be brought into a {@code float[]}. */
    boolean wants(ActivationName name) {
        return keep.wants(name) || overwrites(name);
    }

    boolean overwrites(ActivationName name) {
        return !edits.overwrites(name).isEmpty();
    }

    /** An array to fill: a new one when the trace will keep it, otherwise the one that the last layer used. */
    float[] array(ActivationName name, int count) {
        if (keep.wants(name)) return new float[count];
        float[] array = scratch.get(name.kind());
        if (array == null || array.length != count) {
            array = new float[count];
            scratch.put(name.kind(), array);
        }
        return array;
    }

    /** Takes the numbers of an activation and gives back those with which the pass goes on. */
    float[] of(ActivationName name, float[] data) {
        List<Edit.Overwrite> overwrites = edits.overwrites(name);
        boolean kept = keep.wants(name);
        if (overwrites.isEmpty() && !kept) return data;
        Shape shape = name.shape(model, T);
        boolean reused = scratch.containsValue(data); // resid_pre is the last layer's resid_post
        float[] changed = reused || !overwrites.isEmpty() ? data.clone() : data;
        for (Edit.Overwrite overwrite : overwrites) overwrite.apply(changed, shape);
        if (kept) sink.accept(Activation.owning(name, shape, changed));
        return changed;
    }
}
