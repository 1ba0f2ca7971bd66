package org.glassgpt.clinic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.glassgpt.clinic.Finding.Kind;

/** Shapes in letters. Two letters are never equal by chance: where they would have to be, that is a finding. */
final class ShapeAlgebra implements Algebra<Dims> {
    private static final Size TIME = new Size("T");

    /** Never: the lines after a wrong one are looked at as if it fitted. */
    @Override
    public boolean stops(Finding finding) {
        return false;
    }

    @Override
    public Dims product(Dims left, Dims right, Report report) {
        Size inner = left.at(-1);
        Size met = right.at(-2);
        if (!inner.equals(met)) {
            report.accept(Finding.of(Kind.FITS_ONLY_IF, left.toString(), right.toString(), inner.text(), met.text()));
        }
        Dims longer = left.rank() >= right.rank() ? left : right;
        return longer.with(-2, left.at(-2)).with(-1, right.at(-1));
    }

    @Override
    public Dims plus(Dims left, Dims right, Report report) {
        int rank = Math.max(left.rank(), right.rank());
        List<Size> sizes = new ArrayList<>();
        for (int axis = -rank; axis < 0; axis++) {
            Size one = -axis <= left.rank() ? left.at(axis) : Size.ONE;
            Size other = -axis <= right.rank() ? right.at(axis) : Size.ONE;
            if (one.equals(other) || other.equals(Size.ONE)) sizes.add(one);
            else if (one.equals(Size.ONE)) sizes.add(other);
            else {
                report.accept(
                        Finding.of(Kind.FITS_ONLY_IF, left.toString(), right.toString(), one.text(), other.text()));
                sizes.add(one);
            }
        }
        Dims sum = new Dims(sizes);
        if (copied(right, sum)) report.accept(Finding.of(Kind.COPIED_ALONG, right.toString(), TIME.text()));
        return sum;
    }

    /** Whether one and the same row is added to every token. */
    private static boolean copied(Dims from, Dims to) {
        int axis = to.sizes().lastIndexOf(TIME) - to.rank();
        return to.sizes().contains(TIME)
                && from.rank() > 1
                && (-axis > from.rank() || from.at(axis).equals(Size.ONE));
    }

    @Override
    public Dims overRoot(Dims value, Size of) {
        return value;
    }

    @Override
    public Dims transposed(Dims value) {
        return value.with(-1, value.at(-2)).with(-2, value.at(-1));
    }

    @Override
    public Dims softmax(Dims value) {
        return value;
    }

    @Override
    public Size size(Dims value, int axis) {
        return value.at(axis);
    }

    @Override
    public Dims heads(Dims value, Size count) {
        return value.with(-1, value.at(-1).over(count)).inserted(-3, count);
    }

    @Override
    public Dims joined(Dims value) {
        return value.with(-1, value.at(-1).times(value.at(-3))).without(-3);
    }

    @Override
    public Dims causal(Dims value) {
        return value;
    }

    @Override
    public Dims unsqueezed(Dims value, int axis) {
        return value.inserted(axis, Size.ONE);
    }

    @Override
    public Dims first(Dims value, int axis, Size count) {
        return value.with(axis, count);
    }

    @Override
    public Dims zeros(List<Size> sizes) {
        return new Dims(sizes);
    }

    @Override
    public Thing.Layer<Dims> build(String name, String kind, List<Size> sizes) {
        Map<String, Dims> tensors = new HashMap<>();
        if (kind.equals("Linear")) {
            tensors.put("weight", new Dims(List.of(sizes.get(1), sizes.get(0)))); // (out, in)
            tensors.put("bias", new Dims(List.of(sizes.get(1))));
        } else if (kind.equals("Embedding")) {
            tensors.put("weight", new Dims(sizes));
        }
        return new Thing.Layer<>(kind, sizes, tensors);
    }

    @Override
    public Dims apply(Thing.Layer<Dims> layer, List<Dims> arguments, Report report) {
        Dims x = arguments.get(0);
        switch (layer.kind()) {
            case "Embedding":
                return x.inserted(-1, layer.sizes().get(1));
            case "Linear":
                if (!x.at(-1).equals(layer.sizes().get(0))) {
                    Dims weight = new Dims(layer.sizes()); // (in, out), as it is multiplied
                    report.accept(Finding.of(
                            Kind.FITS_ONLY_IF,
                            x.toString(),
                            weight.toString(),
                            x.at(-1).text(),
                            weight.at(0).text()));
                }
                return x.with(-1, layer.sizes().get(1));
            case "EncoderLayer", "DecoderLayer":
                arguments.forEach(argument -> timeFirst(argument, report));
                return x;
            default:
                return x;
        }
    }

    /** Layers of the library take (T, B, C), unless they are told otherwise. */
    private static void timeFirst(Dims x, Report report) {
        if (x.rank() != 3) {
            report.accept(Finding.of(Kind.WRONG_RANK, x.toString(), "" + x.rank(), "3"));
        } else if (!x.at(0).equals(TIME)) {
            report.accept(Finding.of(
                    Kind.FIRST_AXIS_TAKEN_FOR_TIME, x.toString(), x.at(0).text()));
        }
    }
}
