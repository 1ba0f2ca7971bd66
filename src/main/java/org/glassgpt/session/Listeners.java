package org.glassgpt.session;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** All who hear what becomes of a session, as one. */
final class Listeners implements SessionListener {
    private final List<SessionListener> all = new CopyOnWriteArrayList<>();

    void add(SessionListener listener) {
        all.add(listener);
    }

    @Override
    public void changed(Inputs inputs, Snapshot snapshot) {
        all.forEach(one -> one.changed(inputs, snapshot));
    }

    @Override
    public void enriched(Snapshot snapshot) {
        all.forEach(one -> one.enriched(snapshot));
    }

    @Override
    public void busy(Optional<Activity> activity) {
        all.forEach(one -> one.busy(activity));
    }

    @Override
    public void failed(Problem problem) {
        all.forEach(one -> one.failed(problem));
    }

    @Override
    public void compared(Optional<Comparison> comparison) {
        all.forEach(one -> one.compared(comparison));
    }

    @Override
    public void recovered() {
        all.forEach(SessionListener::recovered);
    }

    @Override
    public void restored(SavedSession saved, Inputs inputs) {
        all.forEach(one -> one.restored(saved, inputs));
    }

    @Override
    public void saved(Path file, Inputs inputs) {
        all.forEach(one -> one.saved(file, inputs));
    }
}
