package org.glassgpt.clinic;

import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import org.glassgpt.model.NativeSetup;
import org.glassgpt.trace.ActivationName;
import org.glassgpt.trace.TensorNames.InBlock;
import org.glassgpt.trace.Trace;
import org.glassgpt.trace.Weights;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The article's attention and the one that does what was meant, run on ND4J with one block's own weights on what that
 * block's attention reads, {@code ln1.hook_normalized}. Blocking; not for the JavaFX thread. Immutable.
 *
 * <p>Of a long text the first {@link #LONGEST} tokens are looked at: what comes after them changes nothing before.
 *
 * @param layer whose weights they are
 * @param printed as the article wrote it, on the text as it is: it stops where T ≠ C
 * @param mended as it was meant; agrees with the engine's q, k, v, scores, pattern, z and output
 * @param square as the article wrote it, on C rows: those of the text again and again, or its first C
 * @param otherKeys the largest change of the article's result, on those C rows, when K is another matrix: 0
 * @param otherKeysMended the largest change of the mended z when K is another matrix
 */
public record AttentionClinic(
        int layer,
        AttentionRun printed,
        AttentionRun mended,
        AttentionRun square,
        double otherKeys,
        double otherKeysMended) {
    /** How many tokens are looked at, at most. */
    public static final int LONGEST = 128;

    /**
     * @param trace holds {@code ln1.hook_normalized} of the layer
     */
    public static AttentionClinic of(Trace trace, Weights weights, int layer) {
        NativeSetup.prepare();
        int T = Math.min(LONGEST, trace.tokens());
        int C = trace.model().width();
        float[] text = new float[T * C];
        trace.get(ActivationName.ln1(layer)).values().get(text);
        Bench bench = new Bench(weights, layer, C, trace.model().heads());
        INDArray x = ArrayAlgebra.matrix(text, T, C); // (T, C)
        INDArray turned = rows(text, T, C, row -> T - 1 - row); // (T, C)
        INDArray square = rows(text, C, C, row -> row % T); // (C, C)
        INDArray squareTurned = rows(text, C, C, row -> (C - 1 - row) % T); // (C, C)
        AttentionRun printed = bench.run(Listings.ATTENTION, square, square);
        AttentionRun mended = bench.run(Listings.MENDED_ATTENTION, x, x);
        AttentionRun printedOther = bench.run(Listings.ATTENTION, square, squareTurned);
        AttentionRun mendedOther = bench.run(Listings.MENDED_ATTENTION, x, turned);
        return new AttentionClinic(
                layer,
                bench.run(Listings.ATTENTION, x, x),
                mended,
                printed,
                printed.value("return").distance(printedOther.value("return")),
                mended.value("z").distance(mendedOther.value("z")));
    }

    /** Some rows of a text, in some order. */
    private static INDArray rows(float[] text, int count, int C, IntUnaryOperator which) {
        float[] data = new float[count * C];
        for (int row = 0; row < count; row++) System.arraycopy(text, which.applyAsInt(row) * C, data, row * C, C);
        return ArrayAlgebra.matrix(data, count, C);
    }

    /** One block's weights, as PyTorch's Linear keeps them, (out, in), and a number of heads. */
    static final class Bench {
        private final Map<String, Map<String, INDArray>> layers = new HashMap<>();
        private final Map<String, Size> sizes;

        Bench(Weights weights, int layer, int C, int nh) {
            sizes = Map.of("C", Size.of(C), "nh", Size.of(nh));
            String fused = InBlock.ATTN_WEIGHT.name(layer);
            INDArray qkv = ArrayAlgebra.matrix(weights.slice(fused, 0, C * 3 * C), C, 3 * C)
                    .transpose(); // (3C, C)
            float[] biases = weights.slice(InBlock.ATTN_BIAS.name(layer), 0, 3 * C);
            String[] names = {"W_q", "W_k", "W_v"};
            for (int i = 0; i < names.length; i++) {
                float[] part = qkv.get(interval((long) i * C, (i + 1L) * C), all())
                        .dup('c')
                        .data()
                        .asFloat();
                float[] bias = Arrays.copyOfRange(biases, i * C, (i + 1) * C);
                layers.put(names[i], linear(ArrayAlgebra.matrix(part, C, C), bias));
            }
            INDArray out = ArrayAlgebra.matrix(weights.slice(InBlock.ATTN_PROJ_WEIGHT.name(layer), 0, C * C), C, C);
            float[] bias = weights.slice(InBlock.ATTN_PROJ_BIAS.name(layer), 0, C);
            layers.put("W_o", linear(out.transpose().dup('c'), bias));
        }

        private static Map<String, INDArray> linear(INDArray weight, float[] bias) {
            return Map.of("weight", weight, "bias", Nd4j.create(bias, new long[] {bias.length}, 'c'));
        }

        AttentionRun run(Listing listing, INDArray x, INDArray keys) {
            Evaluator<INDArray> evaluator = new Evaluator<>(new ArrayAlgebra(layers), Map.of());
            evaluator.run(listing, sizes, Map.of("Q", x, "K", keys, "V", x));
            Map<String, Values> values = new LinkedHashMap<>();
            Optional<String> stoppedAt = Optional.empty();
            Optional<Finding> why = Optional.empty();
            for (Line line : listing.running()) {
                Evaluator.Outcome<INDArray> outcome = evaluator.outcomes().get(Evaluator.key(listing, line));
                if (outcome == null) break;
                outcome.value().ifPresent(value -> values.put(line.id(), Values.of(value)));
                if (outcome.value().isEmpty()) {
                    stoppedAt = Optional.of(line.id());
                    why = outcome.findings().stream().findFirst();
                }
            }
            return new AttentionRun(values, stoppedAt, why);
        }
    }
}
