package org.glassgpt.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.glassgpt.lesson.Expression.Term;

/** Reads an expression by recursive descent: or, and, not, comparisons, sums, products, powers, and what they are of. */
final class ExpressionParser {
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]+)?%?");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*([.-][A-Za-z0-9_]+)*");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"|“([^”]*)”");
    private static final Pattern SIGN = Pattern.compile("!=|<=|>=|[-+*/^=<>~()\\[\\],]");

    /** How many arguments each function takes, at least and at most. */
    static final Map<String, int[]> FUNCTIONS = Map.ofEntries(
            Map.entry("p", args(1, 2)),
            Map.entry("drawn", args(1, 1)),
            Map.entry("logit", args(1, 2)),
            Map.entry("rank", args(1, 2)),
            Map.entry("top", args(0, 2)),
            Map.entry("ptop", args(0, 2)),
            Map.entry("p-word", args(1, 1)),
            Map.entry("text", args(1, 1)),
            Map.entry("id", args(1, 1)),
            Map.entry("entropy", args(0, 1)),
            Map.entry("surprise", args(1, 1)),
            Map.entry("attention", args(2, 4)),
            Map.entry("score", args(2, 4)),
            Map.entry("raw", args(2, 4)),
            Map.entry("length", args(1, 1)),
            Map.entry("sum", args(1, 1)),
            Map.entry("mean", args(1, 1)),
            Map.entry("variance", args(1, 1)),
            Map.entry("largest", args(1, 1)),
            Map.entry("argmax", args(1, 1)),
            Map.entry("dot", args(2, 2)),
            Map.entry("cosine", args(2, 2)),
            Map.entry("plain", args(1, 1)),
            Map.entry("with", args(2, 2)),
            Map.entry("min", args(2, 9)),
            Map.entry("max", args(2, 9)),
            Map.entry("sqrt", args(1, 1)),
            Map.entry("exp", args(1, 1)),
            Map.entry("ln", args(1, 1)),
            Map.entry("log2", args(1, 1)),
            Map.entry("log10", args(1, 1)),
            Map.entry("abs", args(1, 1)),
            Map.entry("round", args(1, 1)),
            Map.entry("floor", args(1, 1)),
            Map.entry("sin", args(1, 1)),
            Map.entry("cos", args(1, 1)));

    /** Their arguments are slices. */
    static final Set<String> OF_SLICES =
            Set.of("length", "sum", "mean", "variance", "largest", "argmax", "dot", "cosine");

    private final String text;
    private final Expression.Where where;
    private int at;

    ExpressionParser(String text, Expression.Where where) {
        this.text = text;
        this.where = where;
    }

    private static int[] args(int least, int most) {
        return new int[] {least, most};
    }

    Term parse() throws MistakeException {
        Term term = or();
        skip();
        if (at < text.length()) throw unexpected();
        return term;
    }

    private Term or() throws MistakeException {
        Term left = and();
        while (word("or")) left = new Term.Binary("or", left, and());
        return left;
    }

    private Term and() throws MistakeException {
        Term left = not();
        while (word("and")) left = new Term.Binary("and", left, not());
        return left;
    }

    private Term not() throws MistakeException {
        return word("not") ? new Term.Not(not()) : comparison();
    }

    private Term comparison() throws MistakeException {
        Term left = sum();
        String sign = sign("=", "!=", "<", "<=", ">", ">=", "~");
        return sign.isEmpty() ? left : new Term.Binary(sign, left, sum());
    }

    private Term sum() throws MistakeException {
        Term left = product();
        for (String sign = sign("+", "-"); !sign.isEmpty(); sign = sign("+", "-")) {
            left = new Term.Binary(sign, left, product());
        }
        return left;
    }

    private Term product() throws MistakeException {
        Term left = signed();
        for (String sign = sign("*", "/"); !sign.isEmpty(); sign = sign("*", "/")) {
            left = new Term.Binary(sign, left, signed());
        }
        return left;
    }

    private Term signed() throws MistakeException {
        return sign("-").isEmpty() ? power() : new Term.Minus(signed());
    }

    private Term power() throws MistakeException {
        Term base = atom();
        return sign("^").isEmpty() ? base : new Term.Binary("^", base, signed());
    }

    private Term atom() throws MistakeException {
        skip();
        String number = take(NUMBER);
        if (!number.isEmpty()) return number(number);
        String quoted = take(QUOTED);
        if (!quoted.isEmpty()) return new Term.Quoted(quoted.substring(1, quoted.length() - 1));
        if (!sign("(").isEmpty()) {
            Term inside = or();
            close(")");
            return inside;
        }
        String name = take(NAME);
        if (name.isEmpty()) throw unexpected();
        if (!sign("(").isEmpty()) return call(name, list(")"));
        if (!sign("[").isEmpty()) return slice(name, list("]"));
        if (name.indexOf('.') >= 0) return slice(name, List.of());
        return new Term.Name(name);
    }

    private static Term number(String written) {
        boolean percent = written.endsWith("%");
        String digits = percent ? written.substring(0, written.length() - 1) : written;
        int e = digits.toLowerCase(java.util.Locale.ROOT).indexOf('e');
        String mantissa = e < 0 ? digits : digits.substring(0, e);
        int exponent = e < 0 ? 0 : Integer.parseInt(digits.substring(e + 1));
        int decimals = mantissa.indexOf('.') < 0 ? 0 : mantissa.length() - mantissa.indexOf('.') - 1;
        double scale = percent ? 0.01 : 1;
        return new Term.Number(Double.parseDouble(digits) * scale, Math.pow(10, exponent - decimals) * scale);
    }

    private Term call(String function, List<Term> args) throws MistakeException {
        int[] known = FUNCTIONS.get(function);
        if (known == null) {
            throw where.mistake(
                    "lesson.mistake.function",
                    function,
                    String.join(", ", FUNCTIONS.keySet().stream().sorted().toList()));
        }
        if (args.size() < known[0] || args.size() > known[1]) {
            throw where.mistake("lesson.mistake.arguments", function, known[0], known[1], args.size());
        }
        boolean slices = args.stream().allMatch(Term.Slice.class::isInstance);
        if (OF_SLICES.contains(function) && !slices) throw where.mistake("lesson.mistake.slices", function);
        if (function.equals("with") && !(args.get(0) instanceof Term.Name)) {
            throw where.mistake("lesson.mistake.with");
        }
        return new Term.Call(function, args);
    }

    private Term slice(String name, List<Term> index) throws MistakeException {
        if (!Names.known(name)) throw where.mistake("lesson.mistake.activation", name);
        return new Term.Slice(name, index);
    }

    private List<Term> list(String end) throws MistakeException {
        List<Term> items = new ArrayList<>();
        if (!sign(end).isEmpty()) return items;
        do {
            items.add(or());
        } while (!sign(",").isEmpty());
        close(end);
        return items;
    }

    private void close(String end) throws MistakeException {
        if (sign(end).isEmpty()) throw where.mistake("lesson.mistake.bracket", text, end, at + 1);
    }

    private MistakeException unexpected() {
        String rest = at < text.length() ? text.substring(at, Math.min(text.length(), at + 12)) : "";
        return where.mistake("lesson.mistake.expression", text, rest, at + 1);
    }

    private void skip() {
        take(SPACE);
    }

    private boolean word(String word) {
        skip();
        Matcher name = NAME.matcher(text).region(at, text.length());
        if (!name.lookingAt() || !name.group().equals(word)) return false;
        at = name.end();
        return true;
    }

    /** The sign that stands next, if it is one of these; empty otherwise. */
    private String sign(String... wanted) {
        skip();
        Matcher sign = SIGN.matcher(text).region(at, text.length());
        if (!sign.lookingAt() || !List.of(wanted).contains(sign.group())) return "";
        at = sign.end();
        return sign.group();
    }

    private String take(Pattern pattern) {
        Matcher matcher = pattern.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) return "";
        at = matcher.end();
        return matcher.group();
    }
}
