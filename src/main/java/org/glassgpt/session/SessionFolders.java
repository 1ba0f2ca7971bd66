package org.glassgpt.session;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Where the models of a saved session may be, the likeliest first. A session file names no place, so that one from a
 * stranger reads nothing that the reader did not open before or put beside it.
 *
 * @param model where what is shown may be; the bundled model is always among them, the last resort
 * @param beside where what it is compared with may be: models that are called so, or moments of that step
 */
public record SessionFolders(List<Path> model, List<Path> beside) {
    public SessionFolders {
        model = List.copyOf(model);
        beside = List.copyOf(beside);
    }

    /**
     * @param recent folders opened before
     * @param moments of the bundled model's training
     * @param file of the session: a model's folder may stand beside it
     */
    public static SessionFolders of(
            SavedSession saved, Optional<Path> bundled, List<Path> recent, List<TrainingMoment> moments, Path file) {
        List<Path> opened = new ArrayList<>(recent);
        moments.forEach(moment -> opened.add(moment.folder()));
        List<Path> model = named(saved.model(), bundled, opened, file);
        bundled.ifPresent(model::add);
        List<Path> beside = saved.beside()
                .filter(SavedRival.OtherModel.class::isInstance)
                .map(SavedRival.OtherModel.class::cast)
                .map(other -> Stream.concat(
                                of(other.step(), moments), named(other.name(), bundled, opened, file).stream())
                        .distinct()
                        .toList())
                .orElse(List.of());
        return new SessionFolders(model.stream().distinct().toList(), beside);
    }

    /** The same with what is shown in that folder, wherever else it might be. */
    public SessionFolders withModel(Path folder) {
        return new SessionFolders(List.of(folder), beside);
    }

    private static Stream<Path> of(OptionalInt step, List<TrainingMoment> moments) {
        return moments.stream()
                .filter(moment -> step.isPresent() && moment.step() == step.getAsInt())
                .map(TrainingMoment::folder);
    }

    /** Those that are called so. */
    private static List<Path> named(String name, Optional<Path> bundled, List<Path> known, Path file) {
        List<Path> folders = new ArrayList<>();
        if (name.equals(CheckpointModels.BUNDLED)) bundled.ifPresent(folders::add);
        known.stream()
                .filter(folder -> folder.getFileName() != null)
                .filter(folder -> folder.getFileName().toString().equals(name))
                .forEach(folders::add);
        beside(file, name).ifPresent(folders::add);
        return folders;
    }

    /** A folder of that name beside the file; a name that leads elsewhere is no such name. */
    private static Optional<Path> beside(Path file, String name) {
        try {
            Path named = Path.of(name);
            boolean plain = !named.isAbsolute() && named.getNameCount() == 1 && named.equals(named.normalize());
            if (!plain || name.isBlank() || name.equals("..")) return Optional.empty();
            Path folder = file.toAbsolutePath().resolveSibling(named);
            return Files.isDirectory(folder) ? Optional.of(folder) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
