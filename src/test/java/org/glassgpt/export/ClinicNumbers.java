package org.glassgpt.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.glassgpt.figure.Address;
import org.glassgpt.figure.Datum;
import org.glassgpt.session.Snapshot;
import org.glassgpt.trace.Activation;
import org.glassgpt.trace.ActivationName;
import org.glassgpt.trace.Derived;
import org.glassgpt.trace.Trace;
import org.glassgpt.ui.panel.clinic.ClinicFigure;

/** Numbers that the examined listings make, worked out anew in double precision, or found in the engine's trace. */
final class ClinicNumbers {
    private static final Pattern NAME = Pattern.compile("blocks\\.(\\d+)\\.clinic\\.(\\w+)\\.(.+)");

    private final Snapshot snapshot;
    private final Map<String, double[][]> made = new HashMap<>();

    ClinicNumbers(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** Checks a number of a listing; false for one of another kind. */
    boolean check(String where, Datum datum) {
        Address address = datum.address();
        if (address.source() != Address.Source.LISTING) return false;
        Matcher name = NAME.matcher(address.name());
        assertTrue(name.matches(), where);
        int layer = Integer.parseInt(name.group(1));
        int[] index = address.index().stream().mapToInt(i -> i).toArray();
        if (address.quantity().equals(ClinicFigure.OTHER_KEYS)) {
            if (name.group(2).equals("square")) assertEquals(0, datum.value(), where);
            else assertTrue(datum.value() > 1e-4, where);
        } else if (name.group(2).equals("mended")) {
            assertEquals(engine(layer, name.group(3), index), datum.value(), 2e-5, where);
        } else {
            boolean square = name.group(2).equals("square");
            double[][] truth = made.computeIfAbsent(address.name(), key -> printed(layer, square, name.group(3)));
            double value = truth[index[0]][index[1]];
            assertEquals(value, datum.value(), 1e-4 * (1 + Math.abs(value)), where);
        }
        return true;
    }

    /** The mended listing must give what the engine gives. */
    private double engine(int layer, String line, int[] index) {
        Trace trace = snapshot.trace();
        switch (line) {
            case "q", "k", "v", "z":
                Activation activation = trace.get(
                        switch (line) {
                            case "q" -> ActivationName.q(layer);
                            case "k" -> ActivationName.k(layer);
                            case "v" -> ActivationName.v(layer);
                            default -> ActivationName.z(layer);
                        });
                return activation.at(index[1], index[0], index[2]);
            case "scores":
                return Derived.rawScore(trace, layer, index[0], index[1], index[2]) / Derived.scoreDivisor(trace);
            case "mask":
                return trace.get(ActivationName.attnScores(layer)).at(index);
            case "pattern":
                return trace.get(ActivationName.pattern(layer)).at(index);
            case "out", "return":
                return trace.get(ActivationName.attnOut(layer)).at(index);
            default:
                throw new AssertionError(line);
        }
    }

    private double[][] printed(int layer, boolean square, String line) {
        int C = snapshot.trace().model().width();
        Activation ln1 = snapshot.trace().get(ActivationName.ln1(layer));
        int T = snapshot.trace().tokens();
        double[][] x = new double[square ? C : T][C];
        for (int t = 0; t < x.length; t++) for (int c = 0; c < C; c++) x[t][c] = ln1.at(t % T, c);
        double[][] q = product(x, fused(layer, 0));
        switch (line) {
            case "s-q":
                return q;
            case "s-k":
                return product(x, fused(layer, 1));
            case "s-v":
                return product(x, fused(layer, 2));
            default:
                for (int t = 0; t < q.length; t++) q[t] = Derived.softmax(q[t]);
                double[][] w = product(out(layer), q);
                return line.equals("mix") ? w : product(w, product(x, fused(layer, 2)));
        }
    }

    private double[][] fused(int layer, int third) {
        int C = snapshot.trace().model().width();
        float[] all = snapshot.weights().slice("h." + layer + ".attn.c_attn.weight", 0, 3 * C * C);
        double[][] part = new double[C][C];
        for (int i = 0; i < C; i++) for (int j = 0; j < C; j++) part[i][j] = all[i * 3 * C + third * C + j];
        return part;
    }

    /** As a Linear keeps it: (out, in). */
    private double[][] out(int layer) {
        int C = snapshot.trace().model().width();
        float[] all = snapshot.weights().slice("h." + layer + ".attn.c_proj.weight", 0, C * C);
        double[][] turned = new double[C][C];
        for (int i = 0; i < C; i++) for (int j = 0; j < C; j++) turned[j][i] = all[i * C + j];
        return turned;
    }

    private static double[][] product(double[][] a, double[][] b) {
        double[][] out = new double[a.length][b[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int k = 0; k < b.length; k++) {
                for (int j = 0; j < out[i].length; j++) out[i][j] += a[i][k] * b[k][j];
            }
        }
        return out;
    }
}
