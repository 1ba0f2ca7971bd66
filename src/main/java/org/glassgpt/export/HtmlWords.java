package org.glassgpt.export;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.glassgpt.figure.Palette;
import org.glassgpt.i18n.Language;
import org.glassgpt.lesson.Block;
import org.glassgpt.lesson.Glossary;
import org.glassgpt.lesson.Hue;
import org.glassgpt.lesson.Inline;
import org.glassgpt.lesson.Pieces;
import org.glassgpt.lesson.Scope;
import org.glassgpt.ui.control.FormulaOutlines;
import org.glassgpt.ui.lesson.Ink;
import org.glassgpt.ui.lesson.ValueText;

/** Words of lessons as HTML; formulas as drawings in the line. */
final class HtmlWords {
    private static final double EM = 16;

    private final Palette palette;
    private final Language language;
    private final Glossary glossary;
    private final Optional<Scope> scope;
    private final StringBuilder out = new StringBuilder();

    HtmlWords(Palette palette, Language language, Glossary glossary, Optional<Scope> scope) {
        this.palette = palette;
        this.language = language;
        this.glossary = glossary;
        this.scope = scope;
    }

    String of(List<Block> blocks) {
        out.setLength(0);
        blocks.forEach(this::add);
        return out.toString();
    }

    private void add(Block block) {
        if (block instanceof Block.Paragraph paragraph) {
            out.append("<p>");
            paragraph.pieces().forEach(this::add);
            out.append("</p>\n");
        } else if (block instanceof Block.Display display) {
            out.append("<p class=\"display\">");
            formula(display.formula());
            out.append("</p>\n");
        } else if (block instanceof Block.Bullets list) {
            list("ul", "", list.items());
        } else if (block instanceof Block.Numbered list) {
            list("ol", list.first() == 1 ? "" : " start=\"" + list.first() + "\"", list.items());
        } else if (block instanceof Block.Lettered list) {
            list("ol", " class=\"options\"", list.items());
        } else if (block instanceof Block.Quote quote) {
            out.append("<blockquote>\n");
            quote.blocks().forEach(this::add);
            out.append("</blockquote>\n");
        } else if (block instanceof Block.Code code) {
            code(code);
        } else {
            table((Block.Table) block);
        }
    }

    private void list(String tag, String attributes, List<List<Block>> items) {
        out.append('<').append(tag).append(attributes).append(">\n");
        for (List<Block> item : items) {
            out.append("<li>");
            item.forEach(this::add);
            out.append("</li>\n");
        }
        out.append("</").append(tag).append(">\n");
    }

    private void code(Block.Code code) {
        out.append("<pre>");
        for (int i = 0; i < code.lines().size(); i++) {
            if (code.listing()) out.append(String.format(Locale.ROOT, "<i>%3d</i>  ", i + 1));
            out.append(escape(code.lines().get(i))).append('\n');
        }
        out.append("</pre>\n");
    }

    private void table(Block.Table table) {
        out.append("<table>\n");
        for (int r = 0; r < table.rows().size(); r++) {
            out.append("<tr>");
            for (List<Inline> cell : table.rows().get(r)) {
                out.append(r == 0 ? "<th>" : "<td>");
                cell.forEach(this::add);
                out.append(r == 0 ? "</th>" : "</td>");
            }
            out.append("</tr>\n");
        }
        out.append("</table>\n");
    }

    private void add(Inline inline) {
        if (inline instanceof Inline.Text text) text(text);
        else if (inline instanceof Inline.Formula formula) formula(formula);
        else if (inline instanceof Inline.Term term) term(term);
        else if (inline instanceof Inline.Link link) out.append(escape(link.words()));
        else if (inline instanceof Inline.Blank) out.append("<span class=\"blank\"></span>");
        else
            out.append("<b>")
                    .append(escape(ValueText.of((Inline.Value) inline, scope)))
                    .append("</b>");
    }

    private void text(Inline.Text text) {
        String words = escape(text.text());
        if (text.code()) words = "<code>" + words + "</code>";
        if (text.stress()) words = "<em>" + words + "</em>";
        if (text.strong()) words = "<strong>" + words + "</strong>";
        if (text.hue().isPresent()) {
            words = "<b style=\"color:" + hex(text.hue().get()) + "\">" + words + "</b>";
        }
        out.append(words);
    }

    private String hex(Hue hue) {
        return palette.text(org.glassgpt.figure.Meaning.valueOf(hue.name())).hex();
    }

    private void term(Inline.Term term) {
        Optional<Glossary.Entry> entry = glossary.find(term.id(), language);
        String name = term.words()
                .or(() -> entry.map(Glossary.Entry::name).map(Ink::withoutBrackets))
                .orElse(term.id());
        out.append("<a href=\"#term-")
                .append(term.id())
                .append("\">")
                .append(escape(name))
                .append("</a>");
    }

    private void formula(Inline.Formula formula) {
        String tex = Pieces.coloured(
                Pieces.tex(formula, value -> ValueText.tex(value, scope)), hue -> Optional.of(hex(hue)));
        if (!FormulaOutlines.isFormula(tex)) {
            out.append("<code>").append(escape(tex)).append("</code>");
            return;
        }
        FormulaOutlines drawn = FormulaOutlines.of(tex, EM, palette.text());
        out.append(String.format(
                Locale.ROOT,
                "<svg class=\"tex\" role=\"img\" aria-label=\"%s\" width=\"%.2fem\" height=\"%.2fem\""
                        + " style=\"vertical-align:%.2fem\" viewBox=\"0 0 %.2f %.2f\">",
                escape(Pieces.tex(formula, value -> ValueText.of(value, scope))),
                drawn.width() / EM,
                drawn.height() / EM,
                -drawn.depth() / EM,
                drawn.width(),
                drawn.height()));
        for (FormulaOutlines.Outline outline : drawn.outlines()) {
            out.append("<path fill=\"")
                    .append(outline.colour().hex())
                    .append("\" d=\"")
                    .append(outline.path());
            out.append("\"/>");
        }
        out.append("</svg>");
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
