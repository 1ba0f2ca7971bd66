package org.glassgpt.clinic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Works out the shape of every line in letters, and what cannot be: names that nobody knows, arguments that are missing,
 * axes that don't meet, values that go nowhere. Goes on after each finding as if it fitted. Pure.
 */
public final class ShapeChecker {
    private ShapeChecker() {}

    /**
     * What is known of a line without running it.
     *
     * @param shape of what it names or hands back, if that is a tensor
     */
    public record Checked(Optional<Dims> shape, List<Finding> findings) {
        public Checked {
            findings = List.copyOf(findings);
        }
    }

    /** Each line of a listing by its id, in order. */
    public static Map<String, Checked> check(Listing listing) {
        Map<String, Listing> modules =
                Stream.of(Listings.TRANSFORMER).collect(Collectors.toMap(Listing::module, module -> module));
        Evaluator<Dims> evaluator = new Evaluator<>(new ShapeAlgebra(), modules);
        evaluator.run(listing, sizes(listing), inputs(listing));
        Map<Line, List<Finding>> reach = new Reach(listing).findings();
        Map<String, Checked> checked = new LinkedHashMap<>();
        for (Line line : listing.lines()) {
            Evaluator.Outcome<Dims> outcome = evaluator.outcomes().get(Evaluator.key(listing, line));
            List<Finding> findings = new ArrayList<>();
            Optional<Dims> shape = Optional.empty();
            if (outcome != null) {
                shape = outcome.value();
                findings.addAll(outcome.findings());
            }
            findings.addAll(reach.getOrDefault(line, List.of()));
            checked.put(line.id(), new Checked(shape, findings));
        }
        return checked;
    }

    /** What goes on inside the Transformer when the GPT of the second listing calls it, by line of the Transformer. */
    public static Map<String, Checked> insideTheCall() {
        Map<String, Listing> modules = Map.of(Listings.TRANSFORMER.module(), Listings.TRANSFORMER);
        Evaluator<Dims> evaluator = new Evaluator<>(new ShapeAlgebra(), modules);
        evaluator.run(Listings.GPT, sizes(Listings.GPT), inputs(Listings.GPT));
        Map<String, Checked> checked = new LinkedHashMap<>();
        for (Line line : Listings.TRANSFORMER.lines()) {
            Evaluator.Outcome<Dims> outcome = evaluator.outcomes().get(Evaluator.key(Listings.TRANSFORMER, line));
            if (outcome != null) checked.put(line.id(), new Checked(outcome.value(), outcome.findings()));
        }
        return checked;
    }

    /** Every parameter a letter of its own. */
    private static Map<String, Size> sizes(Listing listing) {
        return listing.head().parameters().stream()
                .map(Statement.Parameter::name)
                .distinct()
                .collect(Collectors.toMap(name -> name, Size::new));
    }

    /** What a caller would hand in: ids and a mask, or vectors of a batch of texts. */
    private static Map<String, Dims> inputs(Listing listing) {
        Map<String, Dims> inputs = new LinkedHashMap<>();
        for (Statement.Parameter parameter : listing.forward().parameters()) {
            switch (parameter.name()) {
                case "ids", "mask" -> inputs.put(parameter.name(), Dims.of("B", "T"));
                case "src_mask", "tgt_mask" -> {}
                default -> inputs.put(parameter.name(), Dims.of("B", "T", "C"));
            }
        }
        return inputs;
    }
}
