package org.glassgpt.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.glassgpt.i18n.Language;

/** One step of a lesson: what the stage does, what is asked. The words stand apart, see {@link StepWords}. */
public sealed interface Step {
    /** What every step has. */
    Frame frame();

    Kind kind();

    /**
     * @param id the heading of the same id holds the words
     * @param line from 1, in {@code lesson.yaml}
     * @param staging when the step is entered
     * @param revealed what the stage shows when the answer is out
     * @param claims true on entering; of a step that runs something, afterwards
     * @param revealedClaims true when the answer is out
     * @param sources of facts in the words, each in both languages
     */
    record Frame(
            String id,
            int line,
            Staging staging,
            Optional<Staging> revealed,
            List<Claim> claims,
            List<Claim> revealedClaims,
            List<Map<Language, String>> sources) {
        public Frame {
            claims = List.copyOf(claims);
            revealedClaims = List.copyOf(revealedClaims);
            sources = List.copyOf(sources);
        }

        /** Of facts in the words, as a reader of this language reads them. */
        public List<String> sources(Language language) {
            return sources.stream().map(source -> source.get(language)).toList();
        }
    }

    default String id() {
        return frame().id();
    }

    /** The right options or lines, counted from 1; empty where nothing is chosen. */
    default Set<Integer> right() {
        return Set.of();
    }

    /** What is said to single options or lines in sections of their own, in their order; empty where nothing is. */
    default List<Block> explained(StepWords told) {
        return List.of();
    }

    record Show(Frame frame) implements Step {
        @Override
        public Kind kind() {
            return Kind.SHOW;
        }
    }

    record Highlight(Frame frame) implements Step {
        @Override
        public Kind kind() {
            return Kind.HIGHLIGHT;
        }
    }

    record Change(Frame frame) implements Step {
        @Override
        public Kind kind() {
            return Kind.SET;
        }
    }

    record Predict(Frame frame, Choice choice) implements Step {
        @Override
        public Set<Integer> right() {
            return choice.right();
        }

        @Override
        public List<Block> explained(StepWords told) {
            return choice.explained(told);
        }

        @Override
        public Kind kind() {
            return Kind.PREDICT;
        }
    }

    record Quiz(Frame frame, Choice choice) implements Step {
        @Override
        public Set<Integer> right() {
            return choice.right();
        }

        @Override
        public List<Block> explained(StepWords told) {
            return choice.explained(told);
        }

        @Override
        public Kind kind() {
            return Kind.QUIZ;
        }
    }

    /**
     * @param blanks by name, in order; the name is empty where there is only one
     */
    record Worked(Frame frame, Map<String, Blank> blanks) implements Step {
        public Worked {
            blanks = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(blanks));
        }

        @Override
        public Kind kind() {
            return Kind.WORKED;
        }
    }

    record Do(Frame frame, Deed deed) implements Step {
        @Override
        public Kind kind() {
            return Kind.DO;
        }
    }

    record Run(Frame frame, Action action) implements Step {
        @Override
        public Kind kind() {
            return Kind.RUN;
        }
    }

    /**
     * What is right among options, or among lines of a listing.
     *
     * @param lines whether lines are marked
     * @param several whether more than one may be chosen
     * @param right counted from 1
     * @param why sections that explain options or lines
     */
    record Choice(boolean lines, boolean several, Set<Integer> right, Map<Integer, String> why) {
        public Choice {
            right = Set.copyOf(right);
            why = Map.copyOf(why);
        }

        private List<Block> explained(StepWords told) {
            Map<Integer, List<Block>> said = new TreeMap<>();
            why.forEach((number, section) -> said.put(number, told.sections().getOrDefault(section, List.of())));
            if (lines) {
                return said.entrySet().stream()
                        .<Block>map(line -> new Block.Numbered(line.getKey(), List.of(line.getValue())))
                        .toList();
            }
            List<List<Block>> options = new ArrayList<>();
            for (int i = 1; i <= told.options().size(); i++) options.add(said.getOrDefault(i, List.of()));
            return said.isEmpty() ? List.of() : List.of(new Block.Lettered(options, right));
        }
    }

    /**
     * A number to work out.
     *
     * @param tolerance how far from it is still right
     */
    record Blank(Expression value, double tolerance) {}
}
