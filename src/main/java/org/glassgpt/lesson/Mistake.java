package org.glassgpt.lesson;

import java.nio.file.Path;
import java.util.List;
import org.glassgpt.i18n.Messages;
import org.glassgpt.model.Utf8Text;

/**
 * What is wrong with a lesson, and where.
 *
 * @param file in which it stands
 * @param line from 1
 * @param key of the sentence that says what was found and what was expected
 * @param args that fill its places
 */
public record Mistake(Path file, int line, String key, List<Object> args) {
    public Mistake {
        args = List.copyOf(args);
    }

    /** File, line and sentence. */
    public String text(Messages messages) {
        Object[] shown = args.stream()
                .map(arg -> arg instanceof String text ? Utf8Text.quotable(text) : arg)
                .toArray();
        return file.getFileName() + ":" + line + ": " + messages.text(key, shown);
    }
}
