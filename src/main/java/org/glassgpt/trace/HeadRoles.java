package org.glassgpt.trace;

import java.util.Optional;
import java.util.OptionalDouble;

/** The roles of all heads, on the text of a trace and on the probe of its model. Immutable. */
public final class HeadRoles {
    /** Where patterns were not kept, so many tokens are looked at: rows of attention do not change with what follows. */
    private static final int WORKED_OUT = 64;

    private final int tokens;
    private final Optional<HeadProbe> probe;
    private final OptionalDouble[][][] onText; // (layers, nh, roles on the text)

    private HeadRoles(int tokens, Optional<HeadProbe> probe, OptionalDouble[][][] onText) {
        this.tokens = tokens;
        this.probe = probe;
        this.onText = onText;
    }

    /**
     * @param trace holds {@code hook_pattern}, or {@code hook_q} and {@code hook_k}, of every layer
     */
    public static HeadRoles of(Trace trace, Optional<HeadProbe> probe) {
        ModelShape model = trace.model();
        boolean kept = trace.has(ActivationName.pattern(0));
        int T = kept ? trace.tokens() : Math.min(trace.tokens(), WORKED_OUT);
        OptionalDouble[][][] scores = new OptionalDouble[model.layers()][model.heads()][];
        for (int layer = 0; layer < model.layers(); layer++) {
            for (int head = 0; head < model.heads(); head++) {
                HeadRole.Attention attention = kept ? read(trace, layer, head) : derive(trace, layer, head, T);
                scores[layer][head] = measure(attention, T);
            }
        }
        return new HeadRoles(T, probe, scores);
    }

    private static OptionalDouble[] measure(HeadRole.Attention attention, int T) {
        OptionalDouble[] scores = new OptionalDouble[HeadRole.ITSELF.ordinal() + 1];
        for (HeadRole role : HeadRole.values()) {
            if (role.onText()) scores[role.ordinal()] = role.onText(attention, T);
        }
        return scores;
    }

    private static HeadRole.Attention read(Trace trace, int layer, int head) {
        Activation pattern = trace.get(ActivationName.pattern(layer));
        return (query, key) -> pattern.at(head, query, key);
    }

    private static HeadRole.Attention derive(Trace trace, int layer, int head, int T) {
        double[][] rows = new double[T][];
        for (int query = 0; query < T; query++) {
            rows[query] = Derived.softmax(Derived.scores(trace, layer, head, query));
        }
        return (query, key) -> rows[query][key];
    }

    /** How many tokens of the text were looked at. */
    public int tokens() {
        return tokens;
    }

    /** The probe, when it has been made. */
    public Optional<HeadProbe> probe() {
        return probe;
    }

    /**
     * The measure of one role of one head.
     *
     * @return empty when the text is too short for it, or the probe is missing
     */
    public OptionalDouble score(HeadRole role, int layer, int head) {
        return role.onText()
                ? onText[layer][head][role.ordinal()]
                : probe.map(made -> made.score(role, layer, head)).orElse(OptionalDouble.empty());
    }

    /** What a head scores that looks everywhere alike. */
    public OptionalDouble chance(HeadRole role) {
        return role.onText()
                ? role.onText((query, key) -> 1.0 / (query + 1), tokens)
                : probe.map(made -> made.chance(role)).orElse(OptionalDouble.empty());
    }

    /** The share from which on a head takes a role; empty where it is not measured. */
    public OptionalDouble threshold(HeadRole role) {
        OptionalDouble chance = chance(role);
        return chance.isPresent() ? OptionalDouble.of(HeadRole.threshold(chance.getAsDouble())) : chance;
    }

    /** The role whose threshold a head comes nearest to, or exceeds most; empty without any measure. */
    public Optional<HeadRole> best(int layer, int head) {
        HeadRole best = null;
        for (HeadRole role : HeadRole.values()) {
            if (score(role, layer, head).isEmpty()) continue;
            if (best == null || times(role, layer, head) > times(best, layer, head)) best = role;
        }
        return Optional.ofNullable(best);
    }

    /** The measure in thresholds. */
    private double times(HeadRole role, int layer, int head) {
        return score(role, layer, head).orElse(0) / threshold(role).orElse(HeadRole.ENOUGH);
    }

    /** The best role, when its measure reaches its threshold. */
    public Optional<HeadRole> named(int layer, int head) {
        return best(layer, head).filter(role -> times(role, layer, head) >= 1);
    }
}
