package org.glassgpt.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntFunction;
import org.glassgpt.trace.ActivationName;
import org.glassgpt.trace.ModelShape;

/**
 * One operation of the pass: what it reads, what it writes, and where on the map of the network it stands.
 *
 * @param kind what is done
 * @param layer the block in which it is done, from 0, or {@link ActivationName#NO_LAYER} outside the blocks
 */
public record Operation(Kind kind, int layer) implements Comparable<Operation> {
    /** The stations of the map, left to right; a block has two halves, which both add to the residual stream. */
    public enum Stop {
        TOKENS,
        EMBEDDING,
        ATTENTION,
        MLP,
        FINAL_NORM,
        LOGITS,
        PROBABILITIES,
        NEXT;

        public boolean inBlock() {
            return this == ATTENTION || this == MLP;
        }
    }

    /** What can be done, in the order in which a pass does it. */
    public enum Kind {
        TOKENS(Stop.TOKENS),
        EMBED(Stop.EMBEDDING),
        POSITION(Stop.EMBEDDING),
        SUM(Stop.EMBEDDING),
        LN1(Stop.ATTENTION),
        QKV(Stop.ATTENTION),
        /** q · k, before the scale and the mask. */
        SCORES(Stop.ATTENTION),
        /** Scores divided by √d. */
        SCALE(Stop.ATTENTION),
        MASK(Stop.ATTENTION),
        SOFTMAX(Stop.ATTENTION),
        /** The sum of v, weighted by the pattern. */
        WEIGHTED_SUM(Stop.ATTENTION),
        /** Heads side by side, times W_O. */
        PROJECT(Stop.ATTENTION),
        ADD_ATTENTION(Stop.ATTENTION),
        LN2(Stop.MLP),
        MLP_IN(Stop.MLP),
        GELU(Stop.MLP),
        MLP_OUT(Stop.MLP),
        ADD_MLP(Stop.MLP),
        LN_FINAL(Stop.FINAL_NORM),
        LOGITS(Stop.LOGITS),
        /** Temperature, softmax, top-k, top-p. */
        PROBABILITIES(Stop.PROBABILITIES),
        DRAW(Stop.NEXT);

        private final Stop stop;

        Kind(Stop stop) {
            this.stop = stop;
        }

        public Stop stop() {
            return stop;
        }

        public boolean inBlock() {
            return stop.inBlock();
        }
    }

    public Operation {
        if (kind.inBlock() ? layer < 0 : layer != ActivationName.NO_LAYER) {
            throw new IllegalArgumentException(kind + " in layer " + layer);
        }
    }

    /** An operation of a block. */
    public static Operation in(int layer, Kind kind) {
        return new Operation(kind, layer);
    }

    /** An operation before or after the blocks. */
    public static Operation outside(Kind kind) {
        return new Operation(kind, ActivationName.NO_LAYER);
    }

    /** Every operation of a model's pass, in order. */
    public static List<Operation> all(ModelShape model) {
        List<Operation> all = new ArrayList<>();
        for (Kind kind : Kind.values()) if (kind.compareTo(Kind.LN1) < 0) all.add(outside(kind));
        for (int layer = 0; layer < model.layers(); layer++) {
            for (Kind kind : Kind.values()) if (kind.inBlock()) all.add(in(layer, kind));
        }
        for (Kind kind : Kind.values()) if (kind.compareTo(Kind.ADD_MLP) > 0) all.add(outside(kind));
        return List.copyOf(all);
    }

    /** Those of one station; of a half block, in one layer. */
    public static List<Kind> at(Stop stop) {
        List<Kind> kinds = new ArrayList<>();
        for (Kind kind : Kind.values()) if (kind.stop == stop) kinds.add(kind);
        return List.copyOf(kinds);
    }

    /** The operation that stands for a station: of attention its pattern, of an MLP its neurons, else the first. */
    public static Operation main(Stop stop, int layer) {
        return switch (stop) {
            case ATTENTION -> in(layer, Kind.SOFTMAX);
            case MLP -> in(layer, Kind.GELU);
            default -> outside(at(stop).get(0));
        };
    }

    public Stop stop() {
        return kind.stop();
    }

    /** The block it belongs to, if it belongs to one. */
    public Optional<Integer> block() {
        return kind.inBlock() ? Optional.of(layer) : Optional.empty();
    }

    /** The same in another block; outside the blocks, itself. */
    public Operation inLayer(int newLayer) {
        return kind.inBlock() ? new Operation(kind, newLayer) : this;
    }

    /** The activations that it reads; none where it reads the text. */
    public List<ActivationName> reads(ModelShape model) {
        return switch (kind) {
            case TOKENS, EMBED, POSITION -> List.of();
            case SUM -> List.of(ActivationName.embed(), ActivationName.posEmbed());
            case LN1 -> at(ActivationName::residPre);
            case QKV -> at(ActivationName::ln1);
            case SCORES -> at(ActivationName::q, ActivationName::k);
            case SCALE, MASK -> at(ActivationName::q, ActivationName::k);
            case SOFTMAX -> at(ActivationName::attnScores);
            case WEIGHTED_SUM -> at(ActivationName::pattern, ActivationName::v);
            case PROJECT -> at(ActivationName::z);
            case ADD_ATTENTION -> at(ActivationName::residPre, ActivationName::attnOut);
            case LN2 -> at(ActivationName::residMid);
            case MLP_IN -> at(ActivationName::ln2);
            case GELU -> at(ActivationName::mlpPre);
            case MLP_OUT -> at(ActivationName::mlpPost);
            case ADD_MLP -> at(ActivationName::residMid, ActivationName::mlpOut);
            case LN_FINAL -> List.of(ActivationName.residPost(model.layers() - 1));
            case LOGITS -> List.of(ActivationName.lnFinal());
            case PROBABILITIES, DRAW -> List.of(ActivationName.logits());
        };
    }

    /**
     * The activations that it leaves in the trace. Raw scores, and scores before the mask, are not kept: they follow from q
     * and k.
     */
    public List<ActivationName> writes() {
        return switch (kind) {
            case TOKENS, SCORES, SCALE, PROBABILITIES, DRAW -> List.of();
            case EMBED -> List.of(ActivationName.embed());
            case POSITION -> List.of(ActivationName.posEmbed());
            case SUM -> List.of(ActivationName.residPre(0));
            case LN1 -> at(ActivationName::ln1);
            case QKV -> at(ActivationName::q, ActivationName::k, ActivationName::v);
            case MASK -> at(ActivationName::attnScores);
            case SOFTMAX -> at(ActivationName::pattern);
            case WEIGHTED_SUM -> at(ActivationName::z);
            case PROJECT -> at(ActivationName::attnOut);
            case ADD_ATTENTION -> at(ActivationName::residMid);
            case LN2 -> at(ActivationName::ln2);
            case MLP_IN -> at(ActivationName::mlpPre);
            case GELU -> at(ActivationName::mlpPost);
            case MLP_OUT -> at(ActivationName::mlpOut);
            case ADD_MLP -> at(ActivationName::residPost);
            case LN_FINAL -> List.of(ActivationName.lnFinal());
            case LOGITS -> List.of(ActivationName.logits());
        };
    }

    /** The operation that leaves an activation in the trace. A later block's input is what the block before left. */
    public static Operation writing(ActivationName name) {
        if (name.kind() == ActivationName.Kind.RESID_PRE && name.layer() > 0) {
            return in(name.layer() - 1, Kind.ADD_MLP);
        }
        for (Kind kind : Kind.values()) {
            Operation operation =
                    new Operation(kind, kind.inBlock() ? Math.max(0, name.layer()) : ActivationName.NO_LAYER);
            if (operation.writes().contains(name)) return operation;
        }
        throw new IllegalArgumentException(name + " is written by no operation");
    }

    @SafeVarargs
    private List<ActivationName> at(IntFunction<ActivationName>... names) {
        List<ActivationName> all = new ArrayList<>();
        for (IntFunction<ActivationName> name : names) all.add(name.apply(layer));
        return List.copyOf(all);
    }

    /** End of the keys of its words, such as {@code weighted-sum}. */
    public String key() {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The order of a pass. */
    @Override
    public int compareTo(Operation other) {
        int before = Integer.compare(part(), other.part());
        if (before != 0) return before;
        int byLayer = Integer.compare(layer, other.layer);
        return byLayer != 0 ? byLayer : kind.compareTo(other.kind);
    }

    private int part() {
        return kind.inBlock() ? 1 : kind.compareTo(Kind.LN1) < 0 ? 0 : 2;
    }

    @Override
    public String toString() {
        return kind.inBlock() ? "blocks." + layer + "." + key() : key();
    }

    /** As a record's own, written out: Java would work it out when it is first needed, while a window waits. */
    @Override
    public boolean equals(Object that) {
        return this == that || (that instanceof Operation other && kind == other.kind && layer == other.layer);
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, layer);
    }
}
