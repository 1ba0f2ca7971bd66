package org.glassgpt.lesson;

import java.util.List;
import java.util.Set;

/** One block of words, from top to bottom. */
public sealed interface Block {
    record Paragraph(List<Inline> pieces) implements Block {
        public Paragraph {
            pieces = List.copyOf(pieces);
        }
    }

    /** A formula on a line of its own. */
    record Display(Inline.Formula formula) implements Block {}

    record Bullets(List<List<Block>> items) implements Block {
        public Bullets {
            items = items.stream().map(List::copyOf).toList();
        }
    }

    record Numbered(int first, List<List<Block>> items) implements Block {
        public Numbered {
            items = items.stream().map(List::copyOf).toList();
        }
    }

    /**
     * What can be chosen, lettered as on screen.
     *
     * @param right the numbers of the right ones, counted from 1; empty where that is not told
     */
    record Lettered(List<List<Block>> items, Set<Integer> right) implements Block {
        public Lettered {
            items = items.stream().map(List::copyOf).toList();
            right = Set.copyOf(right);
        }

        /** {@code A} of the first. */
        public static String letter(int number) {
            return Character.toString((char) ('A' + number - 1));
        }
    }

    record Quote(List<Block> blocks) implements Block {
        public Quote {
            blocks = List.copyOf(blocks);
        }
    }

    /** Code to read; as a listing, its lines are numbered and can be marked. */
    record Code(List<String> lines, boolean listing) implements Block {
        public Code {
            lines = List.copyOf(lines);
        }
    }

    /** Rows of cells, the first row the head. */
    record Table(List<List<List<Inline>>> rows) implements Block {
        public Table {
            rows = rows.stream()
                    .map(row -> row.stream().map(List::copyOf).toList())
                    .toList();
        }
    }
}
