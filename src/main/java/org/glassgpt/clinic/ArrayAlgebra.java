package org.glassgpt.clinic;

import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.glassgpt.clinic.Finding.Kind;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/** Numbers, on ND4J. B is 1 and left out; heads are a first axis. Layers get the weights that they are given by name. */
final class ArrayAlgebra implements Algebra<INDArray> {
    private final Map<String, Map<String, INDArray>> weights;

    /**
     * @param weights the tensors of each layer, as the library keeps them: a Linear's weight is (out, in)
     */
    ArrayAlgebra(Map<String, Map<String, INDArray>> weights) {
        this.weights = weights;
    }

    /** Where two matrices don't meet there is nothing to go on with. */
    @Override
    public boolean stops(Finding finding) {
        return finding.kind().stops();
    }

    @Override
    public INDArray product(INDArray left, INDArray right, Report report) {
        long inner = left.size(left.rank() - 1);
        long met = right.size(right.rank() - 2);
        if (inner != met) {
            report.accept(Finding.of(Kind.FITS_ONLY_IF, shape(left), shape(right), "" + inner, "" + met));
            return left;
        }
        if (left.rank() == 2) return left.mmul(right);
        INDArray made = Nd4j.create(left.size(0), left.size(1), right.size(2)); // (nh, T, …)
        for (int h = 0; h < left.size(0); h++) {
            made.putSlice(h, left.slice(h).dup('c').mmul(right.slice(h).dup('c')));
        }
        return made;
    }

    private static String shape(INDArray array) {
        return Values.of(array).toString();
    }

    @Override
    public INDArray plus(INDArray left, INDArray right, Report report) {
        return right.rank() == 1 ? left.addRowVector(right) : left.add(right);
    }

    @Override
    public INDArray overRoot(INDArray value, Size of) {
        return value.div(Math.sqrt(of.value()));
    }

    @Override
    public INDArray transposed(INDArray value) {
        return value.rank() == 2 ? value.transpose() : value.permute(0, 2, 1);
    }

    /** The maximum subtracted first, so that nothing overflows. */
    @Override
    public INDArray softmax(INDArray value) {
        INDArray p = value.dup('c');
        INDArray rows = p.reshape('c', p.length() / p.size(p.rank() - 1), p.size(p.rank() - 1));
        rows.subiColumnVector(rows.max(true, 1));
        Transforms.exp(rows, false);
        rows.diviColumnVector(rows.sum(true, 1));
        return p;
    }

    @Override
    public Size size(INDArray value, int axis) {
        return Size.of(value.size(axis < 0 ? value.rank() + axis : axis));
    }

    @Override
    public INDArray heads(INDArray value, Size count) {
        int nh = count.value();
        long hs = value.size(1) / nh;
        return value.dup('c')
                .reshape('c', value.size(0), nh, hs)
                .permute(1, 0, 2)
                .dup('c'); // (nh, T, hs)
    }

    @Override
    public INDArray joined(INDArray value) {
        return value.permute(1, 0, 2).dup('c').reshape('c', value.size(1), value.size(0) * value.size(2)); // (T, C)
    }

    @Override
    public INDArray causal(INDArray value) {
        float[] masked = value.dup('c').data().asFloat(); // (nh, T, T)
        int T = Math.toIntExact(value.size(2));
        for (int row = 0; row < masked.length / T; row++) {
            int query = row % T;
            Arrays.fill(masked, row * T + query + 1, (row + 1) * T, Float.NEGATIVE_INFINITY);
        }
        return Nd4j.create(masked, value.shape(), 'c');
    }

    @Override
    public INDArray unsqueezed(INDArray value, int axis) {
        return Nd4j.expandDims(value, axis);
    }

    @Override
    public INDArray first(INDArray value, int axis, Size count) {
        return axis == 0 ? value.get(interval(0, count.value()), all()) : value.get(all(), interval(0, count.value()));
    }

    @Override
    public INDArray zeros(List<Size> sizes) {
        return Nd4j.create(sizes.stream().mapToInt(Size::value).toArray());
    }

    @Override
    public Thing.Layer<INDArray> build(String name, String kind, List<Size> sizes) {
        return new Thing.Layer<>(kind, sizes, weights.getOrDefault(name, Map.of()));
    }

    /** Dropout is off, as it is whenever a model is used and not trained. */
    @Override
    public INDArray apply(Thing.Layer<INDArray> layer, List<INDArray> arguments, Report report) {
        INDArray x = arguments.get(0);
        return switch (layer.kind()) {
            case "Linear" ->
                x.mmul(layer.tensors().get("weight").transpose())
                        .addRowVector(layer.tensors().get("bias"));
            case "Dropout" -> x;
            default -> throw new IllegalArgumentException("no numbers for " + layer.kind());
        };
    }

    /** A matrix from rows one after another. */
    static INDArray matrix(float[] data, int rows, int columns) {
        return Nd4j.create(Arrays.copyOf(data, data.length), new long[] {rows, columns}, 'c');
    }
}
