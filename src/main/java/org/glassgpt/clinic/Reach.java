package org.glassgpt.clinic;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.glassgpt.clinic.Finding.Kind;

/** Follows a listing backwards from its result: which names it is made of, and which it never asks for. */
final class Reach {
    private final Listing listing;
    private final Set<String> needed = new HashSet<>();
    private final Set<Line> useful = new HashSet<>();

    Reach(Listing listing) {
        this.listing = listing;
        follow(listing.running());
        follow(listing.building());
    }

    private void follow(List<Line> lines) {
        for (int i = lines.size() - 1; i >= 0; i--) {
            Line line = lines.get(i);
            if (line.statement() instanceof Statement.Return end) {
                end.value().reads().forEach(needed::add);
            } else if (line.statement() instanceof Statement.Assign assign && needed.contains(assign.name())) {
                useful.add(line);
                boolean again = assign.value().reads().anyMatch(assign.name()::equals);
                if (!again) needed.remove(assign.name());
                assign.value().reads().forEach(needed::add);
            }
        }
    }

    /** Whether the result depends on a name: on what comes in under it, or on a part such as {@code W_q.bias}. */
    boolean needs(String name) {
        return needed.contains(name);
    }

    /** What is stored, handed in or worked out for nothing, by line. */
    Map<Line, List<Finding>> findings() {
        Map<Line, List<Finding>> found = new LinkedHashMap<>();
        for (Line line : listing.lines()) {
            List<Finding> here = new ArrayList<>();
            if (line.statement() instanceof Statement.Keep keep) unread(keep.names(), here);
            if (line.statement() instanceof Statement.Forward forward) {
                unread(
                        forward.parameters().stream()
                                .map(Statement.Parameter::name)
                                .toList(),
                        here);
            }
            if (line.statement() instanceof Statement.Assign assign) {
                // A layer for which nothing is worked out is named where it is used.
                boolean runs = listing.running().contains(line);
                if (runs && !useful.contains(line)) here.add(Finding.of(Kind.REACHES_NOTHING, assign.name()));
                biases(assign.value(), here);
            }
            if (!here.isEmpty()) found.put(line, here);
        }
        return found;
    }

    private void unread(List<String> names, List<Finding> here) {
        String unread = names.stream().filter(name -> !needed.contains(name)).collect(Collectors.joining(", "));
        if (!unread.isEmpty()) here.add(Finding.of(Kind.NEVER_READ, unread));
    }

    /** A Linear of which only the weight is read has a bias that nobody reads. */
    private void biases(Expr value, List<Finding> here) {
        Set<String> reads = value.reads().collect(Collectors.toSet());
        String unread = reads.stream()
                .filter(name -> reads.contains(name + ".weight") && linear(name))
                .map(name -> name + ".bias")
                .filter(bias -> !needed.contains(bias))
                .sorted()
                .collect(Collectors.joining(", "));
        if (!unread.isEmpty()) here.add(Finding.of(Kind.NEVER_READ, unread));
    }

    private boolean linear(String name) {
        return listing.building().stream()
                .map(Line::statement)
                .anyMatch(statement -> statement instanceof Statement.Assign assign
                        && assign.name().equals(name)
                        && assign.value() instanceof Expr.Call call
                        && call.callee() instanceof Expr.Part part
                        && part.name().equals("Linear"));
    }
}
