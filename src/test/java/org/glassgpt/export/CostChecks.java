package org.glassgpt.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.glassgpt.figure.Datum;
import org.glassgpt.session.Snapshot;
import org.glassgpt.trace.Activation;
import org.glassgpt.trace.ActivationName;
import org.glassgpt.trace.Weights;

/** Size and cost, counted over the loaded tensors and the activations themselves instead of by formula. */
final class CostChecks {
    /** GPT, GPT-2 and GPT-3, the totals of the checkpoints where there are any, else by the papers' sizes. */
    private static final List<Long> PUBLISHED = List.of(
            116_534_784L,
            124_439_808L,
            354_823_168L,
            774_030_080L,
            1_557_611_200L,
            125_226_240L,
            355_871_744L,
            760_300_032L,
            1_315_723_264L,
            2_651_553_280L,
            6_658_404_352L,
            12_952_938_780L,
            174_604_259_328L);

    private final Snapshot snapshot;

    CostChecks(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** Checks a number of these kinds; false for one of another kind. */
    boolean check(String where, Datum datum) {
        int index =
                datum.address().index().isEmpty() ? 0 : datum.address().index().get(0);
        double truth;
        switch (datum.address().name()) {
            case "operations" -> truth = index < 6 ? operations(index) : sum();
            case "memory" -> truth = numbers(index) * 4 / 1e6;
            case "model-sizes" -> truth = index == 0 ? elements(".*") : PUBLISHED.get(index - 1);
            default -> {
                return false;
            }
        }
        assertEquals(truth, datum.value(), 1e-9 * truth, where);
        return true;
    }

    private double sum() {
        double sum = 0;
        for (int i = 0; i < 6; i++) sum += operations(i);
        return sum;
    }

    /** A product and a sum for each number of a matrix, or for each of a head's pairs of numbers in one row. */
    private double operations(int product) {
        double T = snapshot.trace().tokens();
        double pairs = 0;
        for (int layer = 0; layer < snapshot.trace().model().layers(); layer++) {
            Activation q = snapshot.trace().get(ActivationName.q(layer));
            pairs += q.slice(0).length * T;
        }
        return 2
                * switch (product) {
                    case 0 -> elements("h\\.\\d+\\.attn\\.c_attn\\.weight");
                    case 1, 2 -> pairs;
                    case 3 -> elements("h\\.\\d+\\.attn\\.c_proj\\.weight");
                    case 4 -> elements("h\\.\\d+\\.mlp\\.c_(fc|proj)\\.weight");
                    default -> elements("wte\\.weight"); // the head has the same shape
                };
    }

    /** Numbers held: weights, keys and values, activations. */
    private double numbers(int memory) {
        double count = 0;
        for (Activation activation : snapshot.trace().activations()) {
            ActivationName.Kind kind = activation.name().kind();
            boolean cached = kind == ActivationName.Kind.K || kind == ActivationName.Kind.V;
            if (memory == 2 || memory == 1 && cached)
                count += activation.shape().count();
        }
        return memory == 0 ? elements(".*") : count;
    }

    private double elements(String names) {
        Weights weights = snapshot.weights();
        return weights.names().stream()
                .filter(name -> name.matches(names))
                .mapToDouble(name ->
                        Arrays.stream(weights.shape(name)).asDoubleStream().reduce(1, (a, b) -> a * b))
                .sum();
    }
}
