package org.glassgpt.installer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A Debian package: the application in {@code /opt/glassgpt}, its command, menu entry, file type and icons. */
final class DebPackage {
    private static final int[] ICON_SIZES = {32, 48, 64, 128, 256, 512};

    private final Path image;
    private final Path sources;
    private final Path out;
    private final String version;

    /**
     * @param image the application folder
     * @param sources {@code installer/linux}
     */
    DebPackage(Path image, Path sources, Path out, String version) {
        this.image = image;
        this.sources = sources;
        this.out = out;
        this.version = version;
    }

    Path build() throws IOException, InterruptedException {
        Path root = out.resolve("deb");
        copyTree(image, root.resolve("opt/glassgpt"));
        Files.delete(root.resolve("opt/glassgpt/lib/app/.jpackage.xml"));
        put("glassgpt", root.resolve("usr/bin/glassgpt"), "rwxr-xr-x");
        put("glassgpt.desktop", root.resolve("usr/share/applications/glassgpt.desktop"), "rw-r--r--");
        put("glassgpt.xml", root.resolve("usr/share/mime/packages/glassgpt.xml"), "rw-r--r--");
        Path doc = root.resolve("usr/share/doc/glassgpt");
        Files.createDirectories(doc);
        Files.writeString(
                doc.resolve("copyright"),
                Files.readString(image.resolve("lib/app/NOTICE")) + "\n\n" + Files.readString(image.resolve("lib/app/LICENSE")));
        for (int size : ICON_SIZES) {
            Icon.png(root.resolve("usr/share/icons/hicolor/" + size + "x" + size + "/apps/glassgpt.png"), size);
        }
        for (String script : List.of("postinst", "prerm")) put(script, root.resolve("DEBIAN/" + script), "rwxr-xr-x");
        control(root);
        Path deb = out.resolve("glassgpt_" + version + "_" + architecture() + ".deb");
        Tool.run("dpkg-deb", "--root-owner-group", "-Zxz", "--build", root.toString(), deb.toString());
        Packager.delete(root);
        return deb;
    }

    private void control(Path root) throws IOException {
        long kilobytes;
        try (Stream<Path> files = Files.walk(root)) {
            kilobytes = files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum() / 1024;
        }
        String text = Files.readString(sources.resolve("control"))
                .replace("@VERSION@", version)
                .replace("@ARCHITECTURE@", architecture())
                .replace("@SIZE@", Long.toString(kilobytes));
        Files.writeString(root.resolve("DEBIAN/control"), text);
    }

    private static String architecture() {
        return Map.of("amd64", "amd64", "x86_64", "amd64", "aarch64", "arm64").get(System.getProperty("os.arch"));
    }

    private void put(String name, Path target, String permissions) throws IOException {
        Files.createDirectories(target.getParent());
        Files.copy(sources.resolve(name), target, StandardCopyOption.REPLACE_EXISTING);
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(permissions));
    }

    private static void copyTree(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) Files.createDirectories(target);
                else Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }
}
