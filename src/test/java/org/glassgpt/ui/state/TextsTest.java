package org.glassgpt.ui.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.MissingResourceException;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.SimpleStringProperty;
import org.glassgpt.i18n.CurrentLanguage;
import org.glassgpt.i18n.Language;
import org.junit.jupiter.api.Test;

class TextsTest {
    private final Texts texts = new Texts(new CurrentLanguage(Language.EN));

    @Test
    void boundWordsFollowTheLanguage() {
        StringBinding step = texts.text("step.step");
        List<String> heard = new ArrayList<>();
        step.addListener((value, old, now) -> heard.add(now));
        texts.switchTo(Language.ZH);
        texts.switchTo(Language.EN);
        assertEquals(List.of("前进一步", "Step"), heard);
    }

    @Test
    void boundWordsFollowTheirArguments() {
        SimpleStringProperty token = new SimpleStringProperty("<a>");
        StringBinding start = texts.text("model.start", token);
        assertEquals("Begin the text with <a>", start.get());
        token.set("<b>");
        assertEquals("Begin the text with <b>", start.get());
        texts.switchTo(Language.ZH);
        assertEquals("文本以 <b> 开头", start.get());
    }

    @Test
    void aMissingKeyIsFoundWhereItIsBound() {
        String missing = "no" + ".such-key";
        assertThrows(MissingResourceException.class, () -> texts.text(missing));
    }
}
