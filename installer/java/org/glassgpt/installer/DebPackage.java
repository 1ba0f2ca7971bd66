package org.glassgpt.installer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The package of Debian and its relatives, closed by {@code dpkg-deb}. */
final class DebPackage {
    private final LinuxTree tree;
    private final Path out;
    private final String version;

    DebPackage(LinuxTree tree, Path out, String version) {
        this.tree = tree;
        this.out = out;
        this.version = version;
    }

    Path build() throws IOException, InterruptedException {
        Path root = out.resolve("deb");
        tree.lay(root);
        String architecture = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
        String control = tree.text("control")
                .replace("@VERSION@", version)
                .replace("@ARCHITECTURE@", architecture)
                .replace("@SIZE@", Long.toString(Trees.bytes(root) / 1024));
        for (String script : List.of("postinst", "prerm")) {
            tree.put(script, root.resolve("DEBIAN").resolve(script), "rwxr-xr-x");
        }
        Files.writeString(root.resolve("DEBIAN/control"), control);
        Path deb = out.resolve("glassgpt_" + version + "_" + architecture + ".deb");
        Tool.run("dpkg-deb", "--root-owner-group", "-Zxz", "--build", root.toString(), deb.toString());
        Trees.delete(root);
        return deb;
    }
}
