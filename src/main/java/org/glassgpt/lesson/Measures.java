package org.glassgpt.lesson;

import java.util.Optional;
import java.util.stream.IntStream;
import org.glassgpt.sampling.Candidate;
import org.glassgpt.trace.Activation;
import org.glassgpt.trace.ActivationName;
import org.glassgpt.trace.Cost;
import org.glassgpt.trace.Derived;
import org.glassgpt.trace.Surprise;
import org.glassgpt.trace.Trace;
import org.glassgpt.trace.Weights;

/** Numbers that expressions read from a pass, in double precision. */
final class Measures {
    private final Reading reading;
    private final Trace trace;
    private final Hand hand;

    Measures(Reading reading, Hand hand) {
        this.reading = reading;
        this.trace = reading.trace();
        this.hand = hand;
    }

    long parameters() {
        return Cost.parameters(Cost.Size.of(trace.model(), reading.weights()));
    }

    private double[] probabilities(int place) {
        return Derived.softmax(logits(place));
    }

    private double[] logits(int place) {
        return numbers(ActivationName.logits().text(), new int[] {place});
    }

    double p(int id, int place) {
        return at(probabilities(place), id);
    }

    double logit(int id, int place) {
        return at(logits(place), id);
    }

    private static double at(double[] numbers, int id) {
        if (id >= numbers.length) throw new UnreadableException("there is no token " + id);
        return numbers[id];
    }

    double drawn(int id) {
        return reading.next().kept().stream()
                .filter(candidate -> candidate.id() == id)
                .mapToDouble(Candidate::p)
                .findFirst()
                .orElse(0);
    }

    /** How many are likelier, and one. Ties go to the lower id. */
    int rank(int id, int place) {
        double[] logits = logits(place);
        double mine = at(logits, id);
        return 1
                + (int) IntStream.range(0, logits.length)
                        .filter(other -> logits[other] > mine || (logits[other] == mine && other < id))
                        .count();
    }

    /** The id of that rank, from 1. */
    int top(int rank, int place) {
        double[] logits = logits(place);
        return IntStream.range(0, logits.length)
                .boxed()
                .sorted((a, b) -> logits[a] == logits[b] ? a - b : Double.compare(logits[b], logits[a]))
                .skip(Math.max(0, rank - 1))
                .findFirst()
                .orElseThrow(() -> new UnreadableException("there is no rank " + rank));
    }

    String word(int id) {
        return reading.word().apply(id);
    }

    String tokenText(int place) {
        if (place >= trace.tokens()) throw new UnreadableException("there is no token at " + place);
        return word(trace.id(place));
    }

    /** Of the distribution after a place, in bits (Shannon 1948). */
    double entropy(int place) {
        double bits = 0;
        for (double p : probabilities(place)) if (p > 0) bits -= p * Math.log(p) / Math.log(2);
        return bits;
    }

    double surprise(int place) {
        if (place < 1 || place >= trace.tokens()) throw new UnreadableException("nothing stands before " + place);
        return Surprise.bits(trace)[place];
    }

    double pair(String function, int layer, int head, int query, int key) {
        if (layer >= trace.model().layers() || head >= trace.model().heads()) {
            throw new UnreadableException("there is no head " + layer + "." + head);
        }
        if (query >= trace.tokens() || key >= trace.tokens()) {
            throw new UnreadableException("there is no token at " + Math.max(query, key));
        }
        if (function.equals("raw")) return Derived.rawScore(trace, layer, head, query, key);
        ActivationName name =
                function.equals("score") ? ActivationName.attnScores(layer) : ActivationName.pattern(layer);
        Optional<Activation> kept = trace.find(name);
        if (kept.isPresent()) return kept.get().at(head, query, key);
        double[] scores = Derived.scores(trace, layer, head, query);
        return function.equals("score") ? scores[key] : Derived.softmax(scores)[key];
    }

    /** Everything below an index, of an activation or a weight; of a whole without one. */
    double[] numbers(String written, int[] index) {
        String name = Names.inLayer(written, hand.layer());
        try {
            return Names.isWeight(name) ? weight(name, index) : activation(name, index);
        } catch (IndexOutOfBoundsException | java.util.NoSuchElementException e) {
            throw new UnreadableException(e.getMessage());
        }
    }

    private double[] activation(String name, int[] index) {
        Activation activation = trace.get(ActivationName.parse(name).orElseThrow());
        if (index.length > activation.shape().rank()) throw new UnreadableException(name + " has fewer dimensions");
        return widened(activation.slice(index));
    }

    private double[] weight(String name, int[] index) {
        Weights weights = reading.weights();
        int[] shape = weights.shape(name);
        if (index.length > shape.length) throw new UnreadableException(name + " has fewer dimensions");
        int from = 0;
        int count = 1;
        for (int axis = 0; axis < shape.length; axis++) {
            if (axis < index.length) {
                if (index[axis] >= shape[axis]) throw new UnreadableException(name + " has no index " + index[axis]);
                from = from * shape[axis] + index[axis];
            } else {
                count *= shape[axis];
            }
        }
        return widened(weights.slice(name, from * count, count));
    }

    private static double[] widened(float[] numbers) {
        double[] wide = new double[numbers.length];
        for (int i = 0; i < wide.length; i++) wide[i] = numbers[i];
        return wide;
    }

    static double of(String function, double[] x) {
        double mean =
                IntStream.range(0, x.length).mapToDouble(i -> x[i]).average().orElse(0);
        return switch (function) {
            case "length" -> Math.sqrt(dot(x, x));
            case "sum" -> mean * x.length;
            case "mean" -> mean;
            case "variance" ->
                IntStream.range(0, x.length)
                        .mapToDouble(i -> (x[i] - mean) * (x[i] - mean))
                        .average()
                        .orElse(0);
            case "largest" -> x[argmax(x)];
            case "argmax" -> argmax(x);
            default -> throw new IllegalStateException(function);
        };
    }

    private static int argmax(double[] x) {
        int best = 0;
        for (int i = 1; i < x.length; i++) if (x[i] > x[best]) best = i;
        return best;
    }

    static double dot(double[] a, double[] b) {
        if (a.length != b.length) throw new UnreadableException("lengths " + a.length + " and " + b.length);
        double sum = 0;
        for (int i = 0; i < a.length; i++) sum += a[i] * b[i];
        return sum;
    }

    static double cosine(double[] a, double[] b) {
        return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
    }
}
