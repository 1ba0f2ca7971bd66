package org.glassgpt.lesson;

import java.util.ArrayList;
import java.util.List;
import org.glassgpt.lesson.Expression.Term;
import org.glassgpt.trace.ModelShape;

/** Works an expression out in one scope. */
final class Evaluation {
    /** Two numbers are equal when they differ by less than what float32 can tell apart. */
    private static final double EQUAL = 1e-6;

    private final Scope scope;
    private final Places places;
    private final Measures measures;

    Evaluation(Scope scope) {
        this.scope = scope;
        this.places = new Places(scope);
        this.measures = new Measures(scope.reading(), scope.hand());
    }

    Result of(Term term) {
        if (term instanceof Term.Number number) return new Result.Number(number.value());
        if (term instanceof Term.Quoted quoted) return new Result.Words(quoted.text());
        if (term instanceof Term.Name name) return new Result.Number(name(name.name()));
        if (term instanceof Term.Minus minus) return new Result.Number(-number(minus.of()));
        if (term instanceof Term.Not not) return new Result.Truth(!truth(not.of()));
        if (term instanceof Term.Binary binary) return binary(binary);
        if (term instanceof Term.Slice slice) return new Result.Number(single(slice));
        return call((Term.Call) term);
    }

    private double name(String name) {
        ModelShape model = scope.reading().trace().model();
        return switch (name) {
            case "layers" -> model.layers();
            case "heads" -> model.heads();
            case "width" -> model.width();
            case "headsize" -> model.headSize();
            case "neurons" -> model.neurons();
            case "context" -> model.context();
            case "vocab" -> model.vocab();
            case "parameters" -> measures.parameters();
            case "tokens" -> scope.reading().tokens();
            case "pi" -> Math.PI;
            default -> places.of(name);
        };
    }

    private Result binary(Term.Binary binary) {
        return switch (binary.sign()) {
            case "and" -> new Result.Truth(truth(binary.left()) && truth(binary.right()));
            case "or" -> new Result.Truth(truth(binary.left()) || truth(binary.right()));
            case "=" -> new Result.Truth(same(binary));
            case "!=" -> new Result.Truth(!same(binary));
            case "~" -> new Result.Truth(rounds(binary));
            case "<" -> new Result.Truth(number(binary.left()) < number(binary.right()));
            case "<=" -> new Result.Truth(number(binary.left()) <= number(binary.right()));
            case ">" -> new Result.Truth(number(binary.left()) > number(binary.right()));
            case ">=" -> new Result.Truth(number(binary.left()) >= number(binary.right()));
            default -> new Result.Number(arithmetic(binary));
        };
    }

    private double arithmetic(Term.Binary binary) {
        double left = number(binary.left());
        double right = number(binary.right());
        return switch (binary.sign()) {
            case "+" -> left + right;
            case "-" -> left - right;
            case "*" -> left * right;
            case "/" -> left / right;
            case "^" -> Math.pow(left, right);
            default -> throw new IllegalStateException(binary.sign());
        };
    }

    private boolean same(Term.Binary binary) {
        Result left = of(binary.left());
        Result right = of(binary.right());
        if (left instanceof Result.Number a && right instanceof Result.Number b) {
            double scale = Math.max(1, Math.max(Math.abs(a.value()), Math.abs(b.value())));
            return Math.abs(a.value() - b.value()) <= EQUAL * scale;
        }
        return left.equals(right);
    }

    /** Whether the left side, rounded to the last digit written on the right, is what stands there. */
    private boolean rounds(Term.Binary binary) {
        double written = number(binary.right());
        double unit = unit(binary.right());
        return Math.abs(number(binary.left()) - written) <= unit / 2 * (1 + EQUAL);
    }

    private static double unit(Term term) {
        if (term instanceof Term.Minus minus) return unit(minus.of());
        if (term instanceof Term.Number number) return number.unit();
        throw new UnreadableException("a number stands to the right of ~");
    }

    private Result call(Term.Call call) {
        List<Term> args = call.args();
        return switch (call.function()) {
            case "plain" -> new Evaluation(scope.withoutEdits()).of(args.get(0));
            case "with" -> with(((Term.Name) args.get(0)).name(), args.get(1));
            case "top" -> new Result.Words(measures.word(measures.top(rank(args), place(args, 1))));
            case "p-word" -> new Result.Words(measures.word(id(args.get(0))));
            case "text" -> new Result.Words(measures.tokenText(place(args, 0)));
            default -> new Result.Number(number(call.function(), args));
        };
    }

    private Result with(String prompt, Term term) {
        Scope other = scope.others()
                .apply(prompt)
                .orElseThrow(() -> new UnreadableException("prompt " + prompt + " has not run"));
        return new Evaluation(other).of(term);
    }

    private double number(String function, List<Term> args) {
        return switch (function) {
            case "p" -> measures.p(id(args.get(0)), place(args, 1));
            case "drawn" -> measures.drawn(id(args.get(0)));
            case "logit" -> measures.logit(id(args.get(0)), place(args, 1));
            case "rank" -> measures.rank(id(args.get(0)), place(args, 1));
            case "ptop" -> measures.p(measures.top(rank(args), place(args, 1)), place(args, 1));
            case "id" -> id(args.get(0));
            case "entropy" -> measures.entropy(place(args, 0));
            case "surprise" -> measures.surprise(place(args, 0));
            case "attention", "score", "raw" -> pair(function, args);
            case "length", "sum", "mean", "variance", "largest", "argmax" ->
                Measures.of(function, numbers(args.get(0)));
            case "dot" -> Measures.dot(numbers(args.get(0)), numbers(args.get(1)));
            case "cosine" -> Measures.cosine(numbers(args.get(0)), numbers(args.get(1)));
            case "min" -> args.stream().mapToDouble(this::number).min().orElseThrow();
            case "max" -> args.stream().mapToDouble(this::number).max().orElseThrow();
            default -> function(function, number(args.get(0)));
        };
    }

    private static double function(String function, double x) {
        return switch (function) {
            case "sqrt" -> Math.sqrt(x);
            case "exp" -> Math.exp(x);
            case "ln" -> Math.log(x);
            case "log2" -> Math.log(x) / Math.log(2);
            case "log10" -> Math.log10(x);
            case "abs" -> Math.abs(x);
            case "round" -> Math.rint(x);
            case "floor" -> Math.floor(x);
            case "sin" -> Math.sin(x);
            case "cos" -> Math.cos(x);
            default -> throw new IllegalStateException(function);
        };
    }

    private double pair(String function, List<Term> args) {
        int n = args.size();
        int layer = n == 4 ? index(args.get(0)) : scope.hand().layer();
        int head = n >= 3 ? index(args.get(n - 3)) : scope.hand().head();
        return measures.pair(function, layer, head, index(args.get(n - 2)), index(args.get(n - 1)));
    }

    private int rank(List<Term> args) {
        return args.isEmpty() ? 1 : index(args.get(0));
    }

    /** The place given as an argument; the last token without it. */
    private int place(List<Term> args, int i) {
        return i < args.size() ? index(args.get(i)) : scope.reading().tokens() - 1;
    }

    private int index(Term term) {
        double index = number(term);
        if (index != Math.rint(index) || index < 0) throw new UnreadableException("no index: " + index);
        return (int) index;
    }

    /** The first token of a text, also of one that is read from the model, or of a marked word. */
    private int id(Term term) {
        if (term instanceof Term.Quoted quoted) return places.firstToken(quoted.text());
        if (term instanceof Term.Name name) return places.firstToken(places.word(name.name()));
        if (term instanceof Term.Call && of(term) instanceof Result.Words words) return places.firstToken(words.text());
        return index(term);
    }

    private double[] numbers(Term term) {
        Term.Slice slice = (Term.Slice) term;
        List<Integer> index = new ArrayList<>();
        for (Term entry : slice.index()) index.add(index(entry));
        return measures.numbers(slice.name(), index.stream().mapToInt(i -> i).toArray());
    }

    private double single(Term.Slice slice) {
        double[] numbers = numbers(slice);
        if (numbers.length != 1) {
            throw new UnreadableException(slice.name() + " wants more indices: these leave " + numbers.length);
        }
        return numbers[0];
    }

    private double number(Term term) {
        if (of(term) instanceof Result.Number number) return number.value();
        throw new UnreadableException("a number is wanted");
    }

    private boolean truth(Term term) {
        if (of(term) instanceof Result.Truth truth) return truth.holds();
        throw new UnreadableException("a comparison is wanted");
    }
}
