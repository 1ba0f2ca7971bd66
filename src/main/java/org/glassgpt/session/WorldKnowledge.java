package org.glassgpt.session;

import java.util.List;
import java.util.Optional;
import org.glassgpt.tokenizer.Tokenizer;
import org.glassgpt.world.StoryWorld;

/**
 * What a model that tells the world's stories knows of the world. It is learned once, and not when the model opens: the
 * first picture does not wait for it.
 */
final class WorldKnowledge {
    private final Optional<Tokenizer> teller;
    private volatile Optional<StoryReader> reader = Optional.empty();

    /** @param teller of a model that was trained on the stories; empty for any other */
    WorldKnowledge(Optional<Tokenizer> teller) {
        this.teller = teller;
    }

    synchronized void learn() {
        if (reader.isEmpty()) reader = teller.map(words -> StoryReader.of(StoryWorld.bundled(), words));
    }

    Optional<WorldReading> read(List<TokenView> prompt) {
        return reader.map(known -> known.read(prompt));
    }
}
