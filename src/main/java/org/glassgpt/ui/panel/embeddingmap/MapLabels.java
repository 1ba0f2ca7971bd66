package org.glassgpt.ui.panel.embeddingmap;

import java.util.ArrayList;
import java.util.List;
import org.glassgpt.figure.Bounds;
import org.glassgpt.figure.Box;
import org.glassgpt.figure.Label.Anchor;
import org.glassgpt.figure.Rgb;
import org.glassgpt.figure.Sheet;
import org.glassgpt.figure.Type;

/** Names beside dots, each where it meets no other: who comes first gets the room. */
final class MapLabels {
    private final Sheet sheet;
    private final Bounds plot;
    private final List<Bounds> taken = new ArrayList<>();

    MapLabels(Sheet sheet, Bounds plot) {
        this.sheet = sheet;
        this.plot = plot.inset(sheet.px(2));
    }

    /** Keeps names off a dot. */
    void keepOff(Bounds dot) {
        taken.add(dot);
    }

    /**
     * Right, left, above or below a dot, or not at all.
     *
     * @param band whether the name stands on the band of what is in hand
     * @return whether there was room
     */
    boolean place(String text, double x, double y, double radius, Type type, Rgb colour, boolean band) {
        double width = sheet.width(text, type);
        double height = type.ascent() + type.descent();
        double away = radius + sheet.px(band ? 7 : 3);
        double[][] corners = {
            {x + away, y - height / 2},
            {x - away - width, y - height / 2},
            {x - width / 2, y - away - height},
            {x - width / 2, y + away}
        };
        for (double[] corner : corners) {
            Bounds at = new Bounds(corner[0], corner[1], width, height);
            Bounds air = at.inset(band ? -sheet.px(5) : -1);
            if (!plot.encloses(air, 0) || taken.stream().anyMatch(other -> other.overlaps(air, 0))) continue;
            taken.add(air);
            if (band) {
                sheet.add(Box.filled(
                                at.inset(-sheet.px(4), -sheet.px(1), -sheet.px(4), -sheet.px(1)),
                                sheet.palette().band())
                        .outlined(sheet.palette().outline(), 2)
                        .rounded(sheet.px(3)));
            }
            sheet.text(text, at.x(), at.y() + type.ascent(), type, colour, Anchor.START);
            return true;
        }
        return false;
    }
}
