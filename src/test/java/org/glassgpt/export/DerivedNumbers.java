package org.glassgpt.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.glassgpt.figure.Address;
import org.glassgpt.figure.Datum;
import org.glassgpt.sampling.Distribution;
import org.glassgpt.session.Snapshot;
import org.glassgpt.tokenizer.MergeStep;
import org.glassgpt.tokenizer.Spelling;
import org.glassgpt.trace.Activation;
import org.glassgpt.trace.ActivationName;
import org.glassgpt.trace.ActivationName.Kind;
import org.glassgpt.trace.HeadRole;
import org.glassgpt.trace.Trace;

/** Numbers that follow from a trace, the weights or a formula, worked out anew by the shortest way. */
final class DerivedNumbers {
    private DerivedNumbers() {}

    /** Checks a number of these kinds; false for one of another kind. */
    static boolean check(String where, Datum datum, int[] index, Snapshot snapshot) {
        Address address = datum.address();
        if (address.name().equals("article")) {
            double angle =
                    index[0] / Math.pow(10_000, 2.0 / snapshot.trace().model().width());
            assertEquals(Math.sin(angle) + Math.cos(angle), datum.value(), 1e-6, where);
            return true;
        }
        if (address.source() == Address.Source.TOKENIZER) {
            assertEquals(index[0], datum.value(), where);
            assertEquals(
                    1,
                    ranks(snapshot.spelling().orElseThrow())
                            .filter(rank -> rank == index[0])
                            .distinct()
                            .count(),
                    where);
            return true;
        }
        switch (address.quantity()) {
            case Address.RAW, Address.DIVIDED -> checkScore(where, datum, index, snapshot.trace());
            case Address.TERM -> checkTerm(where, datum, index, snapshot.trace());
            case Address.PART ->
                assertEquals(part(snapshot, layer(address), index[0], index[1], index[2]), datum.value(), 1e-5, where);
            case Address.LENGTH -> checkLength(where, datum, index, snapshot);
            case Address.ROLE -> checkRole(where, datum, index, snapshot);
            case Address.BEFORE, Address.CHANGE, Address.DIVERGENCE -> checkEffect(where, datum, index, snapshot);
            case Address.COSINE, Address.DOT -> checkSimilarity(where, datum, index, snapshot);
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Index: token, and candidate. */
    private static void checkEffect(String where, Datum datum, int[] index, Snapshot snapshot) {
        Distribution after = snapshot.next();
        Distribution before = snapshot.unedited().orElse(after);
        double expected = switch (datum.address().quantity()) {
            case Address.BEFORE -> share(before, index[1]);
            case Address.CHANGE -> share(after, index[1]) - share(before, index[1]);
            default ->
                before.kept().stream()
                        .mapToDouble(one -> one.p() * Math.log(one.p() / share(after, one.id())))
                        .sum();
        };
        assertEquals(expected, datum.value(), 1e-9, where);
    }

    private static double share(Distribution distribution, int id) {
        return distribution.kept().stream()
                .filter(one -> one.id() == id)
                .mapToDouble(one -> one.p())
                .findFirst()
                .orElse(0);
    }

    private static IntStream ranks(Spelling spelling) {
        return spelling.words().stream()
                .flatMap(word -> word.merging().asList().stream())
                .mapToInt(MergeStep::rank);
    }

    private static int layer(Address address) {
        return ActivationName.parse(address.name()).orElseThrow().layer();
    }

    private static Activation of(Trace trace, Kind kind, Address address) {
        return trace.get(new ActivationName(kind, layer(address)));
    }

    /** Index: head, query, key. */
    private static void checkScore(String where, Datum datum, int[] index, Trace trace) {
        Activation q = of(trace, Kind.Q, datum.address());
        Activation k = of(trace, Kind.K, datum.address());
        int hs = trace.model().headSize();
        double sum = 0;
        for (int d = 0; d < hs; d++) sum += (double) q.at(index[1], index[0], d) * k.at(index[2], index[0], d);
        boolean divided = datum.address().quantity().equals(Address.DIVIDED);
        assertEquals(divided ? sum / Math.sqrt(hs) : sum, datum.value(), 1e-5, where);
        Activation scores = of(trace, Kind.ATTN_SCORES, datum.address());
        if (index[2] <= index[1]) assertEquals(scores.at(index), sum / Math.sqrt(hs), 1e-4, where);
    }

    /** Index: that of z, and the key. */
    private static void checkTerm(String where, Datum datum, int[] index, Trace trace) {
        float share = of(trace, Kind.PATTERN, datum.address()).at(index[1], index[0], index[3]);
        float v = of(trace, Kind.V, datum.address()).at(index[3], index[1], index[2]);
        assertEquals((double) share * v, datum.value(), 1e-5, where);
    }

    /** What a head, the bias or all write to one dimension. */
    private static double part(Snapshot snapshot, int layer, int token, int row, int dimension) {
        int nh = snapshot.trace().model().heads();
        int hs = snapshot.trace().model().headSize();
        int C = nh * hs;
        double bias = snapshot.weights().slice("h." + layer + ".attn.c_proj.bias", dimension, 1)[0];
        if (row == nh) return bias;
        if (row > nh) return snapshot.trace().get(ActivationName.attnOut(layer)).at(token, dimension);
        double sum = 0;
        for (int d = 0; d < hs; d++) {
            float w = snapshot.weights()
                    .slice("h." + layer + ".attn.c_proj.weight", (row * hs + d) * C + dimension, 1)[0];
            sum += (double) snapshot.trace().get(ActivationName.z(layer)).at(token, row, d) * w;
        }
        return sum;
    }

    private static void checkLength(String where, Datum datum, int[] index, Snapshot snapshot) {
        double squares = 0;
        for (int c = 0; c < snapshot.trace().model().width(); c++) {
            double x = part(snapshot, layer(datum.address()), index[0], index[1], c);
            squares += x * x;
        }
        assertEquals(Math.sqrt(squares), datum.value(), 1e-4 * (1 + datum.value()), where);
    }

    /** Index: layer, head. */
    private static void checkRole(String where, Datum datum, int[] index, Snapshot snapshot) {
        String code = datum.address().name().substring("head-role-".length());
        HeadRole role = HeadRole.valueOf(code.toUpperCase(Locale.ROOT));
        if (!role.onText()) {
            double score = snapshot.probe()
                    .orElseThrow()
                    .score(role, index[0], index[1])
                    .orElseThrow();
            assertEquals(score, datum.value(), where);
            return;
        }
        Activation pattern = snapshot.trace().get(ActivationName.pattern(index[0]));
        double sum = 0;
        int T = snapshot.trace().tokens();
        for (int i = 2; i < T; i++) {
            int key = List.of(i - 1, 0, i).get(role.ordinal());
            sum += pattern.at(index[1], i, key);
        }
        assertEquals(sum / (T - 2), datum.value(), 1e-6, where);
    }

    /** Index: two positions. */
    private static void checkSimilarity(String where, Datum datum, int[] index, Snapshot snapshot) {
        double[] a = positions(datum.address(), index[0], snapshot);
        double[] b = positions(datum.address(), index[1], snapshot);
        double dot = dot(a, b);
        boolean cosine = datum.address().quantity().equals(Address.COSINE);
        double truth = cosine ? dot / Math.sqrt(dot(a, a)) / Math.sqrt(dot(b, b)) : dot;
        assertEquals(truth, datum.value(), 1e-4, where);
    }

    private static double dot(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
    }

    private static double[] positions(Address address, int position, Snapshot snapshot) {
        int C = snapshot.trace().model().width();
        double[] row = new double[C];
        if (address.source() == Address.Source.WEIGHT) {
            float[] learned = snapshot.weights().slice("wpe.weight", position * C, C);
            Arrays.setAll(row, d -> learned[d]);
        } else {
            Arrays.setAll(row, d -> {
                double angle = position / Math.pow(10_000, (d - d % 2) / (double) C);
                return d % 2 == 0 ? Math.sin(angle) : Math.cos(angle);
            });
        }
        return row;
    }
}
