package org.glassgpt.clinic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one line of pseudo-code. Not thread-safe; one for each line. */
final class Parser {
    private static final Pattern TOKEN =
            Pattern.compile("[A-Za-z][A-Za-z0-9_]*|[0-9]+(\\.[0-9]+)?|[←·×+/.,:=()\\[\\]]");

    private final String line;
    private final List<String> tokens = new ArrayList<>();
    private int at;

    private Parser(String line) {
        this.line = line;
        Matcher matcher = TOKEN.matcher(line);
        int end = 0;
        while (matcher.find()) {
            if (!line.substring(end, matcher.start()).isBlank()) throw wrong("an unknown sign");
            tokens.add(matcher.group());
            end = matcher.end();
        }
        if (!line.substring(end).isBlank()) throw wrong("an unknown sign");
    }

    /**
     * @throws IllegalArgumentException saying what is wrong with the line
     */
    static Statement parse(String line) {
        Parser parser = new Parser(line);
        Statement statement = parser.statement();
        if (parser.at < parser.tokens.size()) throw parser.wrong("something after its end");
        return statement;
    }

    private IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException("“" + line + "”: " + what + " at token " + at);
    }

    private String peek() {
        return at < tokens.size() ? tokens.get(at) : "";
    }

    private boolean take(String token) {
        if (!peek().equals(token)) return false;
        at++;
        return true;
    }

    private void need(String token) {
        if (!take(token)) throw wrong("no “" + token + "”");
    }

    private String name() {
        if (peek().isEmpty() || !Character.isLetter(peek().charAt(0))) throw wrong("no name");
        return tokens.get(at++);
    }

    private Statement statement() {
        if (take("use")) return new Statement.Use(names());
        if (take("begin")) return new Statement.Begin();
        if (take("keep")) return new Statement.Keep(names());
        if (take("return")) return new Statement.Return(sum());
        if (take("module")) return new Statement.Module(name(), parameters());
        if (take("forward")) return new Statement.Forward(parameters());
        String name = name();
        need("←");
        return new Statement.Assign(name, sum());
    }

    private List<String> names() {
        List<String> names = new ArrayList<>(List.of(name()));
        while (take(",")) names.add(name());
        return names;
    }

    private List<Statement.Parameter> parameters() {
        List<Statement.Parameter> parameters = new ArrayList<>();
        need("(");
        do {
            String name = name();
            boolean optional = take("=");
            if (optional) need("none");
            parameters.add(new Statement.Parameter(name, optional));
        } while (take(","));
        need(")");
        need(":");
        return parameters;
    }

    private Expr sum() {
        Expr left = product();
        while (take("+")) left = new Expr.Both('+', left, product());
        return left;
    }

    private Expr product() {
        Expr left = atom();
        while (Arrays.asList("·", "×", "/").contains(peek())) {
            left = new Expr.Both(tokens.get(at++).charAt(0), left, atom());
        }
        return left;
    }

    private Expr atom() {
        Expr expr;
        if (take("(")) {
            expr = sum();
            need(")");
        } else if (!peek().isEmpty() && Character.isDigit(peek().charAt(0))) {
            String number = tokens.get(at++);
            // A share, as dropout has it, has no shape: its digits don't matter here.
            expr = number.contains(".") ? new Expr.Name("share") : new Expr.Whole(Integer.parseInt(number));
        } else {
            expr = new Expr.Name(name());
        }
        while (true) {
            if (take(".")) expr = new Expr.Part(expr, name());
            else if (take("(")) expr = new Expr.Call(expr, arguments());
            else if (take("[")) expr = first(expr);
            else return expr;
        }
    }

    private Expr first(Expr of) {
        need(":");
        int axis = 0;
        if (take(",")) {
            axis = 1;
            need(":");
        }
        Expr count = sum();
        need("]");
        return new Expr.First(of, axis, count);
    }

    private List<Expr.Argument> arguments() {
        List<Expr.Argument> arguments = new ArrayList<>();
        if (take(")")) return arguments;
        do {
            Expr value = sum();
            if (value instanceof Expr.Name name && take("=")) {
                arguments.add(new Expr.Argument(Optional.of(name.text()), sum()));
            } else {
                arguments.add(new Expr.Argument(Optional.empty(), value));
            }
        } while (take(","));
        need(")");
        return arguments;
    }
}
