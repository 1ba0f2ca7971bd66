package org.glassgpt.export;

import static org.glassgpt.export.HtmlWords.escape;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.glassgpt.figure.Figure;
import org.glassgpt.figure.Palette;
import org.glassgpt.i18n.Language;
import org.glassgpt.i18n.Messages;
import org.glassgpt.lesson.Block;
import org.glassgpt.lesson.Glossary;
import org.glassgpt.lesson.Inline;
import org.glassgpt.lesson.LessonWords;
import org.glassgpt.lesson.Pieces;
import org.glassgpt.lesson.Scope;
import org.glassgpt.lesson.StepWords;

/** A lesson as one page that needs nothing else: words, formulas, the figures of the pass; answers fold out. */
final class LessonHtml {
    private final LessonRequest request;
    private final Messages messages;
    private final Palette palette;
    private final Set<String> terms = new LinkedHashSet<>();
    private final StringBuilder out = new StringBuilder();

    private LessonHtml(LessonRequest request) {
        this.request = request;
        this.messages = Messages.of(request.language());
        this.palette = request.theme().palette();
    }

    static String of(LessonRequest request, List<LessonSteps.Shown> steps) {
        return new LessonHtml(request).write(steps);
    }

    private String write(List<LessonSteps.Shown> steps) {
        LessonWords words = request.lesson().words(request.language());
        String lang = request.language() == Language.ZH ? "zh-CN" : "en";
        out.append("<!DOCTYPE html>\n<html lang=\"").append(lang).append("\">\n<head>\n<meta charset=\"utf-8\">\n");
        out.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
        out.append(escape(words.title()))
                .append("</title>\n<style>")
                .append(style())
                .append("</style>\n</head>\n");
        out.append("<body>\n<main>\n<h1>").append(escape(words.title())).append("</h1>\n");
        out.append(html(words.intro(), Optional.empty()));
        plan(words);
        for (LessonSteps.Shown step : steps) step(step);
        glossary();
        return out.append("</main>\n</body>\n</html>\n").toString();
    }

    private String html(List<Block> blocks, Optional<Scope> scope) {
        Pieces.forEach(blocks, piece -> {
            if (piece instanceof Inline.Term term) terms.add(term.id());
        });
        return new HtmlWords(palette, request.language(), request.course().glossary(), scope).of(blocks);
    }

    private void plan(LessonWords words) {
        if (!request.notes()) return;
        int count = request.lesson().steps().size();
        out.append("<aside>\n<h2>").append(escape(messages.text("lesson.plan"))).append("</h2>\n<p>");
        out.append(escape(messages.text("lesson.plan-time", request.lesson().minutes(), count)));
        out.append("</p>\n<h3>")
                .append(escape(messages.text("lesson.plan-aim")))
                .append("</h3>\n");
        out.append(html(words.aim(), Optional.empty())).append("<h3>");
        out.append(escape(messages.text("lesson.plan-questions"))).append("</h3>\n");
        out.append(html(words.questions(), Optional.empty())).append("</aside>\n");
    }

    private void step(LessonSteps.Shown shown) {
        StepWords words = shown.words();
        out.append("<section id=\"").append(words.id()).append("\">\n<h2>");
        out.append(escape(words.title())).append("</h2>\n").append(html(words.before(), shown.scope()));
        if (!words.options().isEmpty()) {
            out.append("<ol class=\"options\">\n");
            for (StepWords.Option option : words.options()) {
                out.append("<li>").append(html(option.words(), shown.scope())).append("</li>\n");
            }
            out.append("</ol>\n");
        }
        shown.figures().forEach(figure -> figure(figure, shown.prompt()));
        answer(shown);
        List<String> sources = shown.step().frame().sources(request.language());
        if (!sources.isEmpty()) {
            String said = String.join(messages.text("lesson.sources.between"), sources);
            out.append("<p class=\"small\">")
                    .append(escape(messages.text("lesson.sources", said)))
                    .append("</p>\n");
        }
        if (request.notes() && !words.notes().isEmpty()) {
            out.append("<aside>\n<h3>")
                    .append(escape(messages.text("lesson.notes")))
                    .append("</h3>\n");
            out.append(html(words.notes(), shown.scope())).append("</aside>\n");
        }
        out.append("</section>\n");
    }

    private void answer(LessonSteps.Shown shown) {
        StepWords words = shown.words();
        boolean explained =
                words.options().stream().anyMatch(option -> !option.why().isEmpty());
        if (words.after().isEmpty() && !explained && words.sections().isEmpty()) return;
        out.append("<details><summary>")
                .append(escape(messages.text("lesson.answer")))
                .append("</summary>\n");
        if (explained) {
            out.append("<ol class=\"options\">\n");
            for (StepWords.Option option : words.options()) {
                out.append("<li>").append(html(option.words(), shown.answer()));
                out.append("<div class=\"why\">")
                        .append(html(option.why(), shown.answer()))
                        .append("</div></li>\n");
            }
            out.append("</ol>\n");
        }
        out.append(html(shown.step().explained(words), shown.answer()));
        words.after().ifPresent(said -> out.append(html(said, shown.answer())));
        shown.revealed().forEach(figure -> figure(figure, shown.prompt()));
        out.append("</details>\n");
    }

    private void figure(Figure figure, String prompt) {
        String svg = Svg.of(figure);
        out.append("<figure>\n").append(svg.substring(svg.indexOf("<svg"))).append("<figcaption>");
        out.append(escape(messages.text("lesson.figure", figure.title(), prompt)));
        out.append("</figcaption>\n</figure>\n");
    }

    private void glossary() {
        if (terms.isEmpty()) return;
        out.append("<dl>\n");
        for (String id : List.copyOf(terms)) {
            Optional<Glossary.Entry> entry = request.course().glossary().find(id, request.language());
            if (entry.isEmpty()) continue;
            out.append("<dt id=\"term-")
                    .append(id)
                    .append("\">")
                    .append(escape(entry.get().name()));
            out.append("</dt>\n<dd>")
                    .append(html(entry.get().words(), Optional.empty()))
                    .append("</dd>\n");
        }
        out.append("</dl>\n");
    }

    private String style() {
        String rule = palette.rule().hex();
        String line = request.language() == Language.ZH ? "1.7" : "1.55";
        return "body{margin:0;background:" + palette.background().hex() + ";color:"
                + palette.text().hex()
                + ";font:16px/" + line
                + " 'Noto Sans SC','Noto Sans CJK SC','PingFang SC','Microsoft YaHei',sans-serif}"
                + "main{max-width:46rem;margin:0 auto;padding:2rem 1.5rem}h1{font-size:1.9rem}h2{font-size:1.35rem}"
                + "h3{font-size:1rem;margin-bottom:.2rem}section{margin:2.5rem 0;border-top:1px solid " + rule + "}"
                + "figure{margin:1.2rem 0}figure svg{width:100%;height:auto;border:1px solid " + rule + "}"
                + "@media(max-width:640px){figure{overflow-x:auto}figure svg{min-width:640px}}"
                + "figcaption,.small,dd,.why{color:" + palette.muted().hex() + ";font-size:.9rem}"
                + ".display{text-align:center}.blank{display:inline-block;width:6em;border-bottom:1px solid}"
                + "ol.options{list-style:upper-alpha}ol.options p,li p{margin:.2rem 0}"
                + "details{border-left:3px solid " + rule
                + ";padding-left:1rem}summary{cursor:pointer;font-weight:bold}"
                + "aside{background:" + palette.masked().hex() + ";padding:.5rem 1rem;margin:1rem 0}"
                + "pre{overflow:auto;background:" + palette.masked().hex() + ";padding:.7rem;font-size:.85rem}"
                + "pre i{color:" + palette.muted().hex() + "}table{border-collapse:collapse}"
                + "th,td{border-bottom:1px solid " + rule + ";padding:.2rem .8rem;text-align:left}"
                + "@media print{details{border:0;padding:0}section{break-inside:avoid}}";
    }
}
