package org.glassgpt.ui.panel.tokens;

import java.util.List;
import org.glassgpt.figure.Bounds;
import org.glassgpt.figure.Figure;
import org.glassgpt.figure.Paper;
import org.glassgpt.figure.Sheet;
import org.glassgpt.session.Selection;
import org.glassgpt.session.Snapshot;
import org.glassgpt.session.TokenView;

/** The text as the model reads it: each token with its place, its id and its bytes. */
public final class TokensFigure {
    public static final String ID = "tokens";

    /** Target of a token: its place in the text. */
    public static final String TOKEN = "token";

    /** Few tokens are shown larger. */
    private static final List<Double> ZOOMS = List.of(3.2, 2.5, 2.0, 1.6, 1.25, 1.0);

    private final Paper paper;
    private final Snapshot snapshot;
    private final Selection hand;
    private final String title;
    private final String caption;

    private TokensFigure(Snapshot snapshot, Selection selection, Paper paper) {
        this.paper = paper;
        this.snapshot = snapshot;
        this.hand = selection.within(snapshot.trace());
        this.title = paper.words().text("figure.tokens.title", snapshot.tokens().size());
        this.caption = paper.words()
                .text("figure.tokens.caption", "" + snapshot.trace().model().vocab());
    }

    public static Figure of(Snapshot snapshot, Selection selection, Paper paper) {
        return new TokensFigure(snapshot, selection, paper).draw();
    }

    private Figure draw() {
        for (double zoom : ZOOMS) {
            Sheet sheet = headed(caption);
            Chips chips = new Chips(sheet, snapshot, hand.token(), zoom);
            List<List<Integer>> rows = chips.rows();
            if (rows.size() <= chips.room()) return drawRows(sheet, chips, rows);
        }
        return drawPart();
    }

    /** As many lines as fit, the token in hand among them. */
    private Figure drawPart() {
        int T = snapshot.tokens().size();
        Sheet longest = headed(part(T, T));
        Chips chips = new Chips(longest, snapshot, hand.token(), 1);
        List<List<Integer>> rows = chips.rows();
        int room = Math.min(chips.room(), rows.size());
        int at = 0;
        while (!rows.get(at).contains(hand.token())) at++;
        int from = Math.max(0, Math.min(rows.size() - room, at - room / 2));
        List<List<Integer>> shown = rows.subList(from, from + room);
        List<Integer> end = shown.get(shown.size() - 1);
        Sheet sheet = headed(part(shown.get(0).get(0), end.get(end.size() - 1)));
        return drawRows(sheet, new Chips(sheet, snapshot, hand.token(), 1), shown);
    }

    private String part(int first, int last) {
        return paper.words()
                .text(
                        "figure.sentences",
                        caption,
                        paper.words()
                                .text(
                                        "figure.tokens.part",
                                        "" + first,
                                        "" + last,
                                        "" + snapshot.tokens().size()));
    }

    private Sheet headed(String text) {
        Sheet sheet = new Sheet(paper);
        sheet.heading(title, text);
        return sheet;
    }

    private Figure drawRows(Sheet sheet, Chips chips, List<List<Integer>> rows) {
        double y = sheet.space().y();
        for (List<Integer> row : rows) {
            double x = sheet.space().x();
            for (int token : row) {
                double width = chips.width(token);
                chips.draw(new Bounds(x, y, width, chips.height()), token);
                x += width + chips.gap();
            }
            y += chips.height() + chips.lead();
        }
        List<String> first =
                snapshot.tokens().stream().limit(60).map(TokenView::visible).toList();
        String summary = sheet.words("figure.tokens.summary", snapshot.tokens().size(), String.join(" | ", first));
        return sheet.figure(ID, title, summary);
    }
}
