package org.glassgpt.ui.panel.attentionarcs;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.glassgpt.figure.Bounds;
import org.glassgpt.figure.Box;
import org.glassgpt.figure.Label.Anchor;
import org.glassgpt.figure.Lines;
import org.glassgpt.figure.Rgb;
import org.glassgpt.figure.Ruler;
import org.glassgpt.figure.Sheet;
import org.glassgpt.figure.Spot;
import org.glassgpt.figure.Standing;
import org.glassgpt.figure.Target;
import org.glassgpt.figure.Type;
import org.glassgpt.session.Snapshot;
import org.glassgpt.ui.panel.attentionarcs.AttentionArcsFigure.Arc;

/**
 * All tokens of the text at equal distances along a line, with their names below: upright where each has room, else
 * reading upwards, and where there are more tokens than lines of type, only those that the arcs are about.
 */
final class TokenLine {
    private static final double LEAST = 15;

    /** Narrower, and a shortened name would say nothing. */
    private static final double UPRIGHT = 44;

    private final Sheet sheet;
    private final Snapshot snapshot;
    private final Bounds space;
    private final int inHand;
    private final int longest;
    private final double step;
    private final boolean upright;
    private final double names;
    private final Set<Integer> named;

    private TokenLine(Sheet sheet, Snapshot snapshot, Bounds space, int inHand, List<Arc> own, int longest) {
        this.sheet = sheet;
        this.snapshot = snapshot;
        this.space = space;
        this.inHand = inHand;
        this.longest = Math.max(1, longest);
        this.step = Math.min(sheet.px(120), space.width() / snapshot.tokens().size());
        this.named = named(own);
        double widest = named.stream().mapToDouble(token -> width(token)).max().orElse(0);
        // A name or two may be shortened for the others to stand upright.
        long wide = named.stream()
                .filter(token -> width(token) + sheet.px(8) > step)
                .count();
        this.upright = wide == 0 || step >= sheet.px(UPRIGHT) && wide * 10 <= named.size();
        this.names = upright ? sheet.paper().caption().lineHeight() : Math.min(widest, space.height() * 0.24);
    }

    /**
     * @param own arcs of the token in hand, the heaviest first
     * @param longest distance between two tokens that an arc spans
     */
    static TokenLine of(Sheet sheet, Snapshot snapshot, Bounds space, int inHand, List<Arc> own, int longest) {
        return new TokenLine(sheet, snapshot, space, inHand, own, longest);
    }

    /** The tokens that are named: the one in hand, then what it looks at, then all others, while they have room. */
    private Set<Integer> named(List<Arc> own) {
        List<Integer> wanted = new ArrayList<>(List.of(inHand));
        own.forEach(arc -> wanted.add(arc.key()));
        int every = Ruler.every(sheet.px(LEAST), step);
        for (int token = 0; token < snapshot.tokens().size(); token += every) wanted.add(token);
        Set<Integer> out = new LinkedHashSet<>();
        for (int token : wanted) {
            if (out.stream().allMatch(other -> other == token || Math.abs(other - token) >= every)) out.add(token);
        }
        return out;
    }

    private double width(int token) {
        return sheet.width(snapshot.tokens().get(token).visible(), sheet.paper().caption());
    }

    /** Where arcs stand. */
    double top() {
        return space.bottom() - names - sheet.px(22) - (tight() ? sheet.px(16) : 0);
    }

    private boolean tight() {
        return step < sheet.px(LEAST);
    }

    /** How high arcs may reach: a number stands above the highest. */
    double ceiling() {
        return space.y() + sheet.paper().number().lineHeight() + sheet.px(12);
    }

    /** The longest distance that an arc spans: it reaches the ceiling. */
    int longest() {
        return longest;
    }

    double x(int token) {
        double width = step * snapshot.tokens().size();
        return space.x() + (space.width() - width) / 2 + (token + 0.5) * step;
    }

    void draw() {
        double y = top() + sheet.px(4);
        sheet.line(
                x(0) - step / 2,
                y,
                x(snapshot.tokens().size() - 1) + step / 2,
                y,
                sheet.palette().rule(),
                1);
        for (int token = 0; token < snapshot.tokens().size(); token++) {
            if (step >= 3)
                sheet.line(
                        x(token), y, x(token), y + sheet.px(4), sheet.palette().muted(), 1);
            Bounds area = new Bounds(x(token) - step / 2, y, step, space.bottom() - y);
            String view = snapshot.tokens().get(token).visible();
            String words = sheet.words("figure.arcs.token", view, "" + token);
            sheet.add(Box.area(area, new Spot(Target.of(AttentionArcsFigure.TOKEN, token), Optional.empty(), words)));
        }
        for (int token : named) drawName(token, y + sheet.px(8));
        if (tight()) drawPlaces();
    }

    private void drawName(int token, double y) {
        Type type = sheet.paper().caption();
        boolean held = token == inHand;
        Rgb ink = held ? Rgb.BLACK : sheet.palette().text();
        double x = x(token);
        String text = snapshot.tokens().get(token).visible();
        text = Lines.elide(
                text, upright ? step - sheet.px(8) : names, type, sheet.paper().metrics());
        boolean standing = !upright && Standing.stands(text);
        double width = standing ? Standing.height(sheet, text) + type.size() : sheet.width(text, type);
        if (held) band(x, y, width);
        if (standing) {
            Standing.draw(sheet, text, x, y + type.ascent() + Standing.height(sheet, text), ink);
        } else if (upright) {
            sheet.text(text, x, y + type.ascent(), type, ink, Anchor.MIDDLE);
        } else {
            sheet.upwards(text, x + type.middle(), y, type, ink, Anchor.END);
        }
    }

    private void band(double x, double y, double width) {
        double high = sheet.paper().caption().lineHeight();
        double pad = sheet.px(3);
        Bounds band = upright
                ? new Bounds(x - width / 2 - pad, y - pad / 2, width + 2 * pad, high)
                : new Bounds(x - high / 2, y - pad, high, width + 2 * pad);
        sheet.add(Box.filled(band, sheet.palette().band())
                .outlined(sheet.palette().outline(), 2)
                .rounded(sheet.px(3)));
    }

    /** Where most tokens have no name: their places, so that one knows how far apart they are. */
    private void drawPlaces() {
        Type type = sheet.paper().smallNumber();
        double baseline = space.bottom() - type.descent();
        int most = (int) (space.width() / sheet.px(90));
        for (int token : Ruler.indices(snapshot.tokens().size(), most)) {
            double x = Math.max(x(token), space.x() + sheet.width("" + token, type) / 2);
            sheet.text("" + token, x, baseline, type, sheet.palette().muted(), Anchor.MIDDLE);
        }
    }
}
