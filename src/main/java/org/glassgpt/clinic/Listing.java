package org.glassgpt.clinic;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A piece of code, in the course's own words.
 *
 * @param id such as {@code attention}
 * @param lines in order, numbered from 0
 */
public record Listing(String id, List<Line> lines) {
    public Listing {
        lines = List.copyOf(lines);
    }

    /**
     * @throws NoSuchElementException when there is no such line
     */
    public Line line(String lineId) {
        return lines.get(index(lineId));
    }

    /**
     * @throws NoSuchElementException when there is no such line
     */
    public int index(String lineId) {
        return IntStream.range(0, lines.size())
                .filter(i -> lines.get(i).id().equals(lineId))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no line " + lineId + " in " + id));
    }

    /** Name of the module that it defines. */
    String module() {
        return head().name();
    }

    Statement.Module head() {
        return only(Statement.Module.class).orElseThrow();
    }

    Statement.Forward forward() {
        return only(Statement.Forward.class).orElseThrow();
    }

    /** The lines that build the module: those before it says what it does. */
    List<Line> building() {
        return lines.subList(0, forwardIndex());
    }

    /** The lines that run when it is called. */
    List<Line> running() {
        return lines.subList(forwardIndex() + 1, lines.size());
    }

    private int forwardIndex() {
        return IntStream.range(0, lines.size())
                .filter(i -> lines.get(i).statement() instanceof Statement.Forward)
                .findFirst()
                .orElseThrow();
    }

    private <S extends Statement> Optional<S> only(Class<S> kind) {
        return lines.stream()
                .map(Line::statement)
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst();
    }
}
