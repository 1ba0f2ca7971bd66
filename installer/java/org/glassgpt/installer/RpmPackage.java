package org.glassgpt.installer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The package of Fedora, openSUSE and their relatives, closed by {@code rpmbuild}. */
final class RpmPackage {
    private RpmPackage() {}

    static Path build(LinuxPackage made) throws IOException, InterruptedException {
        Path work = made.out().resolve("rpm");
        Path root = work.resolve("tree");
        made.tree().lay(root);
        Path spec = work.resolve("glassgpt.spec");
        Files.writeString(spec, made.tree().text("glassgpt.spec").replace("@VERSION@", made.version()).replace("@TREE@", root.toString()));
        Tool.run("rpmbuild", "-bb", "--define", "_topdir " + work.resolve("build"), spec.toString());
        String architecture = made.architecture("x86_64", "aarch64");
        String name = "glassgpt-" + made.version() + "-1." + architecture + ".rpm";
        Path rpm = made.out().resolve(name);
        Files.move(
                work.resolve("build/RPMS").resolve(architecture).resolve(name),
                rpm,
                StandardCopyOption.REPLACE_EXISTING);
        Trees.delete(work);
        return rpm;
    }
}
