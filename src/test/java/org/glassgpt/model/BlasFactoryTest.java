package org.glassgpt.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

@EnabledOnOs(OS.LINUX)
class BlasFactoryTest {
    @BeforeAll
    static void prepare() {
        NativeSetup.prepare();
    }

    @Test
    void nd4jMakesItsArraysWithOurs() {
        assertInstanceOf(BlasFactory.class, Nd4j.factory());
        INDArray product = Nd4j.createFromArray(new float[][] {{1, 2}, {3, 4}})
                .mmul(Nd4j.createFromArray(new float[][] {{5, 6}, {7, 8}}));
        assertArrayEquals(new float[][] {{19, 22}, {43, 50}}, product.toFloatMatrix());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cblas_sgemv",
                "cblas_dgemm",
                "cblas_sgemm",
                "cblas_sgemm_batch",
                "LAPACKE_sgesvd",
                "openblas_set_num_threads"
            })
    void functionsStandWhereJavaCppFindsThem(String name) {
        assertNotNull(Nd4j.factory()); // it has loaded what it needs
        assertEquals(of(Loader.addressof(name)), of(OpenBlas.address(name)));
    }

    private static long of(Pointer pointer) {
        return pointer == null ? 0 : pointer.address();
    }
}
