package org.glassgpt.session;

import java.util.List;
import java.util.Optional;
import org.glassgpt.trace.Trace;

/**
 * The pass as a walk: from one operation to the next and back, with the token in hand ("one column"), or through all
 * tokens at every operation. Pure functions on selections. Immutable.
 */
public final class Walkthrough {
    /** What goes along. */
    public enum Follow {
        /** The token in hand. */
        ONE,
        /** Every token of the text, one after the other. */
        ALL
    }

    private final List<Operation> operations;
    private final int T;
    private final Trace trace;

    private Walkthrough(Trace trace) {
        this.trace = trace;
        this.operations = Operation.all(trace.model());
        this.T = trace.tokens();
    }

    public static Walkthrough of(Trace trace) {
        return new Walkthrough(trace);
    }

    /** In order. */
    public List<Operation> operations() {
        return operations;
    }

    public int size() {
        return operations.size();
    }

    /** Where in the order a selection's operation stands. */
    public int at(Selection selection) {
        return operations.indexOf(selection.within(trace).operation());
    }

    /** One step on, if there is one. */
    public Optional<Selection> next(Selection selection, Follow follow) {
        return step(selection, follow, 1);
    }

    /** One step back, if there is one. */
    public Optional<Selection> previous(Selection selection, Follow follow) {
        return step(selection, follow, -1);
    }

    private Optional<Selection> step(Selection selection, Follow follow, int by) {
        if (follow == Follow.ALL) {
            int token = selection.within(trace).token() + by;
            if (token >= 0 && token < T) return Optional.of(selection.withToken(token));
        }
        int place = at(selection) + by;
        if (place < 0 || place >= operations.size()) return Optional.empty();
        Selection moved = selection.withOperation(operations.get(place));
        return Optional.of(follow == Follow.ALL ? moved.withToken(by > 0 ? 0 : T - 1) : moved);
    }

    /** To a place in the order, the nearest that exists. */
    public Selection jump(Selection selection, int place) {
        return selection.withOperation(operations.get(Math.max(0, Math.min(operations.size() - 1, place))));
    }

    /** The same operation some blocks further on, as far as there are blocks; outside them, the first of the nearest. */
    public Selection jumpBlocks(Selection selection, int by) {
        Operation from = selection.within(trace).operation();
        int last = trace.model().layers() - 1;
        if (from.block().isPresent()) {
            int layer = from.layer() + by;
            if (layer < 0) return jump(selection, 0);
            if (layer > last) return selection.withOperation(Operation.outside(Operation.Kind.LN_FINAL));
            return selection.withOperation(from.inLayer(layer));
        }
        boolean before = from.kind().compareTo(Operation.Kind.LN1) < 0;
        if (before == by < 0) return jump(selection, before ? 0 : operations.size() - 1);
        return selection.withOperation(Operation.in(before ? 0 : last, Operation.Kind.LN1));
    }
}
