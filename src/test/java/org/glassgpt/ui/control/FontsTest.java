package org.glassgpt.ui.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.concurrent.TimeoutException;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

class FontsTest {
    @BeforeAll
    static void load() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
        Fonts.load();
    }

    @Test
    void bothFacesHaveARegularAndABold() {
        for (String family : new String[] {Fonts.WORDS, Fonts.NUMBERS}) {
            Font regular = Font.font(family, FontWeight.NORMAL, 20);
            Font bold = Font.font(family, FontWeight.BOLD, 20);
            assertEquals(family, regular.getFamily());
            assertEquals(family, bold.getFamily());
            assertEquals("Regular", regular.getStyle());
            assertEquals("Bold", bold.getStyle());
        }
    }

    @Test
    void boldIsWiderThanRegularInWords() {
        assertNotEquals(
                width("Attention", Font.font(Fonts.WORDS, FontWeight.NORMAL, 20)),
                width("Attention", Font.font(Fonts.WORDS, FontWeight.BOLD, 20)));
    }

    @Test
    void digitsAreEquallyWide() {
        Font numbers = Font.font(Fonts.NUMBERS, 20);
        assertEquals(width("1.1111", numbers), width("0.8976", numbers));
        assertEquals(12, width("8", numbers), 0.1);
    }

    @Test
    void aChineseCharacterIsAnEmWide() {
        assertEquals(20, width("注", Font.font(Fonts.WORDS, 20)), 0.1);
    }

    private static double width(String text, Font font) {
        Text node = new Text(text);
        node.setFont(font);
        return node.getLayoutBounds().getWidth();
    }
}
