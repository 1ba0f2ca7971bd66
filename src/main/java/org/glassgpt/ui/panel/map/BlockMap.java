package org.glassgpt.ui.panel.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.glassgpt.figure.Bounds;
import org.glassgpt.figure.Box;
import org.glassgpt.figure.Datum;
import org.glassgpt.figure.Label.Anchor;
import org.glassgpt.figure.Meaning;
import org.glassgpt.figure.Rgb;
import org.glassgpt.figure.Sheet;
import org.glassgpt.figure.Type;
import org.glassgpt.session.Operation;
import org.glassgpt.session.Operation.Kind;
import org.glassgpt.trace.ActivationName;

/** The operations of one block, or those before or after the blocks, and what stands on either side. */
final class BlockMap {
    private final Strip strip;
    private final Sheet sheet;
    private final List<Operation> shown = new ArrayList<>();
    private final Optional<Operation> before;
    private final Optional<Operation> after;
    private final double[] widths;
    private double from;

    BlockMap(Strip strip) {
        this.strip = strip;
        this.sheet = strip.sheet();
        List<Operation> all = Operation.all(strip.snapshot().trace().model());
        Operation hand = strip.hand().operation();
        for (Operation operation : all) if (together(operation, hand)) shown.add(operation);
        widths = new double[shown.size()];
        int first = all.indexOf(shown.get(0));
        int last = all.indexOf(shown.get(shown.size() - 1));
        before = first == 0 ? Optional.empty() : Optional.of(all.get(first - 1));
        after = last == all.size() - 1 ? Optional.empty() : Optional.of(all.get(last + 1));
    }

    private static boolean together(Operation a, Operation b) {
        boolean sameSide = a.kind().compareTo(Kind.LN1) < 0 == b.kind().compareTo(Kind.LN1) < 0;
        return a.layer() == b.layer() && sameSide;
    }

    void draw() {
        Bounds area = strip.area();
        double side = sheet.px(34);
        from = area.x() + (before.isPresent() ? side : sheet.px(4));
        double to = area.right() - (after.isPresent() ? side : sheet.px(4));
        layOut(to - from);
        drawStream();
        before.ifPresent(operation -> drawSide(operation, strip.box(area.x(), side - sheet.px(10)), "‹"));
        after.ifPresent(operation ->
                drawSide(operation, strip.box(area.right() - side + sheet.px(10), side - sheet.px(10)), "›"));
        for (int i = 0; i < shown.size(); i++) drawOperation(shown.get(i), box(i));
        drawTitle();
        strip.frame(box(shown.indexOf(strip.hand().operation())));
        for (int i = 0; i < shown.size(); i++) {
            strip.mark(box(i), shown.get(i).stop(), shown.get(i).layer(), strip.changes(shown.get(i)));
        }
    }

    /** Each as wide as its sign; what is left is shared out. */
    private void layOut(double room) {
        double wishes = 0;
        for (int i = 0; i < widths.length; i++) {
            Type type = sheet.paper().caption().bold();
            String sign = sheet.words("operation.sign." + shown.get(i).key());
            widths[i] = Math.max(sheet.px(24), sheet.width(sign, type) + gap() + sheet.px(6));
            wishes += widths[i];
        }
        double most = Math.min(room, sheet.px(150) * widths.length);
        double spare = (most - wishes) / widths.length;
        for (int i = 0; i < widths.length; i++) {
            widths[i] = spare >= 0 ? widths[i] + spare : widths[i] * most / wishes;
        }
        from += (room - most) / 2;
    }

    private double gap() {
        return sheet.px(6);
    }

    private Bounds box(int i) {
        double x = from;
        for (int before = 0; before < i; before++) x += widths[before];
        return strip.box(x + gap() / 2, widths[i] - gap());
    }

    private double middle(Kind kind) {
        for (int i = 0; i < shown.size(); i++) if (shown.get(i).kind() == kind) return box(i).centreX();
        throw new IllegalStateException("no " + kind);
    }

    private void drawStream() {
        Bounds area = strip.area();
        Operation any = shown.get(0);
        if (any.block().isPresent()) {
            int layer = any.layer();
            double first = middle(Kind.ADD_ATTENTION);
            double second = middle(Kind.ADD_MLP);
            strip.stream(area.x(), first, ActivationName.residPre(layer));
            strip.stream(first, second, ActivationName.residMid(layer));
            strip.stream(second, area.right(), ActivationName.residPost(layer));
        } else if (any.kind() == Kind.TOKENS) {
            strip.stream(middle(Kind.SUM), area.right(), ActivationName.residPre(0));
        } else {
            int last = strip.snapshot().trace().model().layers() - 1;
            strip.stream(area.x(), middle(Kind.LN_FINAL), ActivationName.residPost(last));
        }
    }

    private void drawSide(Operation operation, Bounds box, String arrow) {
        strip.station(box, arrow, sheet.palette().background(), false);
        strip.leadsTo(box, operation, Optional.empty(), name(operation));
    }

    private String name(Operation operation) {
        String name = sheet.words("operation." + operation.key());
        return operation.block().isPresent()
                ? sheet.words("map.at-block", name, "" + operation.layer())
                : sheet.words("map.at", name);
    }

    private void drawOperation(Operation operation, Bounds box) {
        int layer = operation.layer();
        Optional<Datum> datum = Optional.empty();
        switch (operation.kind()) {
            case LN1, LN2, LN_FINAL -> strip.reads(box);
            case SUM -> strip.arm(box, ActivationName.residPre(0), Meaning.RESIDUAL.fill());
            case ADD_ATTENTION -> {
                strip.arm(box, ActivationName.attnOut(layer), Meaning.VALUE.fill());
                datum = strip.datum(
                        ActivationName.attnOut(layer), sheet.palette().text());
            }
            case ADD_MLP -> {
                strip.arm(box, ActivationName.mlpOut(layer), Meaning.MLP.fill());
                datum = strip.datum(
                        ActivationName.mlpOut(layer), sheet.palette().text());
            }
            default -> {}
        }
        boolean inHand = operation.equals(strip.hand().operation());
        strip.station(box, sheet.words("operation.sign." + operation.key()), fill(operation.kind()), inHand);
        if (operation.kind() == Kind.QKV) underline(box);
        Bounds area = new Bounds(box.x(), box.y(), box.width(), strip.spine() - box.y());
        String words = name(operation) + "\n" + sheet.words("operation.what." + operation.key());
        strip.leadsTo(area, operation, datum, words, strip.changes(operation));
    }

    /** One stripe each for q, k and v. */
    private void underline(Bounds box) {
        Meaning[] three = {Meaning.QUERY, Meaning.KEY, Meaning.VALUE};
        double width = box.width() / three.length;
        for (int i = 0; i < three.length; i++) {
            sheet.add(Box.filled(
                    new Bounds(box.x() + i * width, box.bottom() - sheet.px(3), width, sheet.px(3)), three[i].fill()));
        }
    }

    private Rgb fill(Kind kind) {
        Rgb paper = sheet.palette().background();
        return switch (kind) {
            case POSITION -> paper.mix(Meaning.POSITION.fill(), 0.35);
            case SUM, ADD_ATTENTION, ADD_MLP -> paper.mix(Meaning.RESIDUAL.fill(), 0.35);
            case WEIGHTED_SUM, PROJECT -> paper.mix(Meaning.VALUE.fill(), 0.3);
            case MLP_IN, GELU, MLP_OUT -> paper.mix(Meaning.MLP.fill(), 0.35);
            default -> sheet.palette().masked();
        };
    }

    private void drawTitle() {
        Operation any = shown.get(0);
        if (any.block().isEmpty()) return;
        Type type = sheet.paper().caption();
        double baseline = strip.names();
        String block = sheet.words("map.block", "" + any.layer());
        double start = strip.area().x() + sheet.px(2);
        sheet.text(block, start, baseline, type.bold(), sheet.palette().text(), Anchor.START);
        double used = start + sheet.width(block, type.bold()) + sheet.px(12);
        String attention = sheet.words("map.attention");
        double x = Math.max(used, box(1).x());
        sheet.text(attention, x, baseline, type, sheet.palette().muted(), Anchor.START);
        String mlp = sheet.words("map.mlp");
        double at = Math.max(x + sheet.width(attention, type) + sheet.px(12), box(9).x());
        if (at + sheet.width(mlp, type) > strip.area().right()) return;
        sheet.text(mlp, at, baseline, type, sheet.palette().muted(), Anchor.START);
    }
}
