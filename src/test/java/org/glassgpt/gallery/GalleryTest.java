package org.glassgpt.gallery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.glassgpt.export.PanelCatalog;
import org.glassgpt.i18n.Language;
import org.glassgpt.i18n.Messages;
import org.glassgpt.world.StoryWorld;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class GalleryTest {
    @ParameterizedTest
    @EnumSource(Language.class)
    void thereAreEnoughAndEachPanelExists(Language language) {
        List<Example> examples = Gallery.of(language);
        assertTrue(examples.size() >= 20, examples.size() + " prompts");
        for (Example example : examples) assertTrue(PanelCatalog.has(example.panel()), example.panel());
        assertEquals(
                examples.size(),
                examples.stream().map(Example::title).distinct().count());
    }

    @Test
    void bothLanguagesShowTheSameThings() {
        assertEquals(
                Gallery.of(Language.ZH).stream().map(Example::id).toList(),
                Gallery.of(Language.EN).stream().map(Example::id).toList());
    }

    /** What is not marked as outside begins a story of the world, and what is marked does not. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void textsAreOfTheWorldOrSayThatTheyAreNot(Language language) {
        StoryWorld world = StoryWorld.bundled();
        for (Example example : Gallery.of(language)) {
            assertEquals(!example.outside(), world.acceptsBeginning(language, example.text()), example.text());
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void theFirstPromptIsOfTheWorld(Language language) {
        String first = Messages.of(language).text("prompt.first");
        assertTrue(StoryWorld.bundled().acceptsBeginning(language, first), first);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "title = A|line 1: title belongs to no prompt",
                "[a]~title = A|line 1: a has no text",
                "[a]~text = b|line 1: a has no title",
                "[a]~text = b~text = c|line 3: text is given twice",
                "[a]~colour = red|line 2: there is no key colour",
                "[a]~nonsense|line 2: expected [id] or key = value",
                "[A]|line 1: an id is made of",
                "[a]~title = t~text = b~watch = w~panel = p~key = c|line 1: a: the text does not contain c",
                "[a]~title = t~text = b~watch = w~panel = p~head = strongest|line 1: a: head = strongest needs",
                "[a]~title = t~text = b~watch = w~panel = p~head = best|line 1: a: head is strongest or previous",
                "[a]~title = t~text = b~watch = w~panel = p~temperature = hot|line 1: a: a temperature is",
                "[a]~title = t~text = b~watch = w~panel = p~outside = no|line 1: a: outside is true or false",
                "[a]~title = t~text = b~watch = w~panel = p~[a]|line 6: a is there twice"
            })
    void whatIsWrongIsSaidWithItsLine(String lines, String message) {
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class, () -> Gallery.parse("x.gallery", List.of(lines.split("~"))));
        assertTrue(e.getMessage().startsWith("x.gallery, " + message), e.getMessage());
    }
}
