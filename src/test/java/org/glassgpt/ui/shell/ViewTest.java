package org.glassgpt.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.glassgpt.session.Operation;
import org.junit.jupiter.api.Test;

/** Whoever asks for a panel is taken to the place on the map that it is about. */
class ViewTest {
    @Test
    void aPanelIsAtHomeWhereItIsTheUsualOne() {
        assertEquals(Optional.of(Operation.Kind.PROBABILITIES), View.home("probabilities"));
        assertEquals(Optional.of(Operation.Kind.SOFTMAX), View.home("attention"));
        assertEquals(Optional.of(Operation.Kind.LOGITS), View.home("logit-lens"));
        assertEquals(Optional.of(Operation.Kind.EMBED), View.home("embedding"));
    }

    @Test
    void anyOtherIsWhereItIsShownFirst() {
        assertEquals(Optional.of(Operation.Kind.TOKENS), View.home("surprise"));
        assertEquals(Optional.of(Operation.Kind.PROBABILITIES), View.home("effect"));
    }

    @Test
    void whatBelongsToTheWholeModelIsNowhere() {
        assertEquals(Optional.empty(), View.home("cost"));
    }
}
