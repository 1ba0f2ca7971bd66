package org.glassgpt.installer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The package of Fedora, openSUSE and their relatives, closed by {@code rpmbuild}. */
final class RpmPackage {
    private final LinuxTree tree;
    private final Path out;
    private final String version;

    RpmPackage(LinuxTree tree, Path out, String version) {
        this.tree = tree;
        this.out = out;
        this.version = version;
    }

    Path build() throws IOException, InterruptedException {
        Path work = out.resolve("rpm");
        Path root = work.resolve("tree");
        tree.lay(root);
        Path spec = work.resolve("glassgpt.spec");
        Files.writeString(spec, tree.text("glassgpt.spec").replace("@VERSION@", version).replace("@TREE@", root.toString()));
        Tool.run("rpmbuild", "-bb", "--define", "_topdir " + work.resolve("build"), spec.toString());
        String architecture = System.getProperty("os.arch").equals("aarch64") ? "aarch64" : "x86_64";
        String name = "glassgpt-" + version + "-1." + architecture + ".rpm";
        Path rpm = out.resolve(name);
        Files.move(
                work.resolve("build/RPMS").resolve(architecture).resolve(name),
                rpm,
                StandardCopyOption.REPLACE_EXISTING);
        Trees.delete(work);
        return rpm;
    }
}
