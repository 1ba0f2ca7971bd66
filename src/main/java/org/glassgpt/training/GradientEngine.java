package org.glassgpt.training;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.glassgpt.model.Blas;
import org.glassgpt.model.GptConfig;

/**
 * Loss and gradients of a batch: cut into shards, worked on side by side, summed in the order of the shards. Owns the
 * memory and the threads; one batch at a time.
 */
final class GradientEngine implements AutoCloseable {
    /** At most so many; how many is a function of the batch alone, so that sums are taken in the same order everywhere. */
    private static final int SHARDS = 4;

    /** Matrix products of fewer rows than this are noticeably slower by the row. */
    private static final int ROWS_WORTH_A_SHARD = 512;

    /** Room beyond the batch at hand, so that the next, slightly longer one needs no new memory. */
    private static final double HEADROOM = 1.15;

    private final GptConfig config;
    private final FlatTensors weights;
    private final List<FlatTensors> shardGrads = new ArrayList<>();
    private final ShardMemory[] memories = new ShardMemory[SHARDS];
    private final ExecutorService threads;

    GradientEngine(GptConfig config, FlatTensors weights) {
        this.config = config;
        this.weights = weights;
        for (int s = 0; s < SHARDS; s++) shardGrads.add(new FlatTensors(config));
        int count = Math.min(SHARDS, Runtime.getRuntime().availableProcessors());
        threads = Executors.newFixedThreadPool(count, task -> {
            Thread thread = new Thread(task, "gradients");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * @param texts sequences of at least two tokens
     * @return mean over predictions of −ln p; gradients of it are in {@link #gradients()}
     */
    double run(List<int[]> texts) {
        List<Batch> shards = new ArrayList<>();
        for (List<int[]> part : split(texts)) shards.add(Batch.ofTexts(part));
        return run(shards.toArray(Batch[]::new));
    }

    double run(Batch... shards) {
        int predictions = 0;
        for (Batch shard : shards) predictions += shard.predictions();
        float scale = 1f / predictions;
        NetworkView net = new NetworkView(config, weights);
        Blas.threads(1);
        List<Callable<Double>> tasks = new ArrayList<>();
        for (int s = 0; s < shards.length; s++) {
            Batch batch = shards[s];
            int shard = s;
            tasks.add(() -> {
                ShardMemory memory = memory(shard, batch);
                double loss = ShardForward.run(config, weights, net, batch, memory, scale);
                ShardBackward.run(config, net, batch, memory, shardGrads.get(shard));
                return loss;
            });
        }
        double loss = 0;
        for (double part : inOrder(tasks)) loss += part;
        sum(shards.length);
        return loss / predictions;
    }

    /** Mean over predictions of −ln p, without gradients. */
    double loss(List<int[]> texts) {
        NetworkView net = new NetworkView(config, weights);
        Blas.threads(1);
        double sum = 0;
        long predictions = 0;
        List<List<int[]>> groups = split(texts);
        List<Callable<Double>> tasks = new ArrayList<>();
        for (int g = 0; g < groups.size(); g++) {
            int shard = g;
            for (int[] text : groups.get(g)) predictions += text.length - 1;
            tasks.add(() -> {
                double loss = 0;
                for (List<int[]> part : chunks(groups.get(shard), 8)) {
                    Batch batch = Batch.ofTexts(part);
                    loss += ShardForward.run(config, weights, net, batch, memory(shard, batch), 1);
                }
                return loss;
            });
        }
        for (double part : inOrder(tasks)) sum += part;
        return sum / predictions;
    }

    /** The gradients of the last batch, on the heap. */
    FlatTensors gradients() {
        return shardGrads.get(0);
    }

    /** Shards of about as many rows: from the longest text on, each goes where there are fewest so far. */
    private static List<List<int[]>> split(List<int[]> texts) {
        int rows = texts.stream().mapToInt(text -> text.length - 1).sum();
        int shards = Math.min(texts.size(), Math.max(2, Math.min(SHARDS, rows / ROWS_WORTH_A_SHARD)));
        List<List<int[]>> parts = new ArrayList<>();
        for (int s = 0; s < shards; s++) parts.add(new ArrayList<>());
        int[] filled = new int[shards];
        List<int[]> longestFirst = new ArrayList<>(texts);
        longestFirst.sort(Comparator.comparingInt(text -> -text.length));
        for (int[] text : longestFirst) {
            int least = 0;
            for (int s = 1; s < shards; s++) if (filled[s] < filled[least]) least = s;
            parts.get(least).add(text);
            filled[least] += text.length - 1;
        }
        return parts;
    }

    private static List<List<int[]>> chunks(List<int[]> texts, int size) {
        List<List<int[]>> chunks = new ArrayList<>();
        for (int from = 0; from < texts.size(); from += size) {
            chunks.add(texts.subList(from, Math.min(texts.size(), from + size)));
        }
        return chunks;
    }

    private ShardMemory memory(int shard, Batch batch) {
        ShardMemory memory = memories[shard];
        if (memory == null || !memory.holds(batch)) {
            int rows = batch.rows();
            int squares = batch.squares();
            if (memory != null) {
                rows = Math.max(memory.rows, (int) (rows * HEADROOM));
                squares = Math.max(memory.squares, (int) (squares * HEADROOM));
                memory.close();
            }
            memory = new ShardMemory(config, rows, squares);
            memories[shard] = memory;
        }
        return memory;
    }

    private void sum(int shards) {
        float[] total = shardGrads.get(0).heap();
        int pieces = 2 * SHARDS;
        List<Callable<Double>> tasks = new ArrayList<>();
        for (int piece = 0; piece < pieces; piece++) {
            int from = (int) ((long) total.length * piece / pieces);
            int to = (int) ((long) total.length * (piece + 1) / pieces);
            tasks.add(() -> {
                for (int s = 1; s < shards; s++) {
                    float[] part = shardGrads.get(s).heap();
                    for (int i = from; i < to; i++) total[i] += part[i];
                }
                return 0.0;
            });
        }
        inOrder(tasks);
    }

    private List<Double> inOrder(List<Callable<Double>> tasks) {
        List<Double> results = new ArrayList<>();
        try {
            for (Future<Double> future : threads.invokeAll(tasks)) results.add(future.get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TrainingException("training was interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) throw error;
            throw new TrainingException(
                    "a training step failed: " + e.getCause().getMessage(), e.getCause());
        }
        return results;
    }

    @Override
    public void close() {
        threads.shutdown();
        shardGrads.forEach(FlatTensors::close);
        for (ShardMemory memory : memories) {
            if (memory != null) memory.close();
        }
    }
}
