package org.glassgpt.ui.panel.samplingsteps;

import org.glassgpt.figure.Bounds;
import org.glassgpt.figure.Label.Anchor;
import org.glassgpt.figure.Lines;
import org.glassgpt.figure.Numbers;
import org.glassgpt.figure.Rgb;
import org.glassgpt.figure.Sheet;
import org.glassgpt.figure.Type;
import org.glassgpt.sampling.SamplingSettings;
import org.glassgpt.sampling.SamplingSteps;
import org.glassgpt.ui.panel.samplingsteps.SamplingStepsFigure.Columns;

/** What each column is, under which setting, and how many tokens it leaves. */
final class Header {
    private Header() {}

    static void draw(Sheet sheet, Columns columns, SamplingSettings settings, SamplingSteps steps) {
        String T = Numbers.limit(settings.temperature());
        String k = settings.topK() == 0 ? "∞" : "" + settings.topK();
        String[] names = {
            sheet.words("figure.next.logit"), "÷ T", "softmax", "top-k", "top-p: Σ", sheet.words("figure.steps.p")
        };
        String[] rules = {"", "T = " + T, "Σ = 1", "k = " + k, "p = " + Numbers.limit(settings.topP()), "Σ = 1"};
        int V = steps.vocab();
        int[] left = {V, V, V, steps.afterK(), steps.kept(), steps.kept()};
        Type caption = sheet.paper().caption();
        Type small = sheet.paper().smallNumber();
        Bounds space = sheet.space();
        double line = caption.lineHeight();
        double baseline = space.y() + caption.ascent();
        Rgb muted = sheet.palette().muted();
        double room = columns.token() - space.x();
        String[] side = {sheet.words("figure.next.token"), "", sheet.words("figure.steps.left")};
        for (int i = 0; i < side.length; i++) {
            String text = Lines.elide(side[i], room, caption, sheet.paper().metrics());
            sheet.text(text, columns.token(), baseline + i * line, caption, muted, Anchor.END);
        }
        for (int column = 0; column < names.length; column++) {
            double right = columns.right(column);
            String name = Lines.elide(
                    names[column],
                    columns.width() - sheet.px(6),
                    caption,
                    sheet.paper().metrics());
            sheet.text(name, right, baseline, caption.bold(), sheet.palette().text(), Anchor.END);
            sheet.text(rules[column], right, baseline + line, small, muted, Anchor.END);
            sheet.text("" + left[column], right, baseline + 2 * line, small, muted, Anchor.END);
        }
        double y = space.y() + 3 * line + sheet.px(3);
        sheet.line(space.x(), y, columns.end(), y, sheet.palette().rule(), 1);
        sheet.space(space.inset(0, y + sheet.px(4) - space.y(), 0, 0));
    }
}
