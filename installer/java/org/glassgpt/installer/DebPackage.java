package org.glassgpt.installer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The package of Debian and its relatives, closed by {@code dpkg-deb}. */
final class DebPackage {
    private DebPackage() {}

    static Path build(LinuxPackage made) throws IOException, InterruptedException {
        Path root = made.out().resolve("deb");
        made.tree().lay(root);
        String architecture = made.architecture("amd64", "arm64");
        String control = made.tree().text("control")
                .replace("@VERSION@", made.version())
                .replace("@ARCHITECTURE@", architecture)
                .replace("@SIZE@", Long.toString(Trees.bytes(root) / 1024));
        for (String script : List.of("postinst", "prerm")) {
            made.tree().put(script, root.resolve("DEBIAN").resolve(script), "rwxr-xr-x");
        }
        Files.writeString(root.resolve("DEBIAN/control"), control);
        Path deb = made.out().resolve("glassgpt_" + made.version() + "_" + architecture + ".deb");
        Tool.run("dpkg-deb", "--root-owner-group", "-Zxz", "--build", root.toString(), deb.toString());
        Trees.delete(root);
        return deb;
    }
}
