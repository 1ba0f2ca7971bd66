package org.glassgpt.clinic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.glassgpt.clinic.Finding.Kind;

/**
 * Goes through a listing line by line, as Python would: builds the module, then calls it. Not thread-safe; one for each
 * run.
 *
 * @param <V> kind of tensor
 */
final class Evaluator<V> {
    private static final Set<String> BUILT_IN = Set.of("size", "unsqueeze", "heads", "join", "causal", "sqrt", "last");

    private final Algebra<V> algebra;
    private final Map<String, Listing> modules;
    private final Map<String, Outcome<V>> outcomes = new LinkedHashMap<>();
    private final Set<String> libraries = new HashSet<>();
    private boolean stopped;

    /**
     * What came of a line.
     *
     * @param value the tensor that it named or handed back, if any
     */
    record Outcome<V>(Optional<V> value, List<Finding> findings) {}

    /**
     * @param modules that listings may build, by name
     */
    Evaluator(Algebra<V> algebra, Map<String, Listing> modules) {
        this.algebra = algebra;
        this.modules = modules;
    }

    /** By listing and line, {@code gpt.call}. Lines that were not reached are not in it. */
    Map<String, Outcome<V>> outcomes() {
        return outcomes;
    }

    /** Builds a module with what it was meant to be built with, and calls it. */
    void run(Listing listing, Map<String, Size> sizes, Map<String, V> inputs) {
        Map<String, Thing<V>> names = new HashMap<>();
        sizes.forEach((name, size) -> names.put(name, new Thing.Amount<>(size)));
        boolean own = listing.lines().stream().anyMatch(line -> line.statement() instanceof Statement.Use);
        // The second module of a file stands below the first one's imports.
        if (!own) libraries.addAll(List.of("torch", "nn"));
        build(listing, names);
        listing.forward().parameters().forEach(parameter -> names.put(parameter.name(), new Thing.Nothing<>()));
        inputs.forEach((name, value) -> names.put(name, new Thing.Tensor<>(value)));
        call(listing, names);
    }

    private void build(Listing listing, Map<String, Thing<V>> names) {
        for (Line line : listing.building()) {
            if (stopped) return;
            if (line.statement() instanceof Statement.Use use) libraries.addAll(use.names());
            if (line.statement() instanceof Statement.Module) twice(listing, line);
            if (line.statement() instanceof Statement.Assign assign) step(listing, line, assign, names);
        }
    }

    private Optional<V> call(Listing listing, Map<String, Thing<V>> names) {
        for (Line line : listing.running()) {
            if (stopped) return Optional.empty();
            if (line.statement() instanceof Statement.Assign assign) step(listing, line, assign, names);
            if (line.statement() instanceof Statement.Return end) {
                List<Finding> findings = new ArrayList<>();
                Optional<V> result = tensor(value(listing, end.value(), "", names, findings));
                outcomes.put(key(listing, line), new Outcome<>(result, findings));
                return result;
            }
        }
        return Optional.empty();
    }

    private void step(Listing listing, Line line, Statement.Assign assign, Map<String, Thing<V>> names) {
        List<Finding> findings = new ArrayList<>();
        // Where a module is called, its own lines come first.
        outcomes.remove(key(listing, line));
        Thing<V> thing = value(listing, assign.value(), assign.name(), names, findings);
        stopped |= findings.stream().anyMatch(algebra::stops);
        names.put(assign.name(), thing);
        outcomes.put(key(listing, line), new Outcome<>(stopped ? Optional.empty() : tensor(thing), findings));
    }

    private void twice(Listing listing, Line line) {
        Set<String> seen = new HashSet<>();
        List<Finding> findings = listing.head().parameters().stream()
                .map(Statement.Parameter::name)
                .filter(name -> !seen.add(name))
                .map(name -> Finding.of(Kind.TWICE, name))
                .toList();
        outcomes.put(key(listing, line), new Outcome<>(Optional.empty(), findings));
    }

    static String key(Listing listing, Line line) {
        return listing.id() + "." + line.id();
    }

    private Optional<V> tensor(Thing<V> thing) {
        return thing instanceof Thing.Tensor<V> tensor ? Optional.of(tensor.value()) : Optional.empty();
    }

    private Thing<V> value(
            Listing listing, Expr expr, String target, Map<String, Thing<V>> names, List<Finding> findings) {
        return new Reader(listing, target, names, findings).value(expr);
    }

    /** Works out the right side of one line. */
    private final class Reader {
        private final Listing listing;
        private final String target;
        private final Map<String, Thing<V>> names;
        private final List<Finding> findings;

        Reader(Listing listing, String target, Map<String, Thing<V>> names, List<Finding> findings) {
            this.listing = listing;
            this.target = target;
            this.names = names;
            this.findings = findings;
        }

        Thing<V> value(Expr expr) {
            if (expr instanceof Expr.Whole whole) return new Thing.Amount<>(Size.of(whole.value()));
            if (expr instanceof Expr.Name name) return name(name.text());
            if (expr instanceof Expr.Part part) return part(part);
            if (expr instanceof Expr.First first) return first(first);
            if (expr instanceof Expr.Both both) return both(both);
            return call((Expr.Call) expr);
        }

        private Thing<V> name(String text) {
            Thing<V> known = names.get(text);
            if (known != null) return known;
            boolean there = libraries.contains(text) || BUILT_IN.contains(text) || modules.containsKey(text);
            if (there || text.equals("share")) return new Thing.Path<>(text);
            findings.add(Finding.of(Kind.UNKNOWN_NAME, text));
            return new Thing.Nothing<>();
        }

        private Thing<V> part(Expr.Part part) {
            Thing<V> of = value(part.of());
            if (of instanceof Thing.Tensor<V> tensor && part.name().equals("T")) {
                return new Thing.Tensor<>(algebra.transposed(tensor.value()));
            }
            if (of instanceof Thing.Layer<V> layer && layer.tensors().containsKey(part.name())) {
                return new Thing.Tensor<>(layer.tensors().get(part.name()));
            }
            if (of instanceof Thing.Path<V> path) return new Thing.Path<>(path.text() + "." + part.name());
            return new Thing.Nothing<>();
        }

        private Thing<V> first(Expr.First first) {
            Optional<V> of = tensor(value(first.of()));
            if (of.isPresent() && value(first.count()) instanceof Thing.Amount<V> count) {
                return new Thing.Tensor<>(algebra.first(of.get(), first.axis(), count.size()));
            }
            return new Thing.Nothing<>();
        }

        private Thing<V> both(Expr.Both both) {
            if (both.sign() == '/' && both.right() instanceof Expr.Call root) {
                Optional<V> divided = tensor(value(both.left()));
                Thing<V> of = value(root.arguments().get(0).value());
                if (divided.isPresent() && of instanceof Thing.Amount<V> amount) {
                    return new Thing.Tensor<>(algebra.overRoot(divided.get(), amount.size()));
                }
                return new Thing.Nothing<>();
            }
            Optional<V> left = tensor(value(both.left()));
            Optional<V> right = tensor(value(both.right()));
            if (left.isEmpty()) return new Thing.Nothing<>();
            // A number without a shape changes no shape.
            if (right.isEmpty()) return new Thing.Tensor<>(left.get());
            V made = both.sign() == '·'
                    ? algebra.product(left.get(), right.get(), findings::add)
                    : algebra.plus(left.get(), right.get(), findings::add);
            return new Thing.Tensor<>(made);
        }

        private Thing<V> call(Expr.Call call) {
            Thing<V> callee = value(call.callee());
            List<Thing<V>> arguments = call.arguments().stream()
                    .map(argument -> value(argument.value()))
                    .toList();
            if (callee instanceof Thing.Path<V> path) {
                Listing module = modules.get(path.text());
                return module != null ? construct(module, call, arguments) : library(path.text(), arguments);
            }
            if (callee instanceof Thing.Layer<V> layer) {
                List<V> tensors =
                        arguments.stream().flatMap(a -> tensor(a).stream()).toList();
                return new Thing.Tensor<>(algebra.apply(layer, tensors, findings::add));
            }
            if (callee instanceof Thing.Built<V> built) {
                List<Statement.Parameter> wanted = built.listing().forward().parameters();
                Map<String, Thing<V>> inside = new HashMap<>(built.names());
                inside.putAll(bound(wanted, call, arguments));
                return Evaluator.this
                        .call(built.listing(), inside)
                        .<Thing<V>>map(Thing.Tensor::new)
                        .orElseGet(Thing.Nothing::new);
            }
            return new Thing.Nothing<>();
        }

        private Thing<V> construct(Listing module, Expr.Call call, List<Thing<V>> arguments) {
            Map<String, Thing<V>> inside = bound(module.head().parameters(), call, arguments);
            build(module, inside);
            return new Thing.Built<>(module, inside);
        }

        /** Arguments by the parameters that they land in; what is missing is nothing. */
        private Map<String, Thing<V>> bound(
                List<Statement.Parameter> wanted, Expr.Call call, List<Thing<V>> arguments) {
            Map<String, Thing<V>> inside = new HashMap<>();
            List<String> lands = new ArrayList<>();
            List<String> missing = new ArrayList<>();
            for (int i = 0; i < wanted.size(); i++) {
                String name = wanted.get(i).name();
                if (i < arguments.size()) {
                    inside.put(name, arguments.get(i));
                    lands.add(shown(call.arguments().get(i).value()) + " → " + name);
                } else {
                    inside.put(name, new Thing.Nothing<>());
                    if (!wanted.get(i).optional()) missing.add(name);
                }
            }
            if (!missing.isEmpty()) {
                findings.add(Finding.of(
                        Kind.TOO_FEW_ARGUMENTS,
                        "" + arguments.size(),
                        "" + wanted.size(),
                        String.join(", ", lands),
                        String.join(", ", missing)));
            }
            return inside;
        }

        private String shown(Expr expr) {
            return expr instanceof Expr.Name name ? name.text() : "…";
        }

        private Thing<V> library(String path, List<Thing<V>> arguments) {
            List<Size> sizes = arguments.stream()
                    .filter(Thing.Amount.class::isInstance)
                    .map(amount -> ((Thing.Amount<V>) amount).size())
                    .toList();
            Optional<V> given =
                    arguments.stream().flatMap(a -> tensor(a).stream()).findFirst();
            if (path.equals("torch.zeros")) return new Thing.Tensor<>(algebra.zeros(sizes));
            if (path.equals("nn.Parameter")) return arguments.get(0);
            if (path.startsWith("nn.")) return algebra.build(target, path.substring(3), sizes);
            if (given.isEmpty()) return new Thing.Nothing<>();
            V x = given.get();
            return switch (path) {
                case "torch.softmax" -> new Thing.Tensor<>(algebra.softmax(x));
                case "heads" -> new Thing.Tensor<>(algebra.heads(x, sizes.get(0)));
                case "join" -> new Thing.Tensor<>(algebra.joined(x));
                case "causal" -> new Thing.Tensor<>(algebra.causal(x));
                case "unsqueeze" ->
                    new Thing.Tensor<>(algebra.unsqueezed(x, sizes.get(0).value()));
                case "size" ->
                    new Thing.Amount<>(
                            algebra.size(x, sizes.isEmpty() ? -1 : sizes.get(0).value()));
                default -> throw new IllegalArgumentException("no " + path + " in " + listing.id());
            };
        }
    }
}
