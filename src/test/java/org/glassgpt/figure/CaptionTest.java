package org.glassgpt.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class CaptionTest {
    private static final List<Caption> CAPTIONS =
            List.of(new Caption("图", "这里能看到什么。"), new Caption("A picture", "What there is to see. ".repeat(20)));

    private final Paper paper = new Paper(640, 400, 1, Palette.light(), (key, arguments) -> key, new FontMetrics());

    private static Figure picture(Paper on, double height) {
        Sheet sheet = new Sheet(on);
        sheet.add(
                Box.filled(new Bounds(0, 0, on.width(), height), Palette.light().rule()));
        Figure drawn = sheet.figure("picture", "", "");
        return new Figure(
                drawn.id(),
                drawn.width(),
                height,
                1,
                drawn.background(),
                drawn.title(),
                drawn.summary(),
                drawn.parts());
    }

    @Test
    void aPictureGetsWhatTheCaptionsLeave() {
        Figure whole = Caption.below(paper, CAPTIONS, on -> picture(on, on.height()));
        assertEquals(400, whole.height());
        checkBelow(whole, picture(paper, 0).labels().size());
    }

    /** One that is higher than what was left for it. */
    @Test
    void captionsStandBelowAPictureThatGrows() {
        Figure whole = Caption.below(paper, CAPTIONS, on -> picture(on, 900));
        assertTrue(whole.height() > 900);
        checkBelow(whole, 0);
        for (Label label : whole.labels()) assertTrue(label.y() > 900, label.text());
    }

    private static void checkBelow(Figure whole, int before) {
        assertTrue(whole.labels().size() > before + 3, "two titles and what they say");
        for (Label label : whole.labels()) {
            assertTrue(label.y() < whole.height(), label.text());
            assertTrue(label.x() + label.width() <= whole.width(), label.text());
        }
    }
}
