package org.glassgpt.lesson;

import java.util.List;
import java.util.function.Consumer;

/** Walks over everything that stands in blocks of words. */
public final class Pieces {
    private Pieces() {}

    /** Every piece of a line, in order; formulas in lines of their own too. */
    public static void forEach(List<Block> blocks, Consumer<Inline> visit) {
        for (Block block : blocks) {
            if (block instanceof Block.Paragraph paragraph) {
                paragraph.pieces().forEach(visit);
            } else if (block instanceof Block.Display display) {
                visit.accept(display.formula());
            } else if (block instanceof Block.Bullets list) {
                list.items().forEach(item -> forEach(item, visit));
            } else if (block instanceof Block.Numbered list) {
                list.items().forEach(item -> forEach(item, visit));
            } else if (block instanceof Block.Lettered list) {
                list.items().forEach(item -> forEach(item, visit));
            } else if (block instanceof Block.Quote quote) {
                forEach(quote.blocks(), visit);
            } else if (block instanceof Block.Table table) {
                table.rows().forEach(row -> row.forEach(cell -> cell.forEach(visit)));
            }
        }
    }

    /** Every number or token read from a trace, those in formulas too. */
    public static void values(List<Block> blocks, Consumer<Inline.Value> visit) {
        forEach(blocks, piece -> {
            if (piece instanceof Inline.Value value) visit.accept(value);
            if (piece instanceof Inline.Formula formula) {
                for (Inline.Tex part : formula.parts()) {
                    if (part instanceof Inline.Tex.Number number) visit.accept(number.value());
                }
            }
        });
    }

    /**
     * A formula whose meanings have their colours.
     *
     * @param colour of a meaning, as {@code #rrggbb}; without it the meaning is not coloured
     */
    public static String coloured(String tex, java.util.function.Function<Hue, java.util.Optional<String>> colour) {
        String coloured = tex;
        for (Hue hue : Hue.values()) {
            String begin =
                    colour.apply(hue).map(hex -> "\\textcolor{" + hex + "}{").orElse("{");
            coloured = coloured.replace("\\" + hue.mark() + "{", begin);
        }
        return coloured;
    }

    /** A formula with something in the place of its numbers. */
    public static String tex(Inline.Formula formula, java.util.function.Function<Inline.Value, String> number) {
        StringBuilder tex = new StringBuilder();
        for (Inline.Tex part : formula.parts()) {
            if (part instanceof Inline.Tex.Source source) tex.append(source.tex());
            if (part instanceof Inline.Tex.Number read) tex.append(number.apply(read.value()));
        }
        return tex.toString();
    }
}
