package org.glassgpt.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keeps the reader's own model open while another one runs in its place. On the screen's thread. */
final class Loan {
    private Optional<Inputs> own = Optional.empty();
    private boolean asked;

    /** Whether the run that was asked for last brings a model for a while only. */
    void asked(boolean forAWhile) {
        asked = forAWhile;
    }

    /** The reader's own model, while another runs. */
    Optional<OpenModel> own() {
        return own.map(Inputs::model);
    }

    boolean holds(OpenModel model) {
        return own().filter(model::equals).isPresent();
    }

    /** What is to run with the own model again: what ran before it was lent, where nothing was changed since. */
    Optional<Inputs> back(Inputs now) {
        return own.map(lent -> now.equals(lent.on(now.model())) ? lent : now.on(lent.model()));
    }

    /**
     * A run has ended well.
     *
     * @param before what was shown until now
     * @return models that nobody needs any more
     */
    List<OpenModel> ended(Optional<Inputs> before, Finished result) {
        OpenModel now = result.inputs().model();
        Optional<Inputs> left = before.filter(old -> old.model() != now);
        if (left.isEmpty() && result.restored().isEmpty()) return List.of();
        List<OpenModel> idle = new ArrayList<>();
        left.map(Inputs::model).ifPresent(idle::add);
        if (asked && left.isPresent()) {
            if (own.isEmpty()) own = left;
        } else {
            own().ifPresent(idle::add);
            own = Optional.empty();
        }
        idle.removeIf(model -> model == now || holds(model));
        return idle;
    }
}
