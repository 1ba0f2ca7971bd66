package org.glassgpt.ui.shell;

import java.util.List;
import java.util.Optional;

/**
 * The cards of the guided look, in order: what each points at, by the id of a node. Nothing else of the guide knows the
 * window.
 *
 * @param id of its messages, {@code guide.ID.title} and {@code guide.ID.text}
 * @param target id of the node that it points at
 * @param folded id of the node that holds it where there is little room
 * @param panel that is shown while it stands, if it needs one
 */
record Guide(String id, String target, String folded, Optional<String> panel) {
    private Guide(String id, String target, Optional<String> panel) {
        this(id, target, target, panel);
    }

    static final List<Guide> CARDS = List.of(
            new Guide("prompt", "prompt", Optional.empty()),
            new Guide("tokens", "tokens", Optional.empty()),
            new Guide("heads", "panel-attention-grid", Optional.of("attention")),
            new Guide("head", "panel-attention", Optional.of("attention")),
            new Guide("inspector", "inspector", Optional.of("attention")),
            new Guide("positions", "panel-positions-learned", Optional.of("positions-learned")),
            new Guide("next", "panel-probabilities", Optional.of("probabilities")),
            new Guide("step", "step", Optional.of("probabilities")),
            new Guide("draw", "panel-sampling-steps", Optional.of("sampling-steps")),
            new Guide("fork", "panel-generation-tree", Optional.of("generation-tree")),
            new Guide("gallery", "gallery-toggle", "look-menu", Optional.empty()));
}
