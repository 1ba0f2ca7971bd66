package org.glassgpt.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A number, a text or a truth worked out from a pass, such as {@code p(place) > 0.5}; the language stands in {@code
 * lessons/README.md}. Immutable.
 */
public final class Expression {
    /** What an expression is made of. */
    sealed interface Term {
        /**
         * @param unit what the last digit written counts
         */
        record Number(double value, double unit) implements Term {}

        record Quoted(String text) implements Term {}

        /** A size of the model, what is in hand, or a mark. */
        record Name(String name) implements Term {}

        record Call(String function, List<Term> args) implements Term {}

        /** Numbers of an activation or a weight below an index. */
        record Slice(String name, List<Term> index) implements Term {}

        record Not(Term of) implements Term {}

        record Minus(Term of) implements Term {}

        record Binary(String sign, Term left, Term right) implements Term {}
    }

    /** Names that are not marks. */
    static final Set<String> KNOWN = Set.of(
            "layers",
            "heads",
            "width",
            "headsize",
            "neurons",
            "context",
            "vocab",
            "parameters",
            "tokens",
            "layer",
            "head",
            "token",
            "key",
            "last",
            "pi");

    private final String text;
    private final Term term;

    private Expression(String text, Term term) {
        this.text = text;
        this.term = term;
    }

    /** Reads one; {@code where} makes the mistake from the key of its sentence and what fills its places. */
    static Expression parse(String text, Where where) throws MistakeException {
        return new Expression(text, new ExpressionParser(text, where).parse());
    }

    /** The place of an expression in its file. */
    @FunctionalInterface
    interface Where {
        MistakeException mistake(String key, Object... args);
    }

    public String text() {
        return text;
    }

    /**
     * @throws UnreadableException when the pass does not hold what is asked for
     */
    public Result in(Scope scope) {
        return new Evaluation(scope).of(term);
    }

    /** What both sides of a comparison come to, to say why it does not hold; empty for anything else. */
    public Optional<String> sides(Scope scope) {
        if (!(term instanceof Term.Binary binary)) return Optional.empty();
        Evaluation evaluation = new Evaluation(scope);
        return Optional.of(evaluation.of(binary.left()) + " " + binary.sign() + " " + evaluation.of(binary.right()));
    }

    /** Prompts that it asks for by {@code with(NAME, …)}. */
    public List<String> otherPrompts() {
        List<String> names = new ArrayList<>();
        walk(term, part -> {
            if (part instanceof Term.Call call && call.function().equals("with")) {
                names.add(((Term.Name) call.args().get(0)).name());
            }
        });
        return names;
    }

    /** Whether it compares with the pass without edits. */
    public boolean asksPlain() {
        List<Term> found = new ArrayList<>();
        walk(term, part -> {
            if (part instanceof Term.Call call && call.function().equals("plain")) found.add(part);
        });
        return !found.isEmpty();
    }

    /** Marks that it names outside {@code with}. */
    List<String> marks() {
        List<String> names = new ArrayList<>();
        marks(term, names);
        return names;
    }

    private static void marks(Term term, List<String> names) {
        if (term instanceof Term.Call call && call.function().equals("with")) return;
        if (term instanceof Term.Name name && !KNOWN.contains(name.name())) names.add(name.name());
        parts(term).forEach(part -> marks(part, names));
    }

    private static void walk(Term term, Consumer<Term> visit) {
        visit.accept(term);
        parts(term).forEach(part -> walk(part, visit));
    }

    private static List<Term> parts(Term term) {
        if (term instanceof Term.Call call) return call.args();
        if (term instanceof Term.Slice slice) return slice.index();
        if (term instanceof Term.Not not) return List.of(not.of());
        if (term instanceof Term.Minus minus) return List.of(minus.of());
        if (term instanceof Term.Binary binary) return List.of(binary.left(), binary.right());
        return List.of();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Expression expression && text.equals(expression.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
