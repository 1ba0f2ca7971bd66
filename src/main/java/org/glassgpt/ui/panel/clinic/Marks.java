package org.glassgpt.ui.panel.clinic;

import java.util.Set;
import java.util.TreeSet;
import org.glassgpt.clinic.Fault;
import org.glassgpt.clinic.Line;
import org.glassgpt.clinic.Listing;

/**
 * The lines that a reader holds to be wrong, and whether the answer is out. Immutable.
 *
 * @param lines marked, from 0
 * @param checked whether every line's faults are shown
 */
record Marks(Set<Integer> lines, boolean checked) {
    static final Marks NONE = new Marks(Set.of(), false);

    Marks {
        lines = Set.copyOf(lines);
    }

    /** What a mark, or its absence, turned out to be. */
    enum Verdict {
        /** Not asked for yet. */
        OPEN,
        /** Nothing is wrong there, and nobody said so. */
        FINE,
        /** Marked, and wrong. */
        FOUND,
        /** Wrong, and not marked. */
        MISSED,
        /** Marked, and there is nothing wrong. */
        UNFOUNDED,
        /** One may mark it or not: no mistake in itself. */
        BESIDE
    }

    Marks toggled(int line) {
        Set<Integer> changed = new TreeSet<>(lines);
        if (!changed.remove(line)) changed.add(line);
        return new Marks(changed, checked);
    }

    Marks withChecked() {
        return new Marks(lines, true);
    }

    Verdict verdict(Listing listing, int line) {
        Line at = listing.lines().get(line);
        if (!checked) return Verdict.OPEN;
        if (!at.faulty()) return lines.contains(line) ? Verdict.UNFOUNDED : Verdict.FINE;
        boolean beside = at.faults().stream().allMatch(fault -> fault.kind() == Fault.Kind.BESIDE);
        if (lines.contains(line)) return Verdict.FOUND;
        return beside ? Verdict.BESIDE : Verdict.MISSED;
    }

    int count(Listing listing, Verdict verdict) {
        int count = 0;
        for (int line = 0; line < listing.lines().size(); line++) {
            if (verdict(listing, line) == verdict) count++;
        }
        return count;
    }
}
