package org.glassgpt.trace;

import static org.glassgpt.trace.Dim.HEAD;
import static org.glassgpt.trace.Dim.HEAD_SIZE;
import static org.glassgpt.trace.Dim.KEY;
import static org.glassgpt.trace.Dim.NEURON;
import static org.glassgpt.trace.Dim.TOKEN;
import static org.glassgpt.trace.Dim.VOCAB;
import static org.glassgpt.trace.Dim.WIDTH;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of one activation, as TransformerLens has it. Built by the factories here, never by joining strings.
 *
 * @param kind which point of the network
 * @param layer the block, from 0, or {@link #NO_LAYER} outside the blocks
 */
public record ActivationName(Kind kind, int layer) implements Comparable<ActivationName> {
    public static final int NO_LAYER = -1;

    /** The points of the network that a trace can hold, in the order in which a pass reaches them. */
    public enum Kind {
        EMBED("hook_embed", Place.BEFORE, TOKEN, WIDTH),
        POS_EMBED("hook_pos_embed", Place.BEFORE, TOKEN, WIDTH),
        RESID_PRE("hook_resid_pre", Place.BLOCK, TOKEN, WIDTH),
        LN1("ln1.hook_normalized", Place.BLOCK, TOKEN, WIDTH),
        Q("attn.hook_q", Place.BLOCK, TOKEN, HEAD, HEAD_SIZE),
        K("attn.hook_k", Place.BLOCK, TOKEN, HEAD, HEAD_SIZE),
        V("attn.hook_v", Place.BLOCK, TOKEN, HEAD, HEAD_SIZE),
        ATTN_SCORES("attn.hook_attn_scores", Place.BLOCK, HEAD, TOKEN, KEY),
        PATTERN("attn.hook_pattern", Place.BLOCK, HEAD, TOKEN, KEY),
        Z("attn.hook_z", Place.BLOCK, TOKEN, HEAD, HEAD_SIZE),
        ATTN_OUT("hook_attn_out", Place.BLOCK, TOKEN, WIDTH),
        RESID_MID("hook_resid_mid", Place.BLOCK, TOKEN, WIDTH),
        LN2("ln2.hook_normalized", Place.BLOCK, TOKEN, WIDTH),
        MLP_PRE("mlp.hook_pre", Place.BLOCK, TOKEN, NEURON),
        MLP_POST("mlp.hook_post", Place.BLOCK, TOKEN, NEURON),
        MLP_OUT("hook_mlp_out", Place.BLOCK, TOKEN, WIDTH),
        RESID_POST("hook_resid_post", Place.BLOCK, TOKEN, WIDTH),
        LN_FINAL("ln_final.hook_normalized", Place.AFTER, TOKEN, WIDTH),
        LOGITS("logits", Place.AFTER, TOKEN, VOCAB);

        private final String suffix;
        private final Place place;
        private final List<Dim> dims;

        Kind(String suffix, Place place, Dim... dims) {
            this.suffix = suffix;
            this.place = place;
            this.dims = List.of(dims);
        }

        /** Whether there is one in every block. */
        public boolean inBlock() {
            return place == Place.BLOCK;
        }

        /** Whether it grows with the square of the context. */
        public boolean quadratic() {
            return this == ATTN_SCORES || this == PATTERN;
        }

        public List<Dim> dims() {
            return dims;
        }
    }

    private enum Place {
        BEFORE,
        BLOCK,
        AFTER
    }

    private static final Pattern BLOCK = Pattern.compile("blocks\\.(0|[1-9][0-9]{0,4})\\.(.+)");

    public ActivationName {
        if (kind.inBlock() ? layer < 0 : layer != NO_LAYER) {
            throw new IllegalArgumentException(kind + " in layer " + layer);
        }
    }

    public static ActivationName embed() {
        return new ActivationName(Kind.EMBED, NO_LAYER);
    }

    public static ActivationName posEmbed() {
        return new ActivationName(Kind.POS_EMBED, NO_LAYER);
    }

    public static ActivationName residPre(int layer) {
        return new ActivationName(Kind.RESID_PRE, layer);
    }

    public static ActivationName ln1(int layer) {
        return new ActivationName(Kind.LN1, layer);
    }

    public static ActivationName q(int layer) {
        return new ActivationName(Kind.Q, layer);
    }

    public static ActivationName k(int layer) {
        return new ActivationName(Kind.K, layer);
    }

    public static ActivationName v(int layer) {
        return new ActivationName(Kind.V, layer);
    }

    public static ActivationName attnScores(int layer) {
        return new ActivationName(Kind.ATTN_SCORES, layer);
    }

    public static ActivationName pattern(int layer) {
        return new ActivationName(Kind.PATTERN, layer);
    }

    public static ActivationName z(int layer) {
        return new ActivationName(Kind.Z, layer);
    }

    public static ActivationName attnOut(int layer) {
        return new ActivationName(Kind.ATTN_OUT, layer);
    }

    public static ActivationName residMid(int layer) {
        return new ActivationName(Kind.RESID_MID, layer);
    }

    public static ActivationName ln2(int layer) {
        return new ActivationName(Kind.LN2, layer);
    }

    public static ActivationName mlpPre(int layer) {
        return new ActivationName(Kind.MLP_PRE, layer);
    }

    public static ActivationName mlpPost(int layer) {
        return new ActivationName(Kind.MLP_POST, layer);
    }

    public static ActivationName mlpOut(int layer) {
        return new ActivationName(Kind.MLP_OUT, layer);
    }

    public static ActivationName residPost(int layer) {
        return new ActivationName(Kind.RESID_POST, layer);
    }

    public static ActivationName lnFinal() {
        return new ActivationName(Kind.LN_FINAL, NO_LAYER);
    }

    public static ActivationName logits() {
        return new ActivationName(Kind.LOGITS, NO_LAYER);
    }

    /** Every name of a model with this many blocks, in the order in which a pass reaches them. */
    public static List<ActivationName> all(int layers) {
        List<ActivationName> names = new ArrayList<>();
        addAll(names, Place.BEFORE, NO_LAYER);
        for (int layer = 0; layer < layers; layer++) addAll(names, Place.BLOCK, layer);
        addAll(names, Place.AFTER, NO_LAYER);
        return List.copyOf(names);
    }

    private static void addAll(List<ActivationName> names, Place place, int layer) {
        for (Kind kind : Kind.values()) {
            if (kind.place == place) names.add(new ActivationName(kind, layer));
        }
    }

    /** The name that {@link #text()} writes so, if there is one. */
    public static Optional<ActivationName> parse(String text) {
        Matcher block = BLOCK.matcher(text);
        boolean inBlock = block.matches();
        String suffix = inBlock ? block.group(2) : text;
        int layer = inBlock ? Integer.parseInt(block.group(1)) : NO_LAYER;
        for (Kind kind : Kind.values()) {
            if (kind.inBlock() == inBlock && kind.suffix.equals(suffix)) {
                return Optional.of(new ActivationName(kind, layer));
            }
        }
        return Optional.empty();
    }

    /** For instance {@code blocks.0.attn.hook_pattern}. */
    public String text() {
        return kind.inBlock() ? "blocks." + layer + "." + kind.suffix : kind.suffix;
    }

    /** The shape of this activation for T tokens. */
    public Shape shape(ModelShape model, int T) {
        int[] sizes = kind.dims().stream()
                .mapToInt(dim -> switch (dim) {
                    case TOKEN, KEY -> T;
                    case WIDTH -> model.width();
                    case HEAD -> model.heads();
                    case HEAD_SIZE -> model.headSize();
                    case NEURON -> model.neurons();
                    case VOCAB -> model.vocab();
                })
                .toArray();
        return Shape.of(kind.dims(), sizes);
    }

    /** The order of a pass. */
    @Override
    public int compareTo(ActivationName other) {
        int byPlace = kind.place.compareTo(other.kind.place);
        if (byPlace != 0) return byPlace;
        int byLayer = Integer.compare(layer, other.layer);
        return byLayer != 0 ? byLayer : kind.compareTo(other.kind);
    }

    @Override
    public String toString() {
        return text();
    }
}
