package org.glassgpt.trace;

import static org.glassgpt.trace.TensorNames.InBlock.ATTN_PROJ_WEIGHT;
import static org.glassgpt.trace.TensorNames.InBlock.ATTN_WEIGHT;
import static org.glassgpt.trace.TensorNames.InBlock.FC_WEIGHT;
import static org.glassgpt.trace.TensorNames.InBlock.MLP_PROJ_WEIGHT;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;

/**
 * Where a number went: the next activation that it had a part in.
 *
 * @param name of that activation
 * @param count how many of its numbers it went into
 * @param strongest the one of them to which it contributed most
 * @param product what it put there, times its coefficient; in a softmax, the share it got
 */
public record Feed(ActivationName name, int count, Cell.OfActivation strongest, double product) {
    /**
     * What an activation's number fed, in the order of the pass. Nothing, for a logit, and where an edit cut the way.
     *
     * @throws java.util.NoSuchElementException when the trace did not keep what is asked
     */
    public static List<Feed> of(Trace trace, Weights weights, Cell.OfActivation cell) {
        return new Forward(trace, weights, cell).feeds();
    }

    /** Works them out for one number. */
    private static final class Forward {
        private final Trace trace;
        private final Weights weights;
        private final CellReader read;
        private final Cell.OfActivation from;
        private final double value;
        private final int layer;
        private final int T;
        private final int C;
        private final int hs;
        private final List<Feed> feeds = new ArrayList<>();

        private Forward(Trace trace, Weights weights, Cell.OfActivation from) {
            this.trace = trace;
            this.weights = weights;
            this.read = new CellReader(trace, weights);
            this.from = from;
            this.value = read.at(from);
            this.layer = from.name().layer();
            this.T = trace.tokens();
            this.C = trace.model().width();
            this.hs = trace.model().headSize();
        }

        private List<Feed> feeds() {
            int last = trace.model().layers() - 1;
            switch (from.name().kind()) {
                case EMBED, POS_EMBED -> same(ActivationName.residPre(0));
                case RESID_PRE -> {
                    norm(ActivationName.ln1(layer));
                    same(ActivationName.residMid(layer));
                }
                case LN1 -> projections();
                case Q -> queried();
                case K -> asked();
                case V -> mixed();
                case ATTN_SCORES -> shared();
                case PATTERN -> weighted();
                case Z -> attentionOut();
                case ATTN_OUT -> same(ActivationName.residMid(layer));
                case RESID_MID -> {
                    norm(ActivationName.ln2(layer));
                    same(ActivationName.residPost(layer));
                }
                case LN2 -> row(ActivationName.mlpPre(layer), trace.model().neurons(), FC_WEIGHT.name(layer), at(1));
                case MLP_PRE ->
                    add(
                            ActivationName.mlpPost(layer),
                            1,
                            i -> here(ActivationName.mlpPost(layer)),
                            i -> weights.constants().nonlinearity().apply(value));
                case MLP_POST -> {
                    if (!trace.edits().mlpIsZero(layer)) {
                        row(ActivationName.mlpOut(layer), C, MLP_PROJ_WEIGHT.name(layer), at(1));
                    }
                }
                case MLP_OUT -> same(ActivationName.residPost(layer));
                case RESID_POST -> {
                    if (layer == last) norm(ActivationName.lnFinal());
                    else same(ActivationName.residPre(layer + 1));
                }
                case LN_FINAL -> logits();
                case LOGITS -> {}
            }
            return List.copyOf(feeds);
        }

        private int at(int axis) {
            return from.at(axis);
        }

        private Cell.OfActivation here(ActivationName name) {
            return new Cell.OfActivation(name, from.index());
        }

        private void same(ActivationName name) {
            add(name, 1, i -> here(name), i -> value);
        }

        /** Through the mean and the variance it goes into the whole row; most of it stays where it is. */
        private void norm(ActivationName name) {
            Provenance made = Provenance.of(trace, weights, here(name));
            if (made.changes().contains(Provenance.Change.OVERWRITTEN)) return;
            Source own = made.sources().get(at(1));
            feeds.add(new Feed(name, C, here(name), own.contribution()));
        }

        private void projections() {
            float[] row = weights.row(ATTN_WEIGHT.name(layer), at(1)); // (3C)
            List<ActivationName> names =
                    List.of(ActivationName.q(layer), ActivationName.k(layer), ActivationName.v(layer));
            for (int part = 0; part < names.size(); part++) {
                ActivationName name = names.get(part);
                int begin = part * C;
                add(name, C, j -> Cell.of(name, at(0), j / hs, j % hs), j -> value * row[begin + j]);
            }
        }

        private void row(ActivationName name, int columns, String weight, int row) {
            float[] w = weights.row(weight, row);
            add(name, columns, j -> Cell.of(name, at(0), j), j -> value * w[j]);
        }

        private void attentionOut() {
            row(ActivationName.attnOut(layer), C, ATTN_PROJ_WEIGHT.name(layer), at(1) * hs + at(2));
        }

        private void queried() {
            ActivationName name = ActivationName.attnScores(layer);
            double divisor = Derived.scoreDivisor(trace);
            int keys = trace.edits().masked() ? at(0) + 1 : T;
            add(
                    name,
                    keys,
                    key -> Cell.of(name, at(1), at(0), key),
                    key -> value * read.at(Cell.of(ActivationName.k(layer), key, at(1), at(2))) / divisor);
        }

        private void asked() {
            ActivationName name = ActivationName.attnScores(layer);
            double divisor = Derived.scoreDivisor(trace);
            int first = trace.edits().masked() ? at(0) : 0;
            add(
                    name,
                    T - first,
                    i -> Cell.of(name, at(1), first + i, at(0)),
                    i -> value * read.at(Cell.of(ActivationName.q(layer), first + i, at(1), at(2))) / divisor);
        }

        private void mixed() {
            if (trace.edits().headIsZero(layer, at(1))) return;
            ActivationName name = ActivationName.z(layer);
            int first = trace.edits().masked() ? at(0) : 0;
            add(
                    name,
                    T - first,
                    i -> Cell.of(name, first + i, at(1), at(2)),
                    i -> value * read.at(Cell.of(ActivationName.pattern(layer), at(1), first + i, at(0))));
        }

        /** A score takes part in its whole row, through the sum; the share it gets itself is its own. */
        private void shared() {
            if (Double.isInfinite(value)) return;
            ActivationName name = ActivationName.pattern(layer);
            if (read.overwritten(here(name)).isPresent()) return;
            int keys = 0;
            for (double score : read.scores(layer, at(0), at(1))) if (!Double.isInfinite(score)) keys++;
            feeds.add(new Feed(name, keys, here(name), read.at(here(name))));
        }

        private void weighted() {
            if (trace.edits().headIsZero(layer, at(0)) || value == 0) return;
            ActivationName name = ActivationName.z(layer);
            add(
                    name,
                    hs,
                    d -> Cell.of(name, at(1), at(0), d),
                    d -> value * read.at(Cell.of(ActivationName.v(layer), at(2), at(0), d)));
        }

        private void logits() {
            ActivationName name = ActivationName.logits();
            int[] shape = weights.shape(weights.headTensor());
            add(
                    name,
                    shape[0],
                    token -> Cell.of(name, at(0), token),
                    token -> value * weights.slice(weights.headTensor(), token * C + at(1), 1)[0]);
        }

        /** Finds the strongest of so many that no edit overwrote. */
        private void add(
                ActivationName name, int count, IntFunction<Cell.OfActivation> cell, IntToDoubleFunction product) {
            int best = -1;
            double largest = 0;
            int alive = 0;
            boolean edited = !trace.edits().overwrites(name).isEmpty();
            for (int i = 0; i < count; i++) {
                if (edited && read.overwritten(cell.apply(i)).isPresent()) continue;
                alive++;
                double p = product.applyAsDouble(i);
                if (best < 0 || Math.abs(p) > Math.abs(largest)) {
                    best = i;
                    largest = p;
                }
            }
            if (best >= 0) feeds.add(new Feed(name, alive, cell.apply(best), largest));
        }
    }
}
