package org.glassgpt.training;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
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
     * @return mean over predictions of −ln p; gradients of it are in {@link #gradients()}
     */
    double step(List<Sample> samples) {
        List<Batch> shards = new ArrayList<>();
        for (List<Integer> part : split(samples)) {
            shards.add(Batch.of(part.stream().map(samples::get).toList()));
        }
        return run(shards.toArray(Batch[]::new));
    }

    /** {@link #step} over texts of at least two tokens, each token of which is to be predicted. */
    double run(List<int[]> texts) {
        return step(texts.stream().map(Sample::whole).toList());
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
        return score(texts.stream().map(Sample::whole).toList()).loss();
    }

    /** Measures without gradients. */
    Score score(List<Sample> samples) {
        NetworkView net = new NetworkView(config, weights);
        Blas.threads(1);
        boolean[] right = new boolean[samples.size()];
        List<List<Integer>> groups = split(samples);
        List<Callable<Double>> tasks = new ArrayList<>();
        for (int g = 0; g < groups.size(); g++) {
            int shard = g;
            tasks.add(() -> {
                double loss = 0;
                for (List<Integer> part : chunks(groups.get(shard), 8)) {
                    Batch batch = Batch.of(part.stream().map(samples::get).toList());
                    ShardMemory memory = memory(shard, batch);
                    loss += ShardForward.run(config, weights, net, batch, memory, 1);
                    for (int s = 0; s < part.size(); s++) right[part.get(s)] = exact(batch, s, memory.logitsHeap);
                }
                return loss;
            });
        }
        double sum = 0;
        for (double part : inOrder(tasks)) sum += part;
        long predictions = 0;
        for (Sample sample : samples) predictions += sample.predictions();
        return new Score(sum / predictions, right);
    }

    /**
     * Whether each target of a sequence is the most probable token.
     *
     * @param gradients (N, V): softmax, with 1 taken from the target's
     */
    private boolean exact(Batch batch, int sequence, float[] gradients) {
        int V = config.vocab();
        for (int row = batch.starts()[sequence]; row < batch.starts()[sequence + 1]; row++) {
            int target = batch.targets()[row];
            if (target == Batch.IGNORE) continue;
            float p = gradients[row * V + target] + 1;
            for (int id = 0; id < V; id++) {
                if (id != target && gradients[row * V + id] > p) return false;
            }
        }
        return true;
    }

    /** The gradients of the last batch, on the heap. */
    FlatTensors gradients() {
        return shardGrads.get(0);
    }

    /** Shards of about as many rows, as places in the list: from the longest on, each goes where there are fewest. */
    private static List<List<Integer>> split(List<Sample> samples) {
        int rows = samples.stream().mapToInt(Sample::rows).sum();
        int shards = Math.min(samples.size(), Math.max(2, Math.min(SHARDS, rows / ROWS_WORTH_A_SHARD)));
        List<List<Integer>> parts = new ArrayList<>();
        for (int s = 0; s < shards; s++) parts.add(new ArrayList<>());
        int[] filled = new int[shards];
        List<Integer> longestFirst =
                new ArrayList<>(IntStream.range(0, samples.size()).boxed().toList());
        longestFirst.sort(Comparator.comparingInt(place -> -samples.get(place).rows()));
        for (int place : longestFirst) {
            int least = 0;
            for (int s = 1; s < shards; s++) if (filled[s] < filled[least]) least = s;
            parts.get(least).add(place);
            filled[least] += samples.get(place).rows();
        }
        return parts;
    }

    private static <T> List<List<T>> chunks(List<T> all, int size) {
        List<List<T>> chunks = new ArrayList<>();
        for (int from = 0; from < all.size(); from += size) {
            chunks.add(all.subList(from, Math.min(all.size(), from + size)));
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
