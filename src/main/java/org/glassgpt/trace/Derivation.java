package org.glassgpt.trace;

import static org.glassgpt.trace.TensorNames.InBlock.ATTN_BIAS;
import static org.glassgpt.trace.TensorNames.InBlock.ATTN_PROJ_BIAS;
import static org.glassgpt.trace.TensorNames.InBlock.ATTN_PROJ_WEIGHT;
import static org.glassgpt.trace.TensorNames.InBlock.ATTN_WEIGHT;
import static org.glassgpt.trace.TensorNames.InBlock.FC_BIAS;
import static org.glassgpt.trace.TensorNames.InBlock.FC_WEIGHT;
import static org.glassgpt.trace.TensorNames.InBlock.LN_1_BIAS;
import static org.glassgpt.trace.TensorNames.InBlock.LN_1_WEIGHT;
import static org.glassgpt.trace.TensorNames.InBlock.LN_2_BIAS;
import static org.glassgpt.trace.TensorNames.InBlock.LN_2_WEIGHT;
import static org.glassgpt.trace.TensorNames.InBlock.MLP_PROJ_BIAS;
import static org.glassgpt.trace.TensorNames.InBlock.MLP_PROJ_WEIGHT;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.glassgpt.trace.Provenance.Change;
import org.glassgpt.trace.Provenance.Norm;
import org.glassgpt.trace.Provenance.Rule;

/** Works out one {@link Provenance}, kind by kind of activation. */
final class Derivation {
    private final Trace trace;
    private final Weights weights;
    private final CellReader read;
    private final int C;
    private final int hs;

    Derivation(Trace trace, Weights weights) {
        this.trace = trace;
        this.weights = weights;
        this.read = new CellReader(trace, weights);
        this.C = trace.model().width();
        this.hs = trace.model().headSize();
    }

    Provenance of(Cell cell) {
        if (cell instanceof Cell.OfActivation number) return of(number);
        double value = read.at(cell);
        return new Provenance(cell, value, value, Rule.LEARNED, List.of(), List.of(), Optional.empty(), 1);
    }

    private Provenance of(Cell.OfActivation at) {
        at.name().shape(trace.model(), trace.tokens()).offset(read.index(at));
        int layer = at.name().layer();
        return switch (at.name().kind()) {
            case EMBED -> embed(at);
            case POS_EMBED -> position(at);
            case RESID_PRE ->
                layer == 0
                        ? sum(at, ActivationName.embed(), ActivationName.posEmbed())
                        : made(at, Rule.COPY)
                                .add(same(at, ActivationName.residPost(layer - 1)))
                                .done();
            case LN1 -> norm(at, ActivationName.residPre(layer), LN_1_WEIGHT.name(layer), LN_1_BIAS.name(layer));
            case Q -> projected(at, 0);
            case K -> projected(at, C);
            case V -> projected(at, 2 * C);
            case ATTN_SCORES -> score(at);
            case PATTERN -> softmax(at);
            case Z -> mix(at);
            case ATTN_OUT -> attentionOut(at);
            case RESID_MID -> sum(at, ActivationName.residPre(layer), ActivationName.attnOut(layer));
            case LN2 -> norm(at, ActivationName.residMid(layer), LN_2_WEIGHT.name(layer), LN_2_BIAS.name(layer));
            case MLP_PRE -> linear(at, ActivationName.ln2(layer), FC_WEIGHT.name(layer), at.at(1), FC_BIAS.name(layer));
            case MLP_POST -> nonlinearity(at);
            case MLP_OUT -> mlpOut(at);
            case RESID_POST -> sum(at, ActivationName.residMid(layer), ActivationName.mlpOut(layer));
            case LN_FINAL ->
                norm(
                        at,
                        ActivationName.residPost(trace.model().layers() - 1),
                        TensorNames.LN_F_WEIGHT,
                        TensorNames.LN_F_BIAS);
            case LOGITS -> logit(at);
        };
    }

    private Provenance embed(Cell.OfActivation at) {
        Cell row = Cell.weight(TensorNames.WTE, trace.id(at.at(0)), at.at(1));
        double scale = trace.edits().embedScale();
        Making made = made(at, Rule.LOOKUP).add(Source.scaled(row, read.at(row), scale));
        return (scale == 1 ? made : made.changed(Change.EMBED_SCALED)).done();
    }

    private Provenance position(Cell.OfActivation at) {
        Making made = made(at, Rule.LOOKUP);
        if (!trace.edits().positions())
            return made.changed(Change.POSITIONS_OFF).done();
        Cell row = Cell.weight(TensorNames.WPE, at.at(0), at.at(1));
        return made.add(Source.plain(row, read.at(row))).done();
    }

    private Provenance sum(Cell.OfActivation at, ActivationName first, ActivationName second) {
        return made(at, Rule.SUM).add(same(at, first)).add(same(at, second)).done();
    }

    /** The number at the same place of another activation. */
    private Source same(Cell.OfActivation at, ActivationName name) {
        Cell cell = new Cell.OfActivation(name, at.index());
        return Source.plain(cell, read.at(cell));
    }

    /**
     * γ (x − μ) / s + β with s = √(σ² + ε): a sum over the row in which x itself has (1 − 1/C) γ/s and every other number
     * −γ/(C s), through the mean; s is held still.
     */
    private Provenance norm(Cell.OfActivation at, ActivationName input, String weight, String bias) {
        int t = at.at(0);
        int c = at.at(1);
        float[] row = trace.get(input).slice(t); // (C)
        Derived.Moments moments = Derived.moments(row);
        Cell beta = Cell.weight(bias, c);
        Norm norm = new Norm(
                moments.mean(),
                moments.variance(),
                weights.constants().epsilon(),
                read.at(Cell.weight(weight, c)),
                read.at(beta));
        Making made = made(at, Rule.NORM).with(norm);
        double slope = norm.gamma() / norm.deviation();
        for (int i = 0; i < row.length; i++) {
            made.add(Source.scaled(Cell.of(input, t, i), row[i], i == c ? slope - slope / C : -slope / C));
        }
        return made.add(Source.plain(beta, norm.beta())).done();
    }

    private Provenance projected(Cell.OfActivation at, int part) {
        int layer = at.name().layer();
        int column = part + at.at(1) * hs + at.at(2);
        return linear(at, ActivationName.ln1(layer), ATTN_WEIGHT.name(layer), column, ATTN_BIAS.name(layer));
    }

    /** Row times column of a Conv1D weight [in, out], plus the bias. */
    private Provenance linear(Cell.OfActivation at, ActivationName input, String weight, int column, String bias) {
        return linear(made(at, Rule.LINEAR), at.at(0), input, weight, column, bias)
                .done();
    }

    private Making linear(Making made, int t, ActivationName input, String weight, int column, String bias) {
        float[] x = trace.get(input).slice(t); // (in)
        for (int i = 0; i < x.length; i++) {
            Cell by = Cell.weight(weight, i, column);
            Cell cell =
                    input.kind() == ActivationName.Kind.Z ? Cell.of(input, t, i / hs, i % hs) : Cell.of(input, t, i);
            made.add(Source.times(cell, x[i], by, read.at(by)));
        }
        Cell b = Cell.weight(bias, column);
        return made.add(Source.plain(b, read.at(b)));
    }

    private Provenance attentionOut(Cell.OfActivation at) {
        int layer = at.name().layer();
        return linear(at, ActivationName.z(layer), ATTN_PROJ_WEIGHT.name(layer), at.at(1), ATTN_PROJ_BIAS.name(layer));
    }

    private Provenance mlpOut(Cell.OfActivation at) {
        int layer = at.name().layer();
        Making made = made(at, Rule.LINEAR);
        if (trace.edits().mlpIsZero(layer))
            return made.changed(Change.MLP_ZEROED).done();
        ActivationName input = ActivationName.mlpPost(layer);
        return linear(made, at.at(0), input, MLP_PROJ_WEIGHT.name(layer), at.at(1), MLP_PROJ_BIAS.name(layer))
                .done();
    }

    /** Pairs of q and k; each pair is two sources with half of its product, so that both can be followed. */
    private Provenance score(Cell.OfActivation at) {
        int layer = at.name().layer();
        int head = at.at(0);
        int query = at.at(1);
        int key = at.at(2);
        double divisor = Derived.scoreDivisor(trace);
        Making made = made(at, Rule.SCORE).over(divisor);
        if (trace.edits().scoreDivisor().isPresent()) made.changed(Change.DIVISOR);
        if (key > query && trace.edits().masked()) {
            return made.changed(Change.MASKED).result(Double.NEGATIVE_INFINITY).done();
        }
        if (key > query) made.changed(Change.MASK_OFF);
        for (int d = 0; d < hs; d++) {
            Cell q = Cell.of(ActivationName.q(layer), query, head, d);
            Cell k = Cell.of(ActivationName.k(layer), key, head, d);
            double product = read.at(q) * read.at(k) / divisor;
            made.add(new Source(q, read.at(q), read.at(k) / divisor, Optional.of(k), product / 2));
            made.add(new Source(k, read.at(k), read.at(q) / divisor, Optional.of(q), product / 2));
        }
        return made.done();
    }

    private Provenance softmax(Cell.OfActivation at) {
        ActivationName scoresName = ActivationName.attnScores(at.name().layer());
        double[] scores = read.scores(at.name().layer(), at.at(0), at.at(1)); // (T)
        double max = Double.NEGATIVE_INFINITY;
        for (double score : scores) max = Math.max(max, score);
        double sum = 0;
        for (double score : scores) sum += Math.exp(score - max);
        Making made = made(at, Rule.SOFTMAX).over(sum);
        double own = Math.exp(scores[at.at(2)] - max);
        if (own == 0 && Double.isInfinite(scores[at.at(2)])) made.changed(Change.MASKED);
        for (int key = 0; key < scores.length; key++) {
            if (Double.isInfinite(scores[key]) && key != at.at(2)) continue;
            double size = Math.exp(scores[key] - max);
            Cell cell = Cell.of(scoresName, at.at(0), at.at(1), key);
            made.add(new Source(cell, scores[key], size, Optional.empty(), size / sum));
        }
        return made.result(own / sum).done();
    }

    private Provenance mix(Cell.OfActivation at) {
        int layer = at.name().layer();
        int query = at.at(0);
        int head = at.at(1);
        Making made = made(at, Rule.MIX);
        if (trace.edits().headIsZero(layer, head))
            return made.changed(Change.HEAD_ZEROED).done();
        double[] pattern = read.pattern(layer, head, query); // (T)
        for (int key = 0; key < pattern.length; key++) {
            if (pattern[key] == 0 && key > query) continue;
            Cell a = Cell.of(ActivationName.pattern(layer), head, query, key);
            Cell v = Cell.of(ActivationName.v(layer), key, head, at.at(2));
            double product = pattern[key] * read.at(v);
            made.add(new Source(v, read.at(v), pattern[key], Optional.of(a), product / 2));
            made.add(new Source(a, pattern[key], read.at(v), Optional.of(v), product / 2));
        }
        return made.done();
    }

    private Provenance nonlinearity(Cell.OfActivation at) {
        Cell pre = new Cell.OfActivation(ActivationName.mlpPre(at.name().layer()), at.index());
        double x = read.at(pre);
        return made(at, Rule.NONLINEARITY)
                .add(Source.scaled(pre, x, weights.constants().nonlinearity().gate(x)))
                .done();
    }

    private Provenance logit(Cell.OfActivation at) {
        String head = weights.headTensor();
        float[] row = weights.row(head, at.at(1)); // (C)
        float[] x = trace.get(ActivationName.lnFinal()).slice(at.at(0)); // (C)
        Making made = made(at, Rule.LINEAR);
        for (int c = 0; c < C; c++) {
            Cell cell = Cell.of(ActivationName.lnFinal(), at.at(0), c);
            made.add(Source.times(cell, x[c], Cell.weight(head, at.at(1), c), row[c]));
        }
        return made.done();
    }

    private Making made(Cell.OfActivation at, Rule rule) {
        return new Making(at, rule);
    }

    /** One provenance in the making. */
    private final class Making {
        private final Cell.OfActivation cell;
        private final Rule rule;
        private final List<Source> sources = new ArrayList<>();
        private final List<Change> changes = new ArrayList<>();
        private Optional<Norm> norm = Optional.empty();
        private double divisor = 1;
        private OptionalDouble result = OptionalDouble.empty();

        private Making(Cell.OfActivation cell, Rule rule) {
            this.cell = cell;
            this.rule = rule;
        }

        private Making add(Source source) {
            sources.add(source);
            return this;
        }

        private Making changed(Change change) {
            changes.add(change);
            return this;
        }

        private Making with(Norm taken) {
            norm = Optional.of(taken);
            return this;
        }

        private Making over(double by) {
            divisor = by;
            return this;
        }

        /** Instead of the sum of the contributions. */
        private Making result(double number) {
            result = OptionalDouble.of(number);
            return this;
        }

        private Provenance done() {
            double recomputed = result.orElseGet(
                    () -> sources.stream().mapToDouble(Source::contribution).sum());
            OptionalDouble written = read.overwritten(cell);
            if (written.isPresent()) {
                recomputed = written.getAsDouble();
                changes.add(Change.OVERWRITTEN);
            }
            return new Provenance(cell, read.at(cell), recomputed, rule, sources, changes, norm, divisor);
        }
    }
}
