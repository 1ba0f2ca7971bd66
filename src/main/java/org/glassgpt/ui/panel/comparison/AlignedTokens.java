package org.glassgpt.ui.panel.comparison;

import java.util.List;
import java.util.Optional;
import org.glassgpt.figure.Bounds;
import org.glassgpt.figure.Box;
import org.glassgpt.figure.Label.Anchor;
import org.glassgpt.figure.Lines;
import org.glassgpt.figure.Rgb;
import org.glassgpt.figure.Sheet;
import org.glassgpt.figure.Spot;
import org.glassgpt.figure.Target;
import org.glassgpt.figure.Type;
import org.glassgpt.session.Selection;
import org.glassgpt.session.TokenView;
import org.glassgpt.trace.Alignment;

/** Both texts, one below the other, each token under its partner; where there is none, a hatched gap. */
final class AlignedTokens {
    private static final double LONGEST = 96;

    private final Sides sides;
    private final Selection hand;
    private final Sheet sheet;
    private final Type caption;

    AlignedTokens(Sides sides, Selection hand, Sheet sheet) {
        this.sides = sides;
        this.hand = hand;
        this.sheet = sheet;
        this.caption = sheet.paper().caption();
    }

    /** Draws from a height on, and returns where it ends. What finds no room on the line lies around the first gap. */
    double draw(Bounds space, double top) {
        List<Alignment.Pair> pairs = sides.alignment().pairs();
        double line = caption.lineHeight() + sheet.px(4);
        int from = begin(pairs, space.width());
        double x = space.x();
        if (from > 0) x += dots(x, top + line);
        for (int i = from; i < pairs.size(); i++) {
            Alignment.Pair pair = pairs.get(i);
            double width = width(pair);
            boolean last = i == pairs.size() - 1;
            if (x + width + (last ? 0 : dotsWidth()) > space.right()) {
                dots(x, top + line);
                break;
            }
            draw(pair, new Bounds(x, top, width, line));
            x += width;
        }
        return top + 2 * line + sheet.px(2);
    }

    /** From the beginning where the first gap is seen so, else from a little before it. */
    private int begin(List<Alignment.Pair> pairs, double room) {
        double x = dotsWidth();
        int gap = 0;
        while (gap < pairs.size() - 1 && pairs.get(gap).matched()) x += width(pairs.get(gap++));
        if (x + width(pairs.get(gap)) <= room * 0.7) return 0;
        int from = gap;
        double left = room * 0.3;
        while (from > 0 && left > width(pairs.get(from - 1))) left -= width(pairs.get(--from));
        return from;
    }

    private double dotsWidth() {
        return sheet.px(20);
    }

    private double dots(double x, double middle) {
        double centre = x + dotsWidth() / 2;
        sheet.text(
                "…", centre, middle + caption.middle(), caption, sheet.palette().muted(), Anchor.MIDDLE);
        return dotsWidth();
    }

    private double width(Alignment.Pair pair) {
        double first =
                pair.first() == Alignment.GAP ? 0 : sheet.width(first(pair).visible(), caption);
        double second =
                pair.second() == Alignment.GAP ? 0 : sheet.width(second(pair).visible(), caption);
        return Math.min(sheet.px(LONGEST), Math.max(sheet.px(12), Math.max(first, second))) + sheet.px(8);
    }

    private TokenView first(Alignment.Pair pair) {
        return sides.first().tokens().get(pair.first());
    }

    private TokenView second(Alignment.Pair pair) {
        return sides.second().tokens().get(pair.second());
    }

    private void draw(Alignment.Pair pair, Bounds above) {
        Bounds below = new Bounds(above.x(), above.bottom() + sheet.px(2), above.width(), above.height());
        draw(pair.first() == Alignment.GAP ? Optional.empty() : Optional.of(first(pair)), pair, above);
        draw(pair.second() == Alignment.GAP ? Optional.empty() : Optional.of(second(pair)), pair, below);
        int token = pair.first();
        if (token == Alignment.GAP) return;
        double height = below.bottom() - above.y();
        Spot spot = new Spot(
                Target.of(SummaryFigure.TOKEN, token),
                Optional.empty(),
                first(pair).visible() + " · " + token);
        sheet.add(Box.area(new Bounds(above.x(), above.y(), above.width(), height), spot));
    }

    private void draw(Optional<TokenView> token, Alignment.Pair pair, Bounds box) {
        Bounds inner = box.inset(sheet.px(1), 0, sheet.px(1), 0);
        boolean held = pair.first() == hand.token();
        if (token.isEmpty()) {
            sheet.add(Box.filled(inner, sheet.palette().masked())
                    .hatched(sheet.palette().hatch()));
            return;
        }
        if (held)
            sheet.add(Box.filled(inner, sheet.palette().band())
                    .outlined(sheet.palette().outline(), 2));
        else if (!pair.matched()) sheet.add(Box.framed(inner, sheet.palette().muted(), 1));
        String text = Lines.elide(
                token.get().visible(),
                box.width() - sheet.px(6),
                caption,
                sheet.paper().metrics());
        Rgb ink = held ? Rgb.BLACK : sheet.palette().text();
        sheet.text(text, box.centreX(), box.centreY() + caption.middle(), caption, ink, Anchor.MIDDLE);
    }
}
