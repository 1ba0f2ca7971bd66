package org.glassgpt.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.stat.correlation.Covariance;
import org.glassgpt.figure.Address;
import org.glassgpt.figure.Datum;
import org.glassgpt.model.GptConfig;
import org.glassgpt.session.Snapshot;
import org.glassgpt.trace.ActivationName;

/** Numbers that follow from a trace or the weights, worked out again here by other means than the pictures' own. */
final class ReadingChecks {
    private static final double NEAR = 2e-4;

    private final Snapshot snapshot;
    private final GptConfig config;
    private final double[][] wte;
    private final EigenDecomposition principal;
    private final double totalVariance;

    ReadingChecks(Snapshot snapshot) {
        this.snapshot = snapshot;
        this.config = snapshot.readouts().config();
        wte = matrix("wte.weight");
        Covariance covariance = new Covariance(wte, false);
        principal = new EigenDecomposition(
                MatrixUtils.createRealMatrix(covariance.getCovarianceMatrix().getData()));
        totalVariance = Arrays.stream(principal.getRealEigenvalues()).sum();
    }

    private double[][] matrix(String name) {
        int[] shape = snapshot.weights().shape(name);
        double[][] rows = new double[shape[0]][];
        for (int i = 0; i < rows.length; i++)
            rows[i] = doubles(snapshot.weights().row(name, i));
        return rows;
    }

    private static double[] doubles(float[] row) {
        double[] out = new double[row.length];
        for (int i = 0; i < out.length; i++) out[i] = row[i];
        return out;
    }

    private double[] row(ActivationName name, int token) {
        return doubles(snapshot.trace().get(name).slice(token));
    }

    private static double dot(double[] a, double[] b) {
        return MatrixUtils.createRealVector(a).dotProduct(MatrixUtils.createRealVector(b));
    }

    private static double cosine(double[] a, double[] b) {
        return MatrixUtils.createRealVector(a).cosine(MatrixUtils.createRealVector(b));
    }

    /** Whether the quantity is one of these; then it has been checked. */
    boolean check(String where, Datum datum) {
        int[] index = datum.address().index().stream().mapToInt(i -> i).toArray();
        return datum.address().source() == Address.Source.WEIGHT
                ? checkWeight(where, datum, index)
                : datum.address().source() == Address.Source.ACTIVATION && checkActivation(where, datum, index);
    }

    private boolean checkWeight(String where, Datum datum, int[] index) {
        String name = datum.address().name();
        if (name.equals("wpe.weight")) return false; // the table of positions is checked elsewhere
        switch (datum.address().quantity()) {
            case "cosine" -> assertEquals(cosine(wte[index[0]], wte[index[1]]), datum.value(), NEAR, where);
            case "dot" -> assertEquals(dot(wte[index[0]], wte[index[1]]), datum.value(), NEAR, where);
            case "towards" -> {
                double[] written = doubles(snapshot.weights().row(name, index[0]));
                assertEquals(dot(written, matrix(config.headTensor())[index[1]]), datum.value(), NEAR, where);
            }
            case "explained" -> {
                double share = principal.getRealEigenvalue(index[0]) / totalVariance;
                assertEquals(share, datum.value(), NEAR, where);
            }
            case "principal" -> {
                double[] centred = wte[index[0]].clone();
                for (double[] row : wte) for (int c = 0; c < row.length; c++) centred[c] -= row[c] / wte.length;
                double along = dot(centred, principal.getEigenvector(index[1]).toArray());
                assertEquals(Math.abs(along), Math.abs(datum.value()), NEAR, where);
            }
            case Address.VALUE -> {
                if (index.length != 1) return false;
                assertEquals(snapshot.weights().slice(name, index[0], 1)[0], (float) datum.value(), where);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean checkActivation(String where, Datum datum, int[] index) {
        Optional<ActivationName> found = ActivationName.parse(datum.address().name());
        if (found.isEmpty()) return false;
        ActivationName name = found.get();
        switch (datum.address().quantity()) {
            case "mean" -> assertEquals(mean(row(name, index[0])), datum.value(), NEAR, where);
            case "variance" -> assertEquals(variance(row(name, index[0])), datum.value(), NEAR, where);
            case "deviation" -> {
                double expected = Math.sqrt(variance(row(name, index[0])) + config.epsilon());
                assertEquals(expected, datum.value(), NEAR, where);
            }
            case "standardized" -> assertEquals(standardized(name, index[0])[index[1]], datum.value(), NEAR, where);
            case "count" -> assertEquals(count(row(name, index[0]), index[1]), datum.value(), where);
            case "standardized-count" ->
                assertEquals(count(standardized(name, index[0]), index[1]), datum.value(), where);
            case "norm" ->
                assertEquals(Math.sqrt(dot(row(name, index[0]), row(name, index[0]))), datum.value(), NEAR, where);
            case "cosine-before" ->
                assertEquals(cosine(row(name, index[0]), row(before(name), index[0])), datum.value(), NEAR, where);
            case "cosine-final" -> {
                ActivationName last = ActivationName.residPost(config.layers() - 1);
                assertEquals(cosine(row(name, index[0]), row(last, index[0])), datum.value(), NEAR, where);
            }
            case "lens" -> assertEquals(lens(name, index[0])[index[1]], datum.value(), NEAR, where);
            case "lens-rank" -> {
                double[] p = lens(name, index[0]);
                long above = Arrays.stream(p)
                        .filter(other -> other > p[index[1]] + 1e-9)
                        .count();
                long level = Arrays.stream(p)
                        .filter(other -> Math.abs(other - p[index[1]]) <= 1e-9)
                        .count();
                assertTrue(datum.value() > above && datum.value() <= above + level, where);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    /** What an output was added to. */
    private static ActivationName before(ActivationName name) {
        return name.kind() == ActivationName.Kind.ATTN_OUT
                ? ActivationName.residPre(name.layer())
                : ActivationName.residMid(name.layer());
    }

    private static double mean(double[] row) {
        return Arrays.stream(row).average().orElseThrow();
    }

    private static double variance(double[] row) {
        double squares = Arrays.stream(row).map(x -> x * x).average().orElseThrow();
        return squares - mean(row) * mean(row);
    }

    /** What a norm's scale and shift were applied to, from what came out of it. */
    private double[] standardized(ActivationName out, int token) {
        String prefix = switch (out.kind()) {
            case LN1 -> "h." + out.layer() + ".ln_1";
            case LN2 -> "h." + out.layer() + ".ln_2";
            default -> "ln_f";
        };
        double[] y = row(out, token);
        float[] gamma = snapshot.weights().slice(prefix + ".weight", 0, y.length);
        float[] beta = snapshot.weights().slice(prefix + ".bias", 0, y.length);
        for (int c = 0; c < y.length; c++) y[c] = (y[c] - beta[c]) / gamma[c];
        return y;
    }

    /** Of 24 equal bins from minus to plus the largest magnitude. */
    private static long count(double[] row, int bin) {
        double limit = Arrays.stream(row).map(Math::abs).max().orElseThrow();
        return Arrays.stream(row)
                .filter(x -> Math.max(0, Math.min(23, (int) Math.floor((x + limit) / (2 * limit) * 24))) == bin)
                .count();
    }

    private double[] lens(ActivationName stream, int token) {
        double[] x = row(stream, token);
        double mean = mean(x);
        double deviation = Math.sqrt(variance(x) + config.epsilon());
        float[] gamma = snapshot.weights().slice("ln_f.weight", 0, x.length);
        float[] beta = snapshot.weights().slice("ln_f.bias", 0, x.length);
        for (int c = 0; c < x.length; c++) x[c] = (x[c] - mean) / deviation * gamma[c] + beta[c];
        double[][] head = matrix(config.headTensor());
        double[] e = new double[head.length];
        for (int id = 0; id < e.length; id++) e[id] = Math.exp(dot(head[id], x));
        double sum = Arrays.stream(e).sum();
        for (int id = 0; id < e.length; id++) e[id] /= sum;
        return e;
    }
}
