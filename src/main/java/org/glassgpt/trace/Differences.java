package org.glassgpt.trace;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** How far two passes are apart, token by token. Pure functions in double precision; what differs most comes first. */
public final class Differences {
    private Differences() {}

    /**
     * How differently a head looks.
     *
     * @param distance mean over the aligned queries of the total variation distance of its two patterns, ½ Σ|p − q|: the
     *     share of its attention that went elsewhere, from 0 to 1; what goes to a key without a partner counts as such
     */
    public record OfHead(int layer, int head, double distance) {}

    /**
     * How differently a token ends.
     *
     * @param distance of the residual stream after the last block, see {@link #apart}
     */
    public record OfToken(Alignment.Pair place, double distance) {}

    /**
     * How differently a block leaves the residual stream.
     *
     * @param distance mean over the aligned tokens, see {@link #apart}
     */
    public record OfLayer(int layer, double distance) {}

    /**
     * Where the number that stands for one of the first pass stands in the second: the same index, its tokens replaced by
     * their partners.
     *
     * @return empty where a token has no partner, and where the models' sizes differ
     */
    public static Optional<int[]> partner(ActivationName name, int[] index, Trace a, Trace b, Alignment alignment) {
        if (!name.shape(a.model(), 1).equals(name.shape(b.model(), 1))) return Optional.empty();
        int[] there = index.clone();
        for (int axis = 0; axis < there.length; axis++) {
            Dim dim = name.kind().dims().get(axis);
            if (dim == Dim.TOKEN || dim == Dim.KEY) there[axis] = alignment.secondOf(index[axis]);
            if (there[axis] == Alignment.GAP) return Optional.empty();
        }
        return Optional.of(there);
    }

    /** Every head of both; none where the models' heads differ in number, or where patterns were not kept. */
    public static List<OfHead> heads(Trace a, Trace b, Alignment alignment) {
        List<OfHead> heads = new ArrayList<>();
        if (a.model().layers() != b.model().layers()
                || a.model().heads() != b.model().heads()) return heads;
        for (int layer = 0; layer < a.model().layers(); layer++) {
            Optional<Activation> p = a.find(ActivationName.pattern(layer));
            Optional<Activation> q = b.find(ActivationName.pattern(layer));
            if (p.isEmpty() || q.isEmpty()) continue;
            for (int head = 0; head < a.model().heads(); head++) {
                OptionalDouble distance = pattern(p.get(), q.get(), head, alignment);
                if (distance.isPresent()) heads.add(new OfHead(layer, head, distance.getAsDouble()));
            }
        }
        heads.sort(Comparator.comparingDouble(OfHead::distance).reversed());
        return heads;
    }

    private static OptionalDouble pattern(Activation p, Activation q, int head, Alignment alignment) {
        return alignment.matched().stream()
                .mapToDouble(pair -> variation(p.slice(head, pair.first()), q.slice(head, pair.second()), alignment))
                .average();
    }

    /** Total variation distance of two queries' shares. */
    private static double variation(float[] p, float[] q, Alignment alignment) {
        double sum = 0;
        for (Alignment.Pair key : alignment.pairs()) {
            double first = key.first() == Alignment.GAP ? 0 : p[key.first()];
            double second = key.second() == Alignment.GAP ? 0 : q[key.second()];
            sum += Math.abs(first - second);
        }
        return sum / 2;
    }

    /** Every aligned token; none where the models' widths differ. */
    public static List<OfToken> tokens(Trace a, Trace b, Alignment alignment) {
        List<OfToken> tokens = new ArrayList<>();
        Optional<Activation> x = a.find(ActivationName.residPost(a.model().layers() - 1));
        Optional<Activation> y = b.find(ActivationName.residPost(b.model().layers() - 1));
        if (x.isEmpty() || y.isEmpty() || a.model().width() != b.model().width()) return tokens;
        for (Alignment.Pair pair : alignment.matched()) {
            tokens.add(
                    new OfToken(pair, apart(x.get().slice(pair.first()), y.get().slice(pair.second()))));
        }
        tokens.sort(Comparator.comparingDouble(OfToken::distance).reversed());
        return tokens;
    }

    /** Every block of both; none where the models' widths differ or no token has a partner. */
    public static List<OfLayer> layers(Trace a, Trace b, Alignment alignment) {
        List<OfLayer> layers = new ArrayList<>();
        if (a.model().width() != b.model().width() || alignment.matched().isEmpty()) return layers;
        for (int layer = 0; layer < Math.min(a.model().layers(), b.model().layers()); layer++) {
            Optional<Activation> x = a.find(ActivationName.residPost(layer));
            Optional<Activation> y = b.find(ActivationName.residPost(layer));
            if (x.isEmpty() || y.isEmpty()) continue;
            double mean = alignment.matched().stream()
                    .mapToDouble(
                            pair -> apart(x.get().slice(pair.first()), y.get().slice(pair.second())))
                    .average()
                    .orElse(0);
            layers.add(new OfLayer(layer, mean));
        }
        layers.sort(Comparator.comparingDouble(OfLayer::distance).reversed());
        return layers;
    }

    /**
     * The length of the difference of two rows over the sum of their lengths: 0 where they are the same, 1 where they point
     * in opposite directions or one of them has no length.
     */
    public static double apart(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            double difference = (double) a[i] - b[i];
            sum += difference * difference;
        }
        double lengths = Vectors.norm(a) + Vectors.norm(b);
        return sum == 0 ? 0 : Math.sqrt(sum) / lengths;
    }
}
