package org.glassgpt.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.glassgpt.assets.Assets;
import org.glassgpt.session.TrainingMoment;

/**
 * The folders that travel with the application ({@code assets}): the bundled model, the fixtures of {@code check}.
 *
 * <p>A checkpoint is read from files. Run from classes they are there; in a jar they are not, so a folder asked for is
 * unpacked into the user's cache, once for each content: its name carries a checksum of the entries. A package has them
 * beside its jar, where they are used as they are.
 */
public final class BundledAssets {
    private static final String ROOT = "assets";
    private static final String LESSONS = "lessons";

    /** Where this code was loaded from: a folder of classes or a jar. */
    private final Path code;

    private final UserFolders folders;

    BundledAssets(Path code, UserFolders folders) {
        this.code = code;
        this.folders = folders;
    }

    /** The assets of the application that is running. */
    public static BundledAssets ofThisApplication() {
        return new BundledAssets(Assets.code(), UserFolders.ofThisUser());
    }

    /** The checkpoint folder of the bundled model, empty when this build has none. */
    public Optional<Path> model() throws IOException {
        return folder("model");
    }

    /** The moments of the bundled model's training, in order; none when this build has none. */
    List<TrainingMoment> moments() throws IOException {
        Optional<Path> folder = folder("moments");
        return folder.isPresent() ? TrainingMoment.in(folder.get(), model()) : List.of();
    }

    /**
     * One folder of the assets.
     *
     * @param name with slashes
     * @return a folder of files; not to be written to
     */
    public Optional<Path> folder(String name) throws IOException {
        Path beside = Files.isDirectory(code) ? code.resolve(ROOT) : code.resolveSibling(ROOT);
        Path folder = beside.resolve(name);
        if (Files.isDirectory(folder)) return Optional.of(folder);
        if (Files.isDirectory(code) || Files.isDirectory(beside)) return Optional.empty();
        try (JarFile jar = new JarFile(code.toFile())) {
            String prefix = ROOT + "/" + name + "/";
            List<JarEntry> entries = jar.stream()
                    .filter(entry -> !entry.isDirectory() && entry.getName().startsWith(prefix))
                    .sorted(Comparator.comparing(JarEntry::getName))
                    .toList();
            return entries.isEmpty() ? Optional.empty() : Optional.of(unpacked(jar, entries, prefix));
        }
    }

    /** The lessons: beside the jar, beside the folder of jars, or in the tree that it was built in. */
    public Optional<Path> lessons() {
        List<Path> places = new ArrayList<>();
        Path lib = code.getParent();
        if (!Files.isDirectory(code)) {
            places.add(code.resolveSibling(LESSONS));
            if (lib != null && lib.getParent() != null) places.add(lib.resolveSibling(LESSONS));
        }
        sourceTree().ifPresent(tree -> places.add(tree.resolve(LESSONS)));
        return places.stream().filter(Files::isDirectory).findFirst();
    }

    /** The folder above {@code target}, when the application runs out of the tree it was built in. */
    public Optional<Path> sourceTree() {
        for (Path folder = code; folder != null; folder = folder.getParent()) {
            boolean target = folder.getFileName() != null && folder.endsWith("target");
            if (target && Files.exists(folder.resolveSibling("pom.xml"))) return Optional.of(folder.getParent());
        }
        return Optional.empty();
    }

    private Path unpacked(JarFile jar, List<JarEntry> entries, String prefix) throws IOException {
        String name = prefix.substring(ROOT.length() + 1, prefix.length() - 1).replace('/', '-');
        Path cache = folders.cache();
        Path folder = cache.resolve(name + "-" + checksum(entries));
        if (complete(folder, entries, prefix)) return folder;
        Path fresh = Files.createTempDirectory(cache, name + "-");
        try {
            for (JarEntry entry : entries) {
                Path file = fresh.resolve(entry.getName().substring(prefix.length()));
                Files.createDirectories(file.getParent());
                try (InputStream in = jar.getInputStream(entry)) {
                    Files.copy(in, file);
                }
            }
            if (Files.exists(folder)) delete(folder); // someone took files away
            return Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | AtomicMoveNotSupportedException e) {
            return fresh;
        } catch (IOException e) {
            if (complete(folder, entries, prefix)) { // another process was faster
                delete(fresh);
                return folder;
            }
            throw e;
        }
    }

    private static boolean complete(Path folder, List<JarEntry> entries, String prefix) throws IOException {
        for (JarEntry entry : entries) {
            Path file = folder.resolve(entry.getName().substring(prefix.length()));
            if (!Files.isRegularFile(file) || Files.size(file) != entry.getSize()) return false;
        }
        return true;
    }

    private static String checksum(List<JarEntry> entries) {
        CRC32 sum = new CRC32();
        for (JarEntry entry : entries) {
            sum.update((entry.getName() + ":" + entry.getCrc() + ":" + entry.getSize() + "\n")
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        return String.format("%08x", sum.getValue());
    }

    static void delete(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> walk = Files.walk(folder)) {
            walk.forEach(files::add);
        }
        for (int i = files.size() - 1; i >= 0; i--) Files.delete(files.get(i));
    }
}
