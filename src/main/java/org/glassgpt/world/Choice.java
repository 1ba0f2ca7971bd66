package org.glassgpt.world;

import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Weighted options; the weights are positive and need not sum to 1.
 *
 * @param total the sum of the weights
 */
record Choice<T>(List<T> options, List<Double> weights, double total) {

    Choice {
        if (options.isEmpty() || options.size() != weights.size()) {
            throw new IllegalArgumentException("a choice needs as many weights as options and at least one, but has "
                    + options.size() + " options and " + weights.size() + " weights");
        }
    }

    static <T> Choice<T> uniform(List<T> options) {
        return new Choice<>(options, Collections.nCopies(options.size(), 1.0), options.size());
    }

    static <T> Choice<T> of(List<T> options, List<Double> weights) {
        double total = 0;
        for (double weight : weights) {
            total += weight;
        }
        return new Choice<>(options, weights, total);
    }

    /** The option that a drawn number decides for. */
    T draw(RandomGenerator random) {
        return options.get(drawIndex(random));
    }

    int drawIndex(RandomGenerator random) {
        double left = random.nextDouble() * total;
        int index = 0;
        while (index < size() - 1 && left >= weights.get(index)) {
            left -= weights.get(index);
            index++;
        }
        return index;
    }

    int size() {
        return options.size();
    }

    double probability(int index) {
        return weights.get(index) / total;
    }
}
