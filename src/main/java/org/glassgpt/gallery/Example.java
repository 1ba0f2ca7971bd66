package org.glassgpt.gallery;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One prompt of the gallery.
 *
 * @param id the same in every language
 * @param title what there is to see, in a few words
 * @param text of the prompt
 * @param watch what to look at, in a sentence or two
 * @param panel id of the panel that shows it
 * @param token the word whose last token is to be in hand; empty for the last token of the text
 * @param key the word that is looked at, if one is
 * @param head which head is to be in hand, by what it does
 * @param temperature of the draws, where it matters
 * @param outside whether the text is none that the story world could tell
 */
public record Example(
        String id,
        String title,
        String text,
        String watch,
        String panel,
        Optional<String> token,
        Optional<String> key,
        Role head,
        OptionalDouble temperature,
        boolean outside) {
    /** What a head does, found in the trace: trained anew, a model has it elsewhere. */
    public enum Role {
        /** Whatever head is in hand. */
        ANY,
        /** The one that gives the key the most weight from the token in hand. */
        STRONGEST,
        /** The one that looks one token back, on average over the text. */
        PREVIOUS
    }
}
