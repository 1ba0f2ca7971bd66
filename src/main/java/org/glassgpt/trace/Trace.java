package org.glassgpt.trace;

import java.util.Collection;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeMap;

/** The activations of one forward pass, in the order in which it reached them. Immutable. */
public final class Trace {
    private final ModelShape model;
    private final int[] ids;
    private final Edits edits;
    private final NavigableMap<ActivationName, Activation> activations;

    /**
     * @param ids the token ids that went in, T of them
     * @param edits what was changed on the way
     * @param activations each with the shape that {@link ActivationName#shape} gives for this model and T
     */
    public Trace(ModelShape model, int[] ids, Edits edits, Collection<Activation> activations) {
        this.model = model;
        this.ids = ids.clone();
        this.edits = edits;
        NavigableMap<ActivationName, Activation> map = new TreeMap<>();
        for (Activation a : activations) {
            Shape expected = a.name().shape(model, ids.length);
            if (!a.shape().equals(expected)) {
                throw new IllegalArgumentException(a + " does not have the shape " + expected);
            }
            map.put(a.name(), a);
        }
        this.activations = Collections.unmodifiableNavigableMap(map);
    }

    public ModelShape model() {
        return model;
    }

    /** T, the number of tokens. */
    public int tokens() {
        return ids.length;
    }

    public int[] ids() {
        return ids.clone();
    }

    public int id(int token) {
        return ids[token];
    }

    public Edits edits() {
        return edits;
    }

    public boolean has(ActivationName name) {
        return activations.containsKey(name);
    }

    public Optional<Activation> find(ActivationName name) {
        return Optional.ofNullable(activations.get(name));
    }

    /**
     * @throws NoSuchElementException when it was not kept
     */
    public Activation get(ActivationName name) {
        return find(name).orElseThrow(() -> new NoSuchElementException(name + " was not kept in this trace"));
    }

    /** All that was kept, in the order of the pass. */
    public Collection<Activation> activations() {
        return activations.values();
    }
}
