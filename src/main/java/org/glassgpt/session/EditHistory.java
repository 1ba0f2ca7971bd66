package org.glassgpt.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.glassgpt.trace.Edit;
import org.glassgpt.trace.Edits;

/**
 * The edits in force, those before them and those that were undone. Immutable.
 *
 * @param past the oldest first
 * @param now in force
 * @param future undone, the one undone last first
 */
public record EditHistory(List<Edits> past, Edits now, List<Edits> future) {
    public static final EditHistory NONE = of(Edits.NONE);

    /** How far back it goes. */
    static final int LONGEST = 100;

    public EditHistory {
        past = List.copyOf(past);
        future = List.copyOf(future);
    }

    public static EditHistory of(Edits now) {
        return new EditHistory(List.of(), now, List.of());
    }

    /** Other edits from here on. Turning the same dial further is one edit: undone, it is where it was before. */
    public EditHistory then(Edits next) {
        if (next.equals(now)) return this;
        if (!past.isEmpty() && turnsFurther(next)) {
            Edits before = past.get(past.size() - 1);
            List<Edits> older = past.subList(0, past.size() - 1);
            return before.equals(next)
                    ? new EditHistory(older, before, List.of())
                    : new EditHistory(past, next, List.of());
        }
        List<Edits> longer = new ArrayList<>(past);
        longer.add(now);
        int forgotten = Math.max(0, longer.size() - LONGEST);
        return new EditHistory(longer.subList(forgotten, longer.size()), next, List.of());
    }

    private boolean turnsFurther(Edits next) {
        Optional<Class<? extends Edit>> last = dial(past.get(past.size() - 1), now);
        return last.isPresent() && last.equals(dial(now, next));
    }

    /** The kind of dial, if nothing but one differs. */
    private static Optional<Class<? extends Edit>> dial(Edits a, Edits b) {
        for (Class<? extends Edit> kind : List.of(Edit.ScoreDivisor.class, Edit.EmbedScale.class)) {
            if (a.without(kind::isInstance).equals(b.without(kind::isInstance))) return Optional.of(kind);
        }
        return Optional.empty();
    }

    public boolean canUndo() {
        return !past.isEmpty();
    }

    public boolean canRedo() {
        return !future.isEmpty();
    }

    /** Itself where there is nothing to undo. */
    public EditHistory undo() {
        if (past.isEmpty()) return this;
        List<Edits> undone = new ArrayList<>(future);
        undone.add(0, now);
        return new EditHistory(past.subList(0, past.size() - 1), past.get(past.size() - 1), undone);
    }

    /** Itself where there is nothing to redo. */
    public EditHistory redo() {
        if (future.isEmpty()) return this;
        List<Edits> longer = new ArrayList<>(past);
        longer.add(now);
        return new EditHistory(longer, future.get(0), future.subList(1, future.size()));
    }
}
