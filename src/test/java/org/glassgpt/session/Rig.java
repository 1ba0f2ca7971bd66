package org.glassgpt.session;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What a session is tested with: folders of models without a network, and executors that run when a test says so. */
final class Rig {
    static final Path LETTERS = Path.of("letters");

    final ManualExecutor work = new ManualExecutor();
    final ManualExecutor screen = new ManualExecutor();

    /** In {@link #LETTERS}. */
    final FakeModel letters = FakeModel.letters(8);

    /** What opening a folder gives; others are broken. */
    final Map<Path, Supplier<FakeModel>> folders = new HashMap<>(Map.of(LETTERS, () -> letters));

    /** Those opened, in order. */
    final List<FakeModel> opened = new ArrayList<>();

    /** That begins with the text ab. */
    final Session session = new Session(this::open, new Snapshots(new KeepPolicy(1 << 20)), "ab", work, screen);

    OpenModel open(Path folder) throws IOException {
        if (!folders.containsKey(folder)) throw new IOException(folder + " is no model");
        FakeModel model = folders.get(folder).get();
        opened.add(model);
        return model;
    }

    /** Until there is nothing left to do. */
    void settle() {
        SavedSamples.settle(work, screen);
    }

    static String text(Snapshot snapshot) {
        return snapshot.tokens().stream().map(TokenView::text).collect(Collectors.joining());
    }
}
