package org.glassgpt.lesson;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.glassgpt.model.Utf8Text;

/** The text of one file of a lesson, which may come from a stranger: of limited size, and no way out of its folder. */
final class LessonText {
    /** Largest file, in bytes; the longest lesson here has a fiftieth of it. */
    static final int LARGEST = 1 << 20;

    private LessonText() {}

    static String read(Path file) throws MistakeException {
        // A link could lead anywhere, and its contents would be shown.
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new MistakeException(file, 1, "lesson.mistake.no-file");
        }
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(LARGEST + 1);
        } catch (IOException e) {
            throw new MistakeException(file, 1, "lesson.mistake.file");
        }
        if (bytes.length > LARGEST) throw new MistakeException(file, 1, "lesson.mistake.too-large", LARGEST >> 20);
        return Utf8Text.of(bytes).orElseThrow(() -> new MistakeException(file, 1, "lesson.mistake.not-utf8"));
    }
}
