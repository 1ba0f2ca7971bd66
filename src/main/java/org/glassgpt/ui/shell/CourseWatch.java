package org.glassgpt.ui.shell;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells when a file of a lesson was saved, on a thread of its own. */
public final class CourseWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CourseWatch.class);
    private static final List<WatchEvent.Kind<?>> KINDS = List.of(
            StandardWatchEventKinds.ENTRY_CREATE,
            StandardWatchEventKinds.ENTRY_MODIFY,
            StandardWatchEventKinds.ENTRY_DELETE);

    /** An editor writes a file in several goes; it is read when that is over. */
    private static final long QUIET = 200;

    private final WatchService service;
    private final List<Path> folders;
    private final Runnable changed;

    private CourseWatch(WatchService service, List<Path> folders, Runnable changed) {
        this.service = service;
        this.folders = folders;
        this.changed = changed;
    }

    /** Watches the folders of courses; where that cannot be done, nothing is ever told. */
    public static AutoCloseable start(Lessons lessons, Runnable changed) {
        try {
            WatchService service = FileSystems.getDefault().newWatchService();
            CourseWatch watch = new CourseWatch(service, lessons.watched(), changed);
            watch.register();
            Thread thread = new Thread(watch::run, "lessons");
            thread.setDaemon(true);
            thread.start();
            return watch;
        } catch (IOException | UnsupportedOperationException e) {
            LOG.warn("lessons are not watched", e);
            return () -> {};
        }
    }

    private void register() throws IOException {
        for (Path folder : folders) {
            if (!Files.isDirectory(folder)) continue;
            folder.register(service, KINDS.toArray(WatchEvent.Kind<?>[]::new));
            try (Stream<Path> inside = Files.list(folder)) {
                for (Path each : inside.filter(Files::isDirectory).toList()) {
                    each.register(service, KINDS.toArray(WatchEvent.Kind<?>[]::new));
                }
            }
        }
    }

    private void run() {
        try {
            while (true) {
                WatchKey key = service.take();
                while (key != null) {
                    key.pollEvents();
                    key.reset();
                    key = service.poll(QUIET, TimeUnit.MILLISECONDS);
                }
                register(); // a folder may be new
                changed.run();
            }
        } catch (ClosedWatchServiceException | InterruptedException e) {
            LOG.debug("lessons are no longer watched", e);
        } catch (IOException e) {
            LOG.warn("lessons are no longer watched", e);
        }
    }

    @Override
    public void close() throws IOException {
        service.close();
    }
}
