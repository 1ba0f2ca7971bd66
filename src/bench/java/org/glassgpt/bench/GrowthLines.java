package org.glassgpt.bench;

import static org.glassgpt.bench.Pairs.say;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.glassgpt.export.Svg;
import org.glassgpt.model.CheckpointWriter;
import org.glassgpt.model.GptConfig;
import org.glassgpt.model.Parameters;

/** How time and memory grow with the context and with the size of the network, and what fits into how much memory. */
final class GrowthLines {
    private static final Path FOLDER = Path.of("target", "bench");
    private static final double GB = 1 << 30;
    private static final int T = 64;

    private GrowthLines() {}

    static void context() throws IOException, InterruptedException {
        List<Growth.Point> points = new ArrayList<>();
        GptConfig small = RandomModel.small();
        for (int tokens = 16; tokens <= small.context(); tokens *= 2) {
            points.add(new Growth.Point(tokens, "" + tokens, Alone.pass(small, tokens)));
        }
        report(new Growth("growth-context", "tokens", points), "GPT-2 small's shape, every activation kept");
    }

    /** From the bundled model's shape to GPT-2 medium's; the vocabulary grows along. */
    static void size() throws IOException, InterruptedException {
        List<Growth.Point> points = new ArrayList<>();
        for (GptConfig config : List.of(
                RandomModel.config(4, 4, 128, 1024, 1_100),
                RandomModel.config(6, 6, 192, 1024, 2_000),
                RandomModel.config(6, 5, 320, 1024, 5_000),
                RandomModel.config(8, 8, 512, 1024, 8_000),
                RandomModel.config(10, 10, 640, 1024, 32_000),
                RandomModel.small(),
                RandomModel.medium())) {
            long count = parameters(config);
            String label = String.format(
                    Locale.ROOT, "%.1f M (%d × %d)", count / 1e6, config.layers(), config.width());
            points.add(new Growth.Point(count, label, Alone.pass(config, T)));
        }
        report(new Growth("growth-size", "parameters", points), T + " tokens, every activation kept");
    }

    private static long parameters(GptConfig config) {
        long count = 0;
        for (int[] shape : config.tensors().values()) {
            long numbers = 1;
            for (int size : shape) numbers *= size;
            count += numbers;
        }
        return count;
    }

    private static void report(Growth growth, String of) throws IOException {
        Files.createDirectories(FOLDER);
        Path picture = FOLDER.resolve(growth.name() + ".svg");
        Files.writeString(picture, Svg.of(GrowthFigure.of(growth, of)));
        Path table = Files.write(FOLDER.resolve(growth.name() + ".md"), growth.table());
        say("%s %s", growth.name(), of);
        growth.table().forEach(line -> say("%s", line));
        say(
                "%s time grows as %s^%.2f, peak memory as %s^%.2f; %s, %s",
                growth.name(),
                growth.quantity(),
                growth.time().exponent(),
                growth.quantity(),
                growth.peakFit().exponent(),
                table,
                picture);
    }

    /** GPT-2 medium's shape, from its folder, within 4 GB. */
    static void medium() throws IOException, InterruptedException {
        Path folder = FOLDER.resolve("medium");
        try {
            GptConfig config = RandomModel.medium();
            try (Parameters weights = RandomModel.parameters(config)) {
                CheckpointWriter.plain().write(folder, config, weights);
            }
            memory("memory-medium", Alone.peakOfAnswer(folder, T), 4);
        } finally {
            delete(folder);
        }
    }

    /** All that the window shows of a full context on GPT-2 small's shape, within 3 GB. */
    static void window() throws IOException, InterruptedException {
        memory("memory-1024", Alone.peakOfWindow(1024), 3);
    }

    private static void memory(String name, long peak, double bar) {
        say("%s peak %.2f GB   at most %.0f GB %s", name, peak / GB, bar, peak <= bar * GB ? "pass" : "MISSED");
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) return;
        try (var paths = Files.walk(folder)) {
            paths.sorted(Comparator.reverseOrder()).forEach(path -> {
                try {
                    Files.delete(path);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
