package org.glassgpt.ui.panel.mlp;

import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.glassgpt.figure.Address;
import org.glassgpt.figure.Bounds;
import org.glassgpt.figure.Label.Anchor;
import org.glassgpt.figure.Lines;
import org.glassgpt.figure.Numbers;
import org.glassgpt.figure.Palette;
import org.glassgpt.figure.Rgb;
import org.glassgpt.figure.Ruler;
import org.glassgpt.figure.Scale;
import org.glassgpt.figure.Sheet;
import org.glassgpt.figure.Strip;
import org.glassgpt.figure.Type;

/**
 * What the neuron in hand does at every token of the text: a strip of cells with the tokens below them.
 *
 * @param visible a token by its place
 * @param words of a neuron at a token
 */
record OverText(Sheet sheet, MlpView view, IntFunction<String> visible, Said words) {
    /** What is said of a neuron at a place. */
    @FunctionalInterface
    interface Said {
        String of(int place, int neuron);
    }

    void draw(Bounds area) {
        Type caption = sheet.paper().caption().bold();
        String title = sheet.words("figure.mlp.over-text", "" + view.neuron);
        double limit = 0;
        for (int t = 0; t < view.tokens(); t++) limit = Math.max(limit, Math.abs(view.post(t, view.neuron)));
        Scale scale = Scale.symmetric(sheet.palette().diverging(), limit == 0 ? 1 : limit);
        Type small = sheet.paper().smallNumber();
        String limits = "±" + Numbers.limit(scale.high());
        double titleRoom = area.width() - sheet.width(limits, small) - sheet.px(12);
        title = sheet.fitting(titleRoom, caption, title);
        Rgb ink = sheet.palette().text();
        sheet.text(title, area.x(), area.y() + caption.ascent(), caption, ink, Anchor.START);
        sheet.text(
                limits,
                area.right(),
                area.y() + small.ascent(),
                small,
                sheet.palette().muted(),
                Anchor.END);
        double top = caption.lineHeight() + sheet.px(4);
        Bounds room = area.inset(0, top, 0, caption.lineHeight());
        Strip strip = new Strip(MlpFigure.CELL, new Neuron(), scale, view.token, true);
        Bounds used = strip.draw(sheet, room);
        if (strip.columns(sheet, room) >= view.tokens()) drawPlaces(used);
    }

    /** The tokens below their cells, or their places where more than a few names do not fit. */
    private void drawPlaces(Bounds strip) {
        double cell = strip.width() / view.tokens();
        Palette palette = sheet.palette();
        Type names = sheet.paper().caption();
        Type small = sheet.paper().smallNumber();
        double baseline = strip.bottom() + sheet.px(4) + names.ascent();
        double room = cell - sheet.px(3);
        if (cell < sheet.px(26) || !mostFit(room, names)) {
            for (int t : Ruler.indices(view.tokens(), (int) Math.max(1, strip.width() / sheet.px(36)))) {
                sheet.text("" + t, strip.x() + (t + 0.5) * cell, baseline, small, palette.muted(), Anchor.MIDDLE);
            }
            return;
        }
        for (int t = 0; t < view.tokens(); t++) {
            String name =
                    Lines.elide(visible.apply(t), room, names, sheet.paper().metrics());
            sheet.text(name, strip.x() + (t + 0.5) * cell, baseline, names, palette.text(), Anchor.MIDDLE);
        }
    }

    private boolean mostFit(double room, Type type) {
        long cut = IntStream.range(0, view.tokens())
                .filter(t -> sheet.width(visible.apply(t), type) > room)
                .count();
        return cut * 4 <= view.tokens();
    }

    /** The neuron in hand along the text. */
    private final class Neuron implements Strip.Vector {
        @Override
        public int count() {
            return view.tokens();
        }

        @Override
        public double at(int t) {
            return view.post(t, view.neuron);
        }

        @Override
        public Address address(int t) {
            return view.postAddress(t, view.neuron);
        }

        @Override
        public String words(int t) {
            return words.of(t, view.neuron);
        }
    }
}
