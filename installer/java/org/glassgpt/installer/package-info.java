/**
 * Makes the packages for people who have no JDK: {@code mvn -Pinstaller verify}.
 *
 * <p>{@code jpackage} puts a cut-down Java beside the application's jars. Five decisions:
 *
 * <ul>
 *   <li>On Linux the natives of ND4J, OpenBLAS, JavaFX and JNA are unpacked beside the jars: they compress three times
 *       better there, the first start does not unpack 320 MB, and nothing lands in the user's home. JavaCPP would copy
 *       OpenBLAS under the name of its preset without LAPACK; so that is the only name that it has here, and the full
 *       preset finds the same library by its soname.
 *   <li>The deb and the rpm are laid out here and closed by {@code dpkg-deb} and {@code rpmbuild}: jpackage's own scripts fail where there is no menu
 *       directory, and its list of dependencies is incomplete.
 *   <li>The class-data archive (AppCDS) belongs to one path and one machine, so it is made when the package is
 *       installed, and removed with it.
 *   <li>On Linux the libraries are one jar: Java looks through every jar for a service or a file that it does not find at once, and
 *       JavaCPP and JavaFX ask for many. With 54 jars a start took a tenth longer.
 *   <li>{@code CompileThresholdScaling} and {@code Tier3Delay…}: before the window is there, half of what the processor did was
 *       compiling, for code that runs a moment longer. With both, window and picture come a seventh sooner on two cores; what runs long
 *       is compiled all the same, a little later: a command of ten seconds takes a twentieth longer.
 * </ul>
 */
package org.glassgpt.installer;
