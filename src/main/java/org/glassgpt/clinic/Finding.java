package org.glassgpt.clinic;

import java.util.List;
import java.util.Locale;

/**
 * Something that the checker found at a line. Words stand in the messages under {@code clinic.finding.} and its kind's
 * {@link Kind#key}.
 *
 * @param about what it is about: names, shapes, counts; what each is stands at its kind
 */
public record Finding(Kind kind, List<String> about) {
    /** What can be found. */
    public enum Kind {
        /** A parameter stands twice: its name. */
        TWICE,
        /** Nothing has this name: the name. */
        UNKNOWN_NAME,
        /** Arguments are missing: given, wanted, where each lands, what is left over. */
        TOO_FEW_ARGUMENTS,
        /** A matrix product fits only where two sizes are equal: left shape, right shape, one size, the other. */
        FITS_ONLY_IF,
        /** A layer wants another rank: the shape, its rank, the rank wanted. */
        WRONG_RANK,
        /** A layer takes the first axis for time, and it is another: the shape, the axis that stands there. */
        FIRST_AXIS_TAKEN_FOR_TIME,
        /** One row is copied along an axis: the shape of what is copied, the axis. */
        COPIED_ALONG,
        /** Stored or handed in, and never read: the names. */
        NEVER_READ,
        /** Worked out, and does not reach the result: the name. */
        REACHES_NOTHING;

        /** Such as {@code fits-only-if}. */
        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Whether Python stops there, or runs on only by chance. */
        public boolean stops() {
            return switch (this) {
                case TWICE, UNKNOWN_NAME, TOO_FEW_ARGUMENTS, FITS_ONLY_IF, WRONG_RANK -> true;
                case FIRST_AXIS_TAKEN_FOR_TIME, COPIED_ALONG, NEVER_READ, REACHES_NOTHING -> false;
            };
        }
    }

    public Finding {
        about = List.copyOf(about);
    }

    static Finding of(Kind kind, String... about) {
        return new Finding(kind, List.of(about));
    }
}
