package org.glassgpt.training;

import org.bytedeco.javacpp.Pointer;
import org.glassgpt.model.GptConfig;

/**
 * What a run needs at most, roughly: weights, gradients of each shard and moments; and for a batch of full contexts what
 * the forward pass leaves for the backward one.
 *
 * @param heap bytes on the heap
 * @param outside bytes outside it
 */
record MemoryNeed(long heap, long outside) {
    private static final int SHARDS = 4;
    private static final long MB = 1L << 20;

    static MemoryNeed of(GptConfig config, int batch) {
        double parameters = config.parameterCount();
        double rows = (double) batch * config.context();
        double C = config.width();
        double F = config.neurons();
        double squares = rows * config.context() * config.heads();
        double heap = parameters * (3 + SHARDS)
                + rows * (config.layers() * (2 * C + F + 4) + config.vocab() + 6 * C + F)
                + squares * (config.layers() + 1);
        double outside = parameters * (1 + SHARDS)
                + rows * (config.layers() * (6 * C + F) + config.vocab() + 6 * C + F)
                + squares * (config.layers() + 1);
        return new MemoryNeed((long) (4 * heap), (long) (4 * outside));
    }

    /**
     * @throws TrainingException in one sentence, when this process may not take as much
     */
    void check() {
        Runtime runtime = Runtime.getRuntime();
        long freeHeap = runtime.maxMemory() - (runtime.totalMemory() - runtime.freeMemory());
        long freeOutside = Pointer.maxBytes() > 0 ? Pointer.maxBytes() - Pointer.totalBytes() : Long.MAX_VALUE;
        if (heap <= freeHeap && outside <= freeOutside) return;
        long free = Math.min(freeHeap, Long.MAX_VALUE / 4) + Math.min(freeOutside, Long.MAX_VALUE / 4);
        throw TrainingException.said("training.memory", (heap + outside) / MB, free / MB);
    }
}
