package org.glassgpt.session;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** What a session file says of the second side of a comparison. Immutable. */
public sealed interface SavedRival {
    /**
     * The same model.
     *
     * @param rival what else is different; it names no folder
     */
    record SameModel(Rival rival) implements SavedRival {
        public SameModel {
            if (rival.folder().isPresent()) throw new IllegalArgumentException(rival + " names a folder");
        }
    }

    /**
     * Another model, by name and content: no path stands in a file.
     *
     * @param fingerprint of that model, see {@link Fingerprint}
     * @param step of the training after which it was kept, where it is a moment of one
     */
    record OtherModel(String name, String fingerprint, OptionalInt step) implements SavedRival {}

    /**
     * What there is to write down of a comparison; nothing of another model that is not open yet.
     *
     * @param fingerprint of a model
     */
    static Optional<SavedRival> of(Comparison comparison, Function<OpenModel, String> fingerprint) {
        Rival rival = comparison.rival();
        if (rival.folder().isEmpty()) return Optional.of(new SameModel(rival));
        OptionalInt step = rival instanceof Rival.Moment moment ? OptionalInt.of(moment.step()) : OptionalInt.empty();
        return comparison.model().map(model -> new OtherModel(model.name(), fingerprint.apply(model), step));
    }
}
