package org.glassgpt.installer;

import java.nio.file.Path;

/**
 * What a package of Linux is made of, whichever kind it is.
 *
 * @param tree what it installs
 * @param out folder that gets it
 * @param version of the application
 */
record LinuxPackage(LinuxTree tree, Path out, String version) {
    /** This machine's architecture, which every kind of package calls otherwise. */
    String architecture(String intel, String arm) {
        return System.getProperty("os.arch").equals("aarch64") ? arm : intel;
    }
}
