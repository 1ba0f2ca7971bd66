package org.glassgpt.clinic;

import java.util.List;

/**
 * One line of a listing. What it was meant to do and what it does stand in the messages under {@code clinic.meant.} and
 * {@code clinic.does.}, its listing's id and its own.
 *
 * @param id within its listing
 * @param indent in steps
 * @param code without its indent
 * @param statement what the code says
 * @param faults what is wrong with it, if anything
 */
public record Line(String id, int indent, String code, Statement statement, List<Fault> faults) {
    public Line {
        faults = List.copyOf(faults);
    }

    static Line of(String id, int indent, String code, Fault... faults) {
        return new Line(id, indent, code, Parser.parse(code), List.of(faults));
    }

    public boolean faulty() {
        return !faults.isEmpty();
    }
}
