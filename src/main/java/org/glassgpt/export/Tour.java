package org.glassgpt.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.glassgpt.figure.Figure;
import org.glassgpt.i18n.Language;
import org.glassgpt.i18n.Messages;
import org.glassgpt.model.AtomicFile;
import org.glassgpt.session.TokenView;

/** The whole way of a text through the model as a page: {@code index.html} and one PNG per panel. */
public final class Tour {
    private final Renderer renderer;

    public Tour(Renderer renderer) {
        this.renderer = renderer;
    }

    /**
     * @param request its panels are ignored: the tour shows the window, then every panel
     * @param folder made if it does not exist
     * @return the page
     * @throws IOException naming the file that could not be written
     */
    public Path write(RenderRequest request, Path folder) throws IOException {
        List<String> ids = new ArrayList<>(List.of(Renderer.WINDOW));
        ids.addAll(PanelCatalog.ids());
        RenderRequest pictures = RenderRequest.plain(
                request.snapshot(), request.selection(), ids, request.look(), RenderRequest.Files.PNG);
        renderer.render(pictures, folder);
        Path page = folder.resolve("index.html");
        AtomicFile.write(page, html(pictures));
        return page;
    }

    private static String html(RenderRequest request) {
        Messages words = Messages.of(request.look().language());
        StringBuilder text = new StringBuilder();
        for (TokenView token : request.snapshot().tokens()) text.append(token.text());
        String lang = request.look().language() == Language.ZH ? "zh-CN" : "en";
        StringBuilder out = new StringBuilder();
        out.append("<!DOCTYPE html>\n<html lang=\"").append(lang).append("\">\n<head>\n<meta charset=\"utf-8\">\n");
        out.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        out.append("<title>").append(escape(words.text("tour.title"))).append("</title>\n");
        out.append("<style>").append(style(request)).append("</style>\n</head>\n<body>\n<main>\n");
        out.append("<h1>").append(escape(words.text("tour.title"))).append("</h1>\n");
        String model = request.snapshot().modelName();
        out.append("<p>").append(escape(words.text("tour.intro", model))).append("</p>\n");
        out.append("<blockquote>").append(escape(text.toString())).append("</blockquote>\n");
        figure(out, Renderer.WINDOW, words.text("tour.window"), words.text("tour.window-caption"));
        for (String id : PanelCatalog.ids()) {
            Figure figure = Renderer.figure(request, id);
            figure(out, id, figure.title(), figure.summary());
        }
        return out.append("</main>\n</body>\n</html>\n").toString();
    }

    private static void figure(StringBuilder out, String id, String title, String summary) {
        out.append("<figure id=\"")
                .append(id)
                .append("\">\n<h2>")
                .append(escape(title))
                .append("</h2>\n<img src=\"");
        out.append(id).append(".png\" alt=\"").append(escape(summary)).append("\">\n<figcaption>");
        out.append(escape(summary)).append("</figcaption>\n</figure>\n");
    }

    private static String style(RenderRequest request) {
        var palette = request.look().theme().palette();
        return "body{margin:0;background:%s;color:%s;font:16px/1.6 'Noto Sans SC','Noto Sans CJK SC',sans-serif}"
                        .formatted(palette.background().hex(), palette.text().hex())
                + "main{max-width:1000px;margin:0 auto;padding:32px 24px}h1{font-size:24px}h2{font-size:18px;margin:0 0 8px}"
                + "figure{margin:48px 0}img{width:100%;height:auto;border:1px solid "
                + palette.rule().hex() + "}figcaption,blockquote{color:"
                + palette.muted().hex() + "}"
                + "blockquote{margin:16px 0;padding-left:16px;border-left:3px solid "
                + palette.rule().hex() + ";white-space:pre-wrap}";
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
