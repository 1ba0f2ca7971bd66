package org.glassgpt.clinic;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What stands at the right of an arrow in a listing. All immutable. */
public sealed interface Expr {
    /** A name, such as {@code s_q}. */
    record Name(String text) implements Expr {}

    /** A whole number. */
    record Whole(int value) implements Expr {}

    /** A part of something, such as {@code W_q.weight} or {@code k.T}. */
    record Part(Expr of, String name) implements Expr {}

    /** The first so many rows along an axis: {@code x[:n]} along the first, {@code x[:, :n]} along the second. */
    record First(Expr of, int axis, Expr count) implements Expr {}

    /** Two things and a sign between them: {@code ·} (matrix product), {@code ×}, {@code +}, {@code /}. */
    record Both(char sign, Expr left, Expr right) implements Expr {}

    /** Something called with arguments. */
    record Call(Expr callee, List<Argument> arguments) implements Expr {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /**
     * @param name that it is given by; empty when its place says what it is
     */
    record Argument(Optional<String> name, Expr value) {}

    /** The names that are read, and the parts of names, such as {@code W_q} and {@code W_q.weight}. */
    default Stream<String> reads() {
        if (this instanceof Name name) return Stream.of(name.text());
        if (this instanceof Part part) {
            Stream<String> inner = part.of().reads();
            return part.of() instanceof Name name
                    ? Stream.concat(inner, Stream.of(name.text() + "." + part.name()))
                    : inner;
        }
        if (this instanceof First first)
            return Stream.concat(first.of().reads(), first.count().reads());
        if (this instanceof Both both)
            return Stream.concat(both.left().reads(), both.right().reads());
        if (this instanceof Call call) {
            Stream<String> called = call.callee().reads();
            if (call.callee() instanceof Name name) called = Stream.of(name.text(), name.text() + "()");
            return Stream.concat(
                    called,
                    call.arguments().stream()
                            .flatMap(argument -> argument.value().reads()));
        }
        return Stream.empty();
    }
}
