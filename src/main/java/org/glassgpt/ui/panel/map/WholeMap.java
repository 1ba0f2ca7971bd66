package org.glassgpt.ui.panel.map;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.glassgpt.figure.Bounds;
import org.glassgpt.figure.Datum;
import org.glassgpt.figure.Label.Anchor;
import org.glassgpt.figure.Meaning;
import org.glassgpt.figure.Ruler;
import org.glassgpt.figure.Sheet;
import org.glassgpt.figure.Type;
import org.glassgpt.session.Operation;
import org.glassgpt.session.Operation.Stop;
import org.glassgpt.trace.ActivationName;
import org.glassgpt.trace.Edit;

/** The whole network in one row. */
final class WholeMap {
    private static final List<Stop> BEFORE = List.of(Stop.TOKENS, Stop.EMBEDDING);
    private static final List<Stop> AFTER = List.of(Stop.FINAL_NORM, Stop.LOGITS, Stop.PROBABILITIES, Stop.NEXT);

    /** Those whose names have a short form. */
    private static final Set<Stop> LONG = Set.of(Stop.EMBEDDING, Stop.FINAL_NORM, Stop.LOGITS, Stop.PROBABILITIES);

    /** Where they would take more of the width than this, they have short names. */
    private static final double STATIONS = 0.55;

    private final Strip strip;
    private final Sheet sheet;
    private final int layers;
    private final Map<Stop, Bounds> boxes = new EnumMap<>(Stop.class);
    private boolean brief;
    private double blocksFrom;
    private double blocksTo;

    WholeMap(Strip strip) {
        this.strip = strip;
        this.sheet = strip.sheet();
        this.layers = strip.snapshot().trace().model().layers();
    }

    void draw() {
        layOut();
        drawStream();
        drawLinks();
        for (Stop stop : BEFORE) drawStation(stop);
        for (int layer = 0; layer < layers; layer++) drawBlock(layer);
        drawLayerNumbers();
        for (Stop stop : AFTER) drawStation(stop);
        strip.frame(inHand());
        drawMarks();
    }

    /** Over the frame, so that it hides none. */
    private void drawMarks() {
        for (Stop stop : boxes.keySet()) strip.mark(boxes.get(stop), stop, 0, strip.changes(stop, 0));
        for (int layer = 0; layer < layers; layer++) {
            strip.mark(half(layer, false), Stop.ATTENTION, layer, strip.changes(Stop.ATTENTION, layer));
            strip.mark(half(layer, true), Stop.MLP, layer, strip.changes(Stop.MLP, layer));
        }
    }

    private double gap() {
        return sheet.px(12);
    }

    private String word(Stop stop) {
        String key = "map.stop." + stop.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return sheet.words(brief && LONG.contains(stop) ? key + "-short" : key);
    }

    private double wishes() {
        double wishes = 0;
        for (Stop stop : Stop.values()) if (!stop.inBlock()) wishes += wish(stop) + gap();
        return wishes;
    }

    private double wish(Stop stop) {
        return Math.max(
                sheet.px(34), sheet.width(word(stop), sheet.paper().caption().bold()) + sheet.px(12));
    }

    private void layOut() {
        Bounds area = strip.area();
        brief = wishes() > area.width() * STATIONS;
        double share = Math.min(1, area.width() * 0.66 / wishes());
        double x = area.x() + sheet.px(4);
        for (Stop stop : BEFORE) {
            boxes.put(stop, strip.box(x, wish(stop) * share));
            x += (wish(stop) + gap()) * share;
        }
        blocksFrom = x;
        double right = area.right() - sheet.px(4);
        for (int i = AFTER.size() - 1; i >= 0; i--) {
            Stop stop = AFTER.get(i);
            right -= wish(stop) * share;
            boxes.put(stop, strip.box(right, wish(stop) * share));
            right -= gap() * share;
        }
        blocksTo = right;
    }

    private double pitch() {
        return (blocksTo - blocksFrom) / layers;
    }

    private double between() {
        return Math.min(sheet.px(10), pitch() * 0.2);
    }

    /** One half of a block: attention left, MLP right. */
    private Bounds half(int layer, boolean mlp) {
        double width = (pitch() - between()) / 2;
        double inner = Math.min(sheet.px(3), width * 0.12);
        double x = blocksFrom + layer * pitch() + between() / 2 + (mlp ? width + inner / 2 : 0);
        return strip.box(x, width - inner / 2);
    }

    private void drawStream() {
        double x = boxes.get(Stop.EMBEDDING).centreX();
        ActivationName stream = ActivationName.residPre(0);
        for (int layer = 0; layer < layers; layer++) {
            double attention = half(layer, false).centreX();
            strip.stream(x, attention, stream);
            double mlp = half(layer, true).centreX();
            strip.stream(attention, mlp, ActivationName.residMid(layer));
            stream = ActivationName.residPost(layer);
            x = mlp;
        }
        strip.stream(x, boxes.get(Stop.FINAL_NORM).centreX(), stream);
        strip.reads(boxes.get(Stop.FINAL_NORM));
        strip.arm(boxes.get(Stop.EMBEDDING), ActivationName.residPre(0), Meaning.RESIDUAL.fill());
    }

    private void drawLinks() {
        link(Stop.TOKENS, Stop.EMBEDDING);
        link(Stop.FINAL_NORM, Stop.LOGITS);
        link(Stop.LOGITS, Stop.PROBABILITIES);
        link(Stop.PROBABILITIES, Stop.NEXT);
    }

    private void link(Stop from, Stop to) {
        double y = boxes.get(from).centreY();
        sheet.line(
                boxes.get(from).right(),
                y,
                boxes.get(to).x(),
                y,
                sheet.palette().muted(),
                sheet.px(1.5));
    }

    private void drawStation(Stop stop) {
        Bounds box = boxes.get(stop);
        boolean inHand = strip.hand().operation().stop() == stop;
        strip.station(box, word(stop), sheet.palette().masked(), inHand);
        Operation first = Operation.main(stop, 0);
        List<Edit> changes = strip.changes(stop, 0);
        strip.leadsTo(box, first, Optional.empty(), sheet.words("map.go." + first.key()), changes);
    }

    private void drawBlock(int layer) {
        drawHalf(layer, Stop.ATTENTION, ActivationName.attnOut(layer), Meaning.VALUE, 0.3);
        drawHalf(layer, Stop.MLP, ActivationName.mlpOut(layer), Meaning.MLP, 0.35);
    }

    /** @param strength of the colour on the paper */
    private void drawHalf(int layer, Stop stop, ActivationName written, Meaning meaning, double strength) {
        Bounds box = half(layer, stop == Stop.MLP);
        String name = stop.name().toLowerCase(Locale.ROOT);
        boolean here =
                strip.hand().operation().block().filter(at -> at == layer).isPresent();
        strip.arm(box, written, meaning.fill());
        strip.station(
                box,
                sheet.words("map." + name + "-short"),
                sheet.words("map." + name + "-sign"),
                sheet.palette().background().mix(meaning.fill(), strength),
                here && strip.hand().operation().stop() == stop);
        lead(box, Operation.main(stop, layer), written, "map.wrote-" + name);
    }

    private void lead(Bounds box, Operation to, ActivationName written, String key) {
        Optional<Datum> datum = strip.datum(written, sheet.palette().text());
        String token = strip.snapshot().tokens().get(strip.hand().token()).visible();
        String words = datum.map(d -> sheet.words(key, "" + to.layer(), token, d.text()))
                .orElseGet(() -> sheet.words("map.block", "" + to.layer()));
        Bounds area = new Bounds(box.x(), box.y(), box.width(), strip.spine() - box.y());
        strip.leadsTo(area, to, datum, words, strip.changes(to.stop(), to.layer()));
    }

    private void drawLayerNumbers() {
        Type type = sheet.paper().caption();
        String name = sheet.words("map.block", "" + (layers - 1));
        boolean named = sheet.width(name, type.bold()) + sheet.px(4) <= pitch();
        double room = named ? pitch() : sheet.width("" + layers, type) + sheet.px(10);
        int most = (int) Math.max(1, Math.floor((blocksTo - blocksFrom) / room));
        for (int layer : Ruler.indices(layers, most)) {
            boolean here =
                    strip.hand().operation().block().filter(at -> at == layer).isPresent();
            double x = blocksFrom + (layer + 0.5) * pitch();
            String text = named ? sheet.words("map.block", "" + layer) : "" + layer;
            sheet.text(
                    text,
                    x,
                    strip.names(),
                    here ? type.bold() : type,
                    here ? sheet.palette().text() : sheet.palette().muted(),
                    Anchor.MIDDLE);
        }
    }

    private Bounds inHand() {
        Operation at = strip.hand().operation();
        return at.block().isPresent() ? half(at.layer(), at.stop() == Stop.MLP) : boxes.get(at.stop());
    }
}
