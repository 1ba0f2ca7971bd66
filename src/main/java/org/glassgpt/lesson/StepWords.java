package org.glassgpt.lesson;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The words of one step in one language.
 *
 * @param line of its heading
 * @param before what is read first
 * @param options of a question, in order; empty where none is asked
 * @param after what is read when the answer is out; empty without one
 * @param notes for the teacher
 * @param sections that explain single answers, by id
 */
public record StepWords(
        String id,
        String title,
        int line,
        List<Block> before,
        List<Option> options,
        Optional<List<Block>> after,
        List<Block> notes,
        Map<String, List<Block>> sections) {
    public StepWords {
        before = List.copyOf(before);
        options = List.copyOf(options);
        after = after.map(List::copyOf);
        notes = List.copyOf(notes);
        sections = Map.copyOf(sections);
    }

    /**
     * One of the answers to choose from.
     *
     * @param why it is wrong, or right
     */
    public record Option(List<Block> words, List<Block> why) {
        public Option {
            words = List.copyOf(words);
            why = List.copyOf(why);
        }
    }

    /** Everything that a learner can come to read here. */
    public List<Block> everything() {
        var all = new java.util.ArrayList<>(before);
        for (Option option : options) {
            all.addAll(option.words());
            all.addAll(option.why());
        }
        after.ifPresent(all::addAll);
        sections.values().forEach(all::addAll);
        return all;
    }

    /** The listing whose lines can be marked. */
    public Optional<Block.Code> listing() {
        return before.stream()
                .filter(Block.Code.class::isInstance)
                .map(Block.Code.class::cast)
                .filter(Block.Code::listing)
                .findFirst();
    }
}
