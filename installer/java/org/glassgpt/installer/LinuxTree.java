package org.glassgpt.installer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** What a Linux package puts where: the application in {@code /opt/glassgpt}, its command, menu entry, file type, icons. */
final class LinuxTree {
    private static final int[] ICON_SIZES = {32, 48, 64, 128, 256, 512};

    private final Path image;
    private final Path sources;

    /**
     * @param image the application folder
     * @param sources {@code installer/linux}
     */
    LinuxTree(Path image, Path sources) {
        this.image = image;
        this.sources = sources;
    }

    void lay(Path root) throws IOException {
        Trees.copy(image, root.resolve("opt/glassgpt"));
        Files.delete(root.resolve("opt/glassgpt/lib/app/.jpackage.xml"));
        put("class-archive", root.resolve("opt/glassgpt/lib/class-archive"), "rwxr-xr-x");
        put("glassgpt", root.resolve("usr/bin/glassgpt"), "rwxr-xr-x");
        put("glassgpt.desktop", root.resolve("usr/share/applications/glassgpt.desktop"), "rw-r--r--");
        put("glassgpt.xml", root.resolve("usr/share/mime/packages/glassgpt.xml"), "rw-r--r--");
        for (int size : ICON_SIZES) {
            Icon.png(root.resolve("usr/share/icons/hicolor/" + size + "x" + size + "/apps/glassgpt.png"), size);
        }
        Path doc = root.resolve("usr/share/doc/glassgpt");
        Files.createDirectories(doc);
        Files.writeString(doc.resolve("copyright"), copyright());
    }

    private String copyright() throws IOException {
        Path app = image.resolve("lib/app");
        return Files.readString(app.resolve("NOTICE"))
                + "\nThe texts of these licences are in /opt/glassgpt/lib/app/licences, Java's in /opt/glassgpt/lib/runtime/legal.\n\n"
                + Files.readString(app.resolve("LICENSE"));
    }

    /** One of the files in {@code installer/linux}. */
    void put(String name, Path target, String permissions) throws IOException {
        Files.createDirectories(target.getParent());
        Files.copy(sources.resolve(name), target, StandardCopyOption.REPLACE_EXISTING);
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(permissions));
    }

    /** One of them, as text. */
    String text(String name) throws IOException {
        return Files.readString(sources.resolve(name));
    }
}
