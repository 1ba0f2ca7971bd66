package org.glassgpt.model;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Numbers outside the heap that matrix products read and write, inside an INDArray.
 *
 * <p>The first stands at the beginning of a cache line: ND4J's own arrays begin 16 bytes into one, and then every vector
 * register of 64 bytes is filled from two. And for large arrays the system is asked for pages of 2 MB: with those of 4 KB
 * the processor has to look up an address for every 1024 numbers, and it does not read ahead beyond the end of a page.
 */
public final class AlignedFloats implements AutoCloseable {
    /** Numbers in a cache line. */
    private static final int LINE = 64 / Float.BYTES;

    private static final long LARGE_PAGE = 2L << 20;
    /** Advice to Linux: MADV_DONTNEED and MADV_HUGEPAGE. */
    private static final int FORGET = 4;

    private static final int USE_LARGE_PAGES = 14;

    private final INDArray array;
    private final FloatPointer first;

    /**
     * @param count of numbers, undefined at first
     */
    public AlignedFloats(long count) {
        boolean tuned = NativeSetup.prepare();
        array = Nd4j.createUninitialized(DataType.FLOAT, count + LINE - 1);
        FloatPointer start = (FloatPointer) array.data().pointer();
        long behind = start.address() / Float.BYTES % LINE;
        first = start.getPointer((LINE - behind) % LINE);
        if (tuned) useLargePages(start.address(), count * Float.BYTES);
    }

    /**
     * A wish only: where it is not granted, everything works all the same. ND4J has touched the memory already, so its small
     * pages are given back first; nothing is in them yet.
     */
    private static void useLargePages(long address, long bytes) {
        long from = (address + LARGE_PAGE - 1) / LARGE_PAGE * LARGE_PAGE;
        long to = (address + bytes) / LARGE_PAGE * LARGE_PAGE;
        if (from >= to) return;
        Function madvise = NativeLibrary.getProcess().getFunction("madvise");
        for (int advice : new int[] {FORGET, USE_LARGE_PAGES}) {
            madvise.invokeInt(new Object[] {new Pointer(from), to - from, advice});
        }
    }

    /** A pointer of the caller's own to the first number, to be moved about. */
    public FloatPointer pointer() {
        return Blas.at(first, 0);
    }

    @Override
    public void close() {
        array.close();
    }
}
