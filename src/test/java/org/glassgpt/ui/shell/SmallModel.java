package org.glassgpt.ui.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.glassgpt.model.GoldenFixture;
import org.glassgpt.tokenizer.CharTokenizer;

/** Checkpoint folders for the window. */
final class SmallModel {
    private SmallModel() {}

    /** The small fixture, context 8, that reads the letters a to j. */
    static Path letters(Path into) throws IOException {
        Path folder = GoldenFixture.TINY_TIED.unpack(into);
        CharTokenizer.of(List.of("abcdefghij")).save(folder);
        return folder;
    }

    /** The same, cut short. */
    static Path broken(Path into) throws IOException {
        Path folder = letters(Files.createDirectories(into.resolve("broken")));
        Path file = folder.resolve("model.safetensors");
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));
        return folder;
    }
}
