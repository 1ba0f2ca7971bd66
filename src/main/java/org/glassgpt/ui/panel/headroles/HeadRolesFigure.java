package org.glassgpt.ui.panel.headroles;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.glassgpt.figure.Address;
import org.glassgpt.figure.Bounds;
import org.glassgpt.figure.Box;
import org.glassgpt.figure.Datum;
import org.glassgpt.figure.Figure;
import org.glassgpt.figure.Label.Anchor;
import org.glassgpt.figure.Numbers;
import org.glassgpt.figure.Paper;
import org.glassgpt.figure.Rgb;
import org.glassgpt.figure.Ruler;
import org.glassgpt.figure.Sheet;
import org.glassgpt.figure.Spot;
import org.glassgpt.figure.Target;
import org.glassgpt.figure.Type;
import org.glassgpt.session.Selection;
import org.glassgpt.session.Snapshot;
import org.glassgpt.trace.HeadRole;
import org.glassgpt.trace.HeadRoles;
import org.glassgpt.trace.ModelShape;

/**
 * All heads, layers down and heads across, each with the role it fits best and how well; beside them the roles with their
 * formulas, and what the head in hand scores in each.
 */
public final class HeadRolesFigure {
    public static final String ID = "head-roles";

    /** Target of a head: layer and head. */
    public static final String HEAD = "role-head";

    private final Sheet sheet;
    private final Selection hand;
    private final ModelShape model;
    private final HeadRoles roles;

    private HeadRolesFigure(Snapshot snapshot, Selection selection, Paper paper) {
        this.sheet = new Sheet(paper);
        this.hand = selection.within(snapshot.trace());
        this.model = snapshot.trace().model();
        this.roles = HeadRoles.of(snapshot.trace(), snapshot.probe());
    }

    public static Figure of(Snapshot snapshot, Selection selection, Paper paper) {
        return new HeadRolesFigure(snapshot, selection, paper).draw();
    }

    private Figure draw() {
        String title = sheet.words("figure.roles.title");
        String caption = sheet.words(
                "figure.roles.caption",
                Numbers.limit(HeadRole.TIMES),
                Numbers.limit(HeadRole.LEAST),
                Numbers.limit(HeadRole.ENOUGH));
        if (roles.probe().isEmpty()) caption = sheet.join(caption, "figure.roles.no-probe");
        sheet.heading(title, caption);
        Bounds space = sheet.space();
        RoleList list = new RoleList(sheet, roles, hand);
        boolean wide = space.width() >= sheet.px(800) && space.height() >= list.height();
        if (wide) {
            double aside = Math.min(sheet.px(460), space.width() * 0.44);
            drawGrid(space.inset(0, 0, aside + sheet.px(32), 0));
            list.draw(new Bounds(space.right() - aside, space.y(), aside, space.height()));
        } else {
            double below = list.linesHeight(space.width());
            drawGrid(space.inset(0, 0, 0, below + sheet.px(12)));
            list.drawLines(new Bounds(space.x(), space.bottom() - below, space.width(), below));
        }
        return sheet.figure(ID, title, summary());
    }

    private void drawGrid(Bounds area) {
        Type caption = sheet.paper().caption();
        String longest = sheet.words("figure.grid.layer", "" + (model.layers() - 1));
        double left = sheet.width(longest, caption.bold()) + sheet.px(10);
        double top = caption.lineHeight() + sheet.px(6);
        double gap = sheet.px(model.heads() > 8 || model.layers() > 8 ? 2 : 6);
        double across = Math.min(sheet.px(300), (area.width() - left + gap) / model.heads());
        double down = Math.min(sheet.px(220), (area.height() - top + gap) / model.layers());
        String longestHead = sheet.words("figure.grid.head", "" + (model.heads() - 1));
        boolean named = sheet.width(longestHead, caption.bold()) <= across - gap;
        for (int head = 0; head < model.heads(); head++) {
            boolean held = head == hand.head();
            String text = named ? sheet.words("figure.grid.head", "" + head) : "" + head;
            if (sheet.width(text, caption.bold()) > across) continue;
            double x = area.x() + left + head * across + (across - gap) / 2;
            Rgb colour = held ? sheet.palette().text() : sheet.palette().muted();
            sheet.text(text, x, area.y() + caption.ascent(), held ? caption.bold() : caption, colour, Anchor.MIDDLE);
        }
        for (int layer = 0; layer < model.layers(); layer++) {
            double y = area.y() + top + layer * down;
            drawLayerName(layer, area.x() + left - sheet.px(10), y + (down - gap) / 2, down);
            for (int head = 0; head < model.heads(); head++) {
                Bounds tile = new Bounds(area.x() + left + head * across, y, across - gap, down - gap);
                drawHead(layer, head, tile.rounded());
            }
        }
    }

    private void drawLayerName(int layer, double right, double middle, double down) {
        Type caption = sheet.paper().caption();
        int every = Ruler.every(sheet.px(15), down);
        boolean held = layer == hand.layer();
        if (!held && (layer % every != 0 || Math.abs(layer - hand.layer()) < every)) return;
        String text = sheet.words("figure.grid.layer", "" + layer);
        Rgb colour = held ? sheet.palette().text() : sheet.palette().muted();
        sheet.text(text, right, middle + caption.middle(), held ? caption.bold() : caption, colour, Anchor.END);
    }

    private void drawHead(int layer, int head, Bounds tile) {
        Optional<HeadRole> best = roles.best(layer, head);
        boolean named = roles.named(layer, head).isPresent();
        double score = best.isPresent() ? roles.score(best.get(), layer, head).orElse(0) : 0;
        Rgb fill = named
                ? sheet.palette().probabilities().of(score)
                : sheet.palette().masked();
        Rgb ink = named ? fill.ink() : sheet.palette().muted();
        Optional<Datum> datum =
                best.map(role -> new Datum(score, Numbers.probability(score), ink, address(role, layer, head)));
        Spot spot = new Spot(new Target(HEAD, layer, head), datum, words(layer, head));
        sheet.add(Box.filled(tile, fill).outlined(sheet.palette().rule(), 1).with(spot));
        if (layer == hand.layer() && head == hand.head()) {
            sheet.add(Box.framed(tile.inset(-3), sheet.palette().outline(), 2));
            sheet.add(Box.framed(tile.inset(-1), sheet.palette().band(), 3));
        }
        if (best.isPresent()) drawLabel(best.get(), named, datum.get(), tile, ink);
    }

    /** The name and the number, or its sign where the tile is small. */
    private void drawLabel(HeadRole role, boolean named, Datum datum, Bounds tile, Rgb ink) {
        boolean large = tile.height() >= sheet.px(72) && tile.width() >= sheet.px(110);
        Type type = large ? sheet.paper().body() : sheet.paper().caption();
        Type numbers = large ? sheet.paper().number() : sheet.paper().smallNumber();
        String name = named ? sheet.words(key(role, "name")) : sheet.words("figure.roles.none");
        String sign = named ? sheet.words(key(role, "sign")) : "·";
        double across = tile.width() - sheet.px(8);
        boolean two = tile.height() >= type.lineHeight() + numbers.lineHeight() + sheet.px(2);
        boolean numberFits = sheet.width(datum.text(), numbers) <= across;
        boolean nameFits = sheet.width(name, named ? type.bold() : type) <= across;
        if (two && numberFits) {
            String shown = nameFits ? name : sign;
            double line = tile.centreY() - sheet.px(3);
            sheet.text(shown, tile.centreX(), line, named ? type.bold() : type, ink, Anchor.MIDDLE);
            String whose = sheet.words(key(role, "sign"));
            double room = sheet.width(whose, type) + sheet.px(4) + sheet.width(datum.text(), numbers);
            String both = named || room > across ? "" : whose;
            drawNumber(both, type, datum, tile.centreX(), line + numbers.lineHeight() + sheet.px(1), numbers, ink);
        } else if (tile.height() >= type.size() && sheet.width(sign, type) <= tile.width()) {
            double baseline = tile.centreY() + type.middle();
            sheet.text(sign, tile.centreX(), baseline, named ? type.bold() : type, ink, Anchor.MIDDLE);
        }
    }

    /** A number, behind the sign of the role it belongs to where the name does not say it. */
    private void drawNumber(String sign, Type signs, Datum datum, double x, double baseline, Type type, Rgb ink) {
        double before = sign.isEmpty() ? 0 : sheet.width(sign, signs) + sheet.px(4);
        double width = before + sheet.width(datum.text(), type);
        sheet.text(sign, x - width / 2, baseline, signs, ink, Anchor.START);
        sheet.number(datum, x + width / 2, baseline, type, Anchor.END);
    }

    static Address address(HeadRole role, int layer, int head) {
        return Address.formula("head-role-" + code(role), layer, head).as(Address.ROLE);
    }

    static String code(HeadRole role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    static String key(HeadRole role, String what) {
        return "figure.roles." + code(role) + "-" + what;
    }

    private String words(int layer, int head) {
        StringBuilder out = new StringBuilder(sheet.words("figure.grid.name", "" + layer, "" + head));
        for (HeadRole role : HeadRole.values()) {
            OptionalDouble score = roles.score(role, layer, head);
            if (score.isEmpty()) continue;
            String number = Numbers.probability(score.getAsDouble());
            out.append('\n').append(sheet.words("figure.roles.score", sheet.words(key(role, "name")), number));
        }
        return out.toString();
    }

    private String summary() {
        int named = 0;
        for (int layer = 0; layer < model.layers(); layer++) {
            for (int head = 0; head < model.heads(); head++)
                if (roles.named(layer, head).isPresent()) named++;
        }
        return sheet.words("figure.roles.summary", "" + named, "" + model.layers() * model.heads())
                + "\n"
                + words(hand.layer(), hand.head());
    }
}
