package org.glassgpt.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.glassgpt.figure.Address;
import org.glassgpt.figure.Datum;

/** What pictures of the shipped runs show, read from the files beside the models. */
final class RunNumbers {
    private static final ObjectMapper JSON = new ObjectMapper();

    private RunNumbers() {}

    /** Checks a number of a run; false for one of another kind. */
    static boolean check(String panel, String where, Datum datum) throws IOException {
        Address address = datum.address();
        if (address.source() != Address.Source.RUN) return false;
        List<Integer> index = address.index();
        JsonNode run = JSON.readTree(folder(panel).resolve("training.json").toFile());
        JsonNode point = index.isEmpty() ? null : run.at("/report/points").get(index.get(0));
        JsonNode truth = switch (address.name()) {
            case "uniform", "frequencies", "world" ->
                JSON.readTree(folder(panel).resolve("baselines.json").toFile()).get(address.name());
            case "gradient" -> point.get("layerNorms").get(index.get(1));
            default -> point.get(address.name());
        };
        assertEquals(truth.asDouble(), datum.value(), 1e-6 * Math.abs(truth.asDouble()), where);
        return true;
    }

    private static Path folder(String panel) {
        Path assets = Path.of("assets");
        return switch (panel) {
            case "training-loss" -> assets.resolve("model");
            case "training-gradients" -> assets.resolve("labs").resolve("small");
            default -> assets.resolve("labs").resolve(panel.substring("training-task-".length()));
        };
    }
}
