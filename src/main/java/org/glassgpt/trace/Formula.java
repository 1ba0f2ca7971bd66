package org.glassgpt.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.glassgpt.trace.Provenance.Norm;
import org.glassgpt.trace.Provenance.Rule;

/**
 * The arithmetic behind one number, written out in LaTeX: first in letters, then with the numbers that went in, last the
 * result. Long sums are cut in the middle: the first terms, dots, the last. Immutable.
 *
 * @param lines top to bottom, narrow enough for a column
 */
public record Formula(List<Line> lines) {
    /** Terms at the beginning of a long sum that are written out. */
    private static final int FIRST = 3;

    /** A line, left to right. */
    public record Line(List<Piece> pieces) {
        public Line {
            pieces = List.copyOf(pieces);
        }

        /** As LaTeX, without colours. */
        public String tex() {
            StringBuilder tex = new StringBuilder();
            for (Piece piece : pieces) tex.append(piece.tex());
            return tex.toString();
        }
    }

    /**
     * A part of a line. Pieces follow one another as they are: one may open a brace that another closes.
     *
     * @param tex LaTeX
     * @param of whose symbol or number it is, if it is one's: then it is whole in itself, and may be coloured
     */
    public record Piece(String tex, Optional<Cell> of) {}

    public Formula {
        lines = List.copyOf(lines);
    }

    /** The formula of a number; without lines for one that was learned. */
    public static Formula of(Provenance made, Constants constants) {
        return new Writer(made, constants).write();
    }

    /** A number as formulas write it: three decimals, small ones with a power of ten. */
    public static String number(double value) {
        if (Double.isInfinite(value)) return value > 0 ? "\\infty" : "-\\infty";
        double size = Math.abs(value);
        if (size != 0 && size < 0.0005) {
            String text = String.format(Locale.ROOT, "%.1e", value);
            int e = text.indexOf('e');
            return text.substring(0, e) + "\\cdot 10^{" + Integer.parseInt(text.substring(e + 1)) + "}";
        }
        return String.format(Locale.ROOT, size < 100 ? "%.3f" : "%.1f", value);
    }

    /** As a factor or after a sign: negative ones stand in brackets. */
    private static String factor(double value) {
        return value < 0 ? "(" + number(value) + ")" : number(value);
    }

    /** Writes one. */
    private static final class Writer {
        private final Provenance made;
        private final Constants constants;
        private final List<Line> lines = new ArrayList<>();
        private List<Piece> line = new ArrayList<>();

        private Writer(Provenance made, Constants constants) {
            this.made = made;
            this.constants = constants;
        }

        private Formula write() {
            if (made.rule() == Rule.LEARNED) return new Formula(List.of());
            boolean replaced = made.sources().isEmpty();
            symbols();
            if (!replaced) {
                switch (made.rule()) {
                    case NORM -> norm(made.norm().orElseThrow());
                    case SOFTMAX -> softmax();
                    case SCORE -> score();
                    case NONLINEARITY -> nonlinearity();
                    default -> sum();
                }
            }
            double result = made.otherwise().orElse(made.recomputed());
            put("= ").put(number(result), made.cell());
            end();
            return new Formula(lines);
        }

        private Writer put(String tex) {
            line.add(new Piece(tex, Optional.empty()));
            return this;
        }

        private Writer put(String tex, Cell of) {
            line.add(new Piece(tex, Optional.of(of)));
            return this;
        }

        private void end() {
            lines.add(new Line(line));
            line = new ArrayList<>();
        }

        /** The letters that the field uses. */
        private void symbols() {
            put(Symbols.of(made.cell()), made.cell()).put(" = ");
            switch (made.rule()) {
                case LOOKUP -> put(made.sources().isEmpty() ? "0" : Symbols.of(first()));
                case COPY -> put(Symbols.of(first()), first());
                case SUM -> put(Symbols.of(first()), first()).put(" + ").put(Symbols.of(last()), last());
                case NORM -> put("\\frac{x_{c} - \\mu}{\\sqrt{\\sigma^{2} + \\varepsilon}}\\,\\gamma_{c} + \\beta_{c}");
                case SCORE ->
                    put(made.sources().isEmpty() ? "-\\infty" : "\\frac{1}{\\sqrt{d}} \\sum_{c} q_{c}\\, k_{c}");
                case SOFTMAX -> put("\\frac{e^{s_{j}}}{\\sum_{i} e^{s_{i}}}");
                case MIX -> put(made.sources().isEmpty() ? "0" : "\\sum_{j} a_{j}\\, v_{j,c}");
                case NONLINEARITY -> put(name(constants.nonlinearity()) + "(h_{c})");
                case LINEAR -> put(linear());
                case LEARNED -> {}
            }
            end();
        }

        private static String name(Nonlinearity nonlinearity) {
            return nonlinearity == Nonlinearity.RELU ? "\\mathrm{ReLU}" : "\\mathrm{GELU}";
        }

        private String linear() {
            if (made.sources().isEmpty()) return "0";
            String sum = "\\sum_{i} " + Symbols.plain(first()) + "_{i}\\, W_{i,c}";
            return last() instanceof Cell.OfWeight ? sum + " + b_{c}" : sum;
        }

        private Cell first() {
            return made.sources().get(0).cell();
        }

        private Cell last() {
            return made.sources().get(made.sources().size() - 1).cell();
        }

        /** One term a line. */
        private void sum() {
            boolean pairs = made.rule() == Rule.MIX;
            List<Source> terms = pairs ? everySecond() : made.sources();
            int last = terms.size() - 1;
            boolean bias = made.rule() == Rule.LINEAR && terms.get(last).by().isEmpty();
            int lastTerm = bias ? last - 1 : last;
            for (int i = 0; i <= last; i++) {
                if (i == FIRST && lastTerm > FIRST + 1) {
                    put("+ \\cdots");
                    end();
                    i = lastTerm;
                }
                put(i == 0 ? "= " : "+ ");
                term(terms.get(i), pairs);
                end();
            }
        }

        /** A pair stands among the sources twice, once for each of the two. */
        private List<Source> everySecond() {
            List<Source> half = new ArrayList<>();
            for (int i = 0; i < made.sources().size(); i += 2)
                half.add(made.sources().get(i));
            return half;
        }

        private void term(Source source, boolean weightFirst) {
            String value = factor(source.value());
            if (source.by().isEmpty() && source.coefficient() == 1) {
                put(value, source.cell());
            } else if (source.by().isEmpty()) {
                put(value, source.cell()).put(" \\cdot " + factor(source.coefficient()));
            } else {
                Cell by = source.by().get();
                String coefficient = factor(source.coefficient());
                if (weightFirst) put(coefficient, by).put(" \\cdot ").put(value, source.cell());
                else put(value, source.cell()).put(" \\cdot ").put(coefficient, by);
            }
        }

        /** Products of q and k, all over the divisor. */
        private void score() {
            List<Source> terms = everySecond();
            int last = terms.size() - 1;
            put("= \\big(\\,");
            for (int i = 0; i <= last; i++) {
                if (i > 0) put("+ ");
                if (i == FIRST && last > FIRST + 1) {
                    put("\\cdots");
                    end();
                    i = last;
                    put("+ ");
                }
                Source q = terms.get(i);
                Cell k = q.by().orElseThrow();
                put(factor(q.value()), q.cell()).put(" \\cdot ").put(factor(q.coefficient() * made.divisor()), k);
                if (i == last) put("\\,\\big) \\,/\\, " + number(made.divisor()));
                end();
            }
        }

        private void norm(Norm norm) {
            Source own = made.sources().get(made.cell().at(1));
            put("\\mu = " + number(norm.mean()) + ",\\;\\sigma^{2} = " + number(norm.variance()));
            end();
            put("= \\frac{")
                    .put(number(own.value()), own.cell())
                    .put(" - " + factor(norm.mean()) + "}{\\sqrt{" + number(norm.variance()) + " + "
                            + epsilon(norm.epsilon()) + "}}");
            end();
            put("\\quad \\cdot\\, " + factor(norm.gamma()) + " + " + factor(norm.beta()));
            end();
        }

        private static String epsilon(double epsilon) {
            int power = (int) Math.round(Math.log10(epsilon));
            boolean round = Math.abs(Math.pow(10, power) / epsilon - 1) < 1e-6;
            return round ? "10^{" + power + "}" : number(epsilon);
        }

        /** With the largest score taken off, as it is worked out; the quotient stays the same. */
        private void softmax() {
            Source own = made.own().orElseThrow();
            List<Source> terms = made.sources();
            int last = terms.size() - 1;
            put("= e^{").put(number(own.value()), own.cell()).put("} \\,/\\, \\big(");
            end();
            for (int i = 0; i <= last; i++) {
                if (i == FIRST && last > FIRST + 1) {
                    put("\\quad + \\cdots");
                    end();
                    i = last;
                }
                put(i == 0 ? "\\quad e^{" : "\\quad + e^{")
                        .put(number(terms.get(i).value()), terms.get(i).cell())
                        .put(i == last ? "}\\,\\big)" : "}");
                end();
            }
        }

        private void nonlinearity() {
            Source h = made.sources().get(0);
            put("= ").put(factor(h.value()), h.cell()).put(" \\cdot " + factor(h.coefficient()));
            end();
        }
    }
}
