package org.glassgpt.model;

import com.sun.jna.Library;
import com.sun.jna.NativeLibrary;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.openblas.global.openblas_nolapack;

/**
 * Functions of the BLAS that ND4J loads, looked up by name in that library.
 *
 * <p>JavaCPP looks in every library of the process, and on Linux in a way that holds one lock of the system's loader
 * ({@code dl_iterate_phdr}) while it asks for another ({@code dlopen}). Whoever loads a library at that moment takes them
 * in the opposite order, and both wait for ever; GTK does so when it starts and when a dialog opens. So on Linux one
 * library is asked, by JNA; elsewhere JavaCPP goes another way, and does no harm.
 */
final class OpenBlas {
    /** {@code RTLD_LAZY}, without making its names known to everyone. */
    private static final int LAZY = 1;

    private OpenBlas() {}

    /** Looked for once, by whoever comes first. */
    private static final class Once {
        static final Optional<NativeLibrary> LIBRARY = linux() ? find() : Optional.empty();

        private static Optional<NativeLibrary> find() {
            String binding = Loader.load(openblas_nolapack.class); // what it is linked to is found through it
            // getInstance is how JNA hands out a library; it is no singleton of ours.
            return Optional.of(NativeLibrary.getInstance(binding, Map.of(Library.OPTION_OPEN_FLAGS, LAZY)));
        }
    }

    static boolean linux() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
    }

    /** Threads that one product may use, for the whole process. */
    static void threads(int count) {
        Once.LIBRARY.ifPresentOrElse(
                library -> library.getFunction("openblas_set_num_threads").invokeVoid(new Object[] {count}),
                () -> openblas_nolapack.blas_set_num_threads(count));
    }

    /** Where a function of C stands; null when the library has none of that name. */
    static Pointer address(String name) {
        NativeLibrary library = Once.LIBRARY.orElse(null);
        if (library == null) return Loader.addressof(name);
        try {
            return new At(com.sun.jna.Pointer.nativeValue(library.getFunction(name)));
        } catch (UnsatisfiedLinkError e) {
            return null; // as JavaCPP says it
        }
    }

    private static final class At extends Pointer {
        At(long address) {
            this.address = address;
        }
    }
}
