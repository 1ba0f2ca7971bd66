package org.glassgpt.session;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds again what a saved session was compared with: another model by its weights. */
final class RivalRestore {
    private final ModelOpener opener;

    RivalRestore(ModelOpener opener) {
        this.opener = opener;
    }

    /**
     * What was found.
     *
     * @param rival empty where it is not here
     * @param note what is not as it was when the session was saved, if anything
     */
    record Found(Optional<Rival> rival, Optional<Problem> note) {
        private static Found of(Rival rival) {
            return new Found(Optional.of(rival), Optional.empty());
        }
    }

    /** @param folders where another model may be, each one that is called as it was */
    Found find(SavedRival saved, List<Path> folders) {
        return saved instanceof SavedRival.SameModel same
                ? Found.of(same.rival())
                : find((SavedRival.OtherModel) saved, folders);
    }

    private Found find(SavedRival.OtherModel saved, List<Path> folders) {
        Optional<Path> alike = Optional.empty();
        for (Path folder : folders) {
            try (OpenModel model = opener.open(folder)) {
                if (Fingerprint.of(model).equals(saved.fingerprint())) return Found.of(rival(saved, folder));
                if (alike.isEmpty()) alike = Optional.of(folder);
            } catch (IOException e) {
                continue; // as good as not there: said below
            }
        }
        return new Found(
                alike.map(folder -> rival(saved, folder)),
                Optional.of(
                        alike.isPresent()
                                ? Problem.of("problem.session-beside-weights", saved.name())
                                : missing(saved)));
    }

    private static Problem missing(SavedRival.OtherModel saved) {
        return saved.step().isPresent()
                ? Problem.of("problem.session-beside-no-moment", saved.step().getAsInt())
                : Problem.of("problem.session-beside-missing", saved.name());
    }

    private static Rival rival(SavedRival.OtherModel saved, Path folder) {
        return saved.step().isPresent()
                ? new Rival.Moment(folder, saved.step().getAsInt())
                : new Rival.OtherModel(folder);
    }
}
