package org.glassgpt.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingMomentTest {
    @TempDir
    Path temp;

    @Test
    void aModelIsAMomentByItsName() {
        assertEquals(OptionalInt.of(300), TrainingMoment.step("step-000300"));
        for (String other : List.of("GlassGPT", "step-", "step-1x", "step-0000000300", "my step-300")) {
            assertEquals(OptionalInt.empty(), TrainingMoment.step(other), other);
        }
    }

    /** In order, each with the loss that was measured then, if one was. */
    @Test
    void thoseOfAFolderAreReadWithTheirLosses() throws IOException {
        Path moments = temp.resolve("moments");
        for (String name : List.of("step-1000", "step-0", "notes")) Files.createDirectories(moments.resolve(name));
        Path model = Files.createDirectories(temp.resolve("model"));
        Files.writeString(
                model.resolve("training.json"), "{\"report\": {\"points\": [{\"step\": 1000, \"validation\": 1.5}]}}");
        assertEquals(
                List.of(
                        new TrainingMoment(moments.resolve("step-0"), 0, OptionalDouble.empty()),
                        new TrainingMoment(moments.resolve("step-1000"), 1000, OptionalDouble.of(1.5))),
                TrainingMoment.in(moments, Optional.of(model)));
    }
}
