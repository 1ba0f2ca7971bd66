package org.glassgpt.ui.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LineBreaksTest {
    private static final char X = LineBreaks.INSET;

    @Test
    void noMarkBeginsALineOfChinese() {
        String text = "模型给“阁楼”的概率是 83%，别的（山洞）很小。";
        Set<Integer> places = LineBreaks.of(text, Locale.SIMPLIFIED_CHINESE);
        for (int at : places) {
            if (at == text.length()) continue;
            assertFalse("，。”）％%".indexOf(text.charAt(at)) >= 0, () -> "before " + text.substring(at));
            assertFalse("“（".indexOf(text.charAt(at - 1)) >= 0, () -> "after " + text.substring(0, at));
        }
        assertTrue(places.contains(1), "between two characters a line may end");
    }

    @Test
    void aFullStopStaysWithTheFormulaBeforeIt() {
        String chinese = "加起来是" + X + "。然后";
        assertFalse(LineBreaks.of(chinese, Locale.SIMPLIFIED_CHINESE).contains(5));
        assertTrue(LineBreaks.of(chinese, Locale.SIMPLIFIED_CHINESE).contains(4), "before the formula");
        assertTrue(LineBreaks.of(chinese, Locale.SIMPLIFIED_CHINESE).contains(6), "after the full stop");
        String english = "the sum " + X + ", then";
        assertFalse(LineBreaks.of(english, Locale.ENGLISH).contains(9));
        assertTrue(LineBreaks.of(english, Locale.ENGLISH).contains(8));
    }

    @Test
    void numbersAreNotCut() {
        for (String number : new String[] {"−0.213", "951,808", "-5.232", "+1.5"}) {
            String text = "得到" + number + "分";
            Set<Integer> places = LineBreaks.of(text, Locale.SIMPLIFIED_CHINESE);
            for (int at = 3; at < 2 + number.length(); at++) assertFalse(places.contains(at), number + " at " + at);
        }
    }

    @Test
    void wordsAreNotCut() {
        assertEquals(Set.of(6, 10, 16), LineBreaks.of("query and answer", Locale.ENGLISH));
        assertEquals(Set.of(5, 11, 15), LineBreaks.of("they don’t know", Locale.ENGLISH));
    }
}
