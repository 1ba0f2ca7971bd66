package org.glassgpt.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.glassgpt.training.Training;
import org.glassgpt.training.TrainingException;
import org.glassgpt.training.TrainingRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The runs of a reader: a folder each, below one folder. */
public final class Runs {
    private static final Logger LOG = LoggerFactory.getLogger(Runs.class);

    /** Name of an empty file in the folder of a run that is over, however many of its steps are done. */
    private static final String ASIDE = "set-aside";

    private final Path home;

    /**
     * A run on the disk.
     *
     * @param folder with the model in it
     */
    public record Saved(Path folder, TrainingRecord record) {
        public String name() {
            return folder.getFileName().toString();
        }

        /** Whether it was ended before all its steps were done. */
        public boolean unfinished() {
            return record.report().step() < record.config().steps() && Training.isSaved(folder);
        }

        /** Whether its reader may be asked to go on with it: it is unfinished, and nobody has set it aside. */
        public boolean offered() {
            return unfinished() && !Files.exists(folder.resolve(ASIDE));
        }
    }

    /**
     * @param home made when the first run is
     */
    public Runs(Path home) {
        this.home = home;
    }

    /** A folder that is not there yet, for a run of that name. */
    public Path next(String name) {
        int number = 1;
        while (Files.exists(home.resolve(name + "-" + number))) number++;
        return home.resolve(name + "-" + number);
    }

    /** All runs, the one that was written last first. */
    public List<Saved> all() {
        if (!Files.isDirectory(home)) return List.of();
        List<Saved> found = new ArrayList<>();
        try (Stream<Path> folders = Files.list(home)) {
            folders.sorted(Comparator.comparing(Runs::written).reversed())
                    .forEach(folder -> read(folder).ifPresent(found::add));
        } catch (IOException e) {
            LOG.warn("{} could not be listed", home, e);
        }
        return found;
    }

    /** The run in a folder, if one can be read there. */
    public static Optional<Saved> read(Path folder) {
        try {
            return TrainingRecord.read(folder).map(record -> new Saved(folder, record));
        } catch (IOException | TrainingException e) {
            LOG.info("{} holds no run that can be read", folder, e);
            return Optional.empty();
        }
    }

    /** Notes that nobody is to be asked to go on with a run; it stays among the others. Nothing where there is no run. */
    public static void setAside(Path folder) {
        try {
            if (Training.isSaved(folder)) Files.write(folder.resolve(ASIDE), new byte[0]);
        } catch (IOException e) {
            LOG.warn("{} could not be set aside", folder, e);
        }
    }

    /** Someone goes on with it: from now on it is as any other. */
    public static void takeUp(Path folder) {
        try {
            Files.deleteIfExists(folder.resolve(ASIDE));
        } catch (IOException e) {
            LOG.warn("{} stays set aside", folder, e);
        }
    }

    private static long written(Path folder) {
        try {
            return Files.getLastModifiedTime(folder.resolve(TrainingRecord.FILE))
                    .toMillis();
        } catch (IOException e) {
            return 0;
        }
    }
}
