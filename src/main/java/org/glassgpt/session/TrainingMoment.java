package org.glassgpt.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A copy of a model that was kept while it was trained.
 *
 * @param folder a checkpoint
 * @param step of the training after which it was kept
 * @param loss on stories kept apart, in nats per token; empty where none was measured then
 */
public record TrainingMoment(Path folder, int step, OptionalDouble loss) {
    /** What a run writes down of itself, in the folder of its model. */
    private static final String RECORD = "training.json";

    private static final Pattern NAME = Pattern.compile("step-(\\d{1,9})");
    private static final JsonMapper JSON = new JsonMapper();

    /**
     * Those in a folder, in the order of the training.
     *
     * @param folder with a folder {@code step-NNNNNN} for each
     * @param model folder of the model that the training ended with, whose record has the losses
     * @throws IOException when the folder, or the record, cannot be read
     */
    public static List<TrainingMoment> in(Path folder, Optional<Path> model) throws IOException {
        Map<Integer, Double> losses = new HashMap<>();
        Optional<Path> file = model.map(where -> where.resolve(RECORD)).filter(Files::isRegularFile);
        if (file.isPresent()) read(file.get(), losses);
        try (Stream<Path> folders = Files.list(folder)) {
            return folders.filter(Files::isDirectory)
                    .flatMap(one -> moment(one, losses).stream())
                    .sorted(Comparator.comparingInt(TrainingMoment::step))
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** After how many steps a model of that name was kept; empty where the name is that of no moment. */
    public static OptionalInt step(String name) {
        Matcher parts = NAME.matcher(name);
        return parts.matches() ? OptionalInt.of(Integer.parseInt(parts.group(1))) : OptionalInt.empty();
    }

    private static Optional<TrainingMoment> moment(Path folder, Map<Integer, Double> losses) {
        OptionalInt step = step(folder.getFileName().toString());
        if (step.isEmpty()) return Optional.empty();
        Double loss = losses.get(step.getAsInt());
        return Optional.of(new TrainingMoment(
                folder, step.getAsInt(), loss == null ? OptionalDouble.empty() : OptionalDouble.of(loss)));
    }

    private static void read(Path file, Map<Integer, Double> losses) throws IOException {
        for (JsonNode point : JSON.readTree(file.toFile()).path("report").path("points")) {
            JsonNode loss = point.path("validation");
            if (loss.isNumber() && point.path("step").isInt())
                losses.put(point.get("step").intValue(), loss.doubleValue());
        }
    }
}
