package org.glassgpt.model;

import org.bytedeco.javacpp.PointerPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.cpu.nativecpu.CpuNDArrayFactory;
import org.nd4j.linalg.cpu.nativecpu.blas.CpuBlas;

/**
 * ND4J's own maker of arrays, except that it finds the functions of BLAS as {@link OpenBlas} does, so that ND4J may load
 * while a window opens. ND4J makes one itself, by the name in {@link #PROPERTY}.
 */
public final class BlasFactory extends CpuNDArrayFactory {
    /** The system property in which ND4J looks for the name of this class. */
    static final String PROPERTY = "ndarrayfactory.class";

    /** In the order in which ND4J's native side expects them. */
    private static final String[] FUNCTIONS = {
        "cblas_sgemv",
        "cblas_dgemv",
        "cblas_sgemm",
        "cblas_dgemm",
        "cblas_sgemm_batch",
        "cblas_dgemm_batch",
        "LAPACKE_sgesvd",
        "LAPACKE_dgesvd",
        "LAPACKE_sgesdd",
        "LAPACKE_dgesdd"
    };

    public BlasFactory() {}

    public BlasFactory(DataType dtype, Character order) {
        super(dtype, order);
    }

    public BlasFactory(DataType dtype, char order) {
        super(dtype, order);
    }

    @Override
    public void createBlas() {
        blas = new NamedBlas();
        try (PointerPointer<?> functions = new PointerPointer<>(FUNCTIONS.length)) {
            for (int i = 0; i < FUNCTIONS.length; i++) functions.put(i, OpenBlas.address(FUNCTIONS[i]));
            nativeOps.initializeFunctions(functions);
        }
        if (nativeOps.lastErrorCode() != 0) throw new IllegalStateException(nativeOps.lastErrorMessage());
    }

    private static final class NamedBlas extends CpuBlas {
        @Override
        public void setMaxThreads(int count) {
            OpenBlas.threads(count);
        }
    }
}
