package org.glassgpt.training;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Text files to learn from, in UTF-8 or GB18030 (which holds GBK and GB2312). What is valid UTF-8 is taken for it: other
 * Chinese text is so by chance only when it is a few characters long.
 */
public final class TextFiles {
    private static final String GB18030 = "GB18030";
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private TextFiles() {}

    /**
     * The texts of the files, a line break between them.
     *
     * @throws TrainingException in one sentence, when one isn't there, is no text, or all are empty
     */
    public static String read(List<String> files) throws IOException {
        List<String> texts = new ArrayList<>();
        for (String file : files) texts.add(read(Path.of(file)));
        String text = String.join("\n", texts);
        if (text.isBlank()) throw TrainingException.said("training.no-text", String.join(", ", files));
        return text;
    }

    private static String read(Path file) throws IOException {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw TrainingException.said(e, "training.no-file", file.toString());
        }
        return decode(bytes).orElseThrow(() -> TrainingException.said("training.not-text", file.toString()));
    }

    /** The text, without a byte order mark; empty when it is neither encoding, or holds what no text holds. */
    static Optional<String> decode(byte[] bytes) {
        Optional<String> text = strictly(bytes, StandardCharsets.UTF_8);
        if (text.isEmpty() && Charset.isSupported(GB18030)) text = strictly(bytes, Charset.forName(GB18030));
        return text.map(t -> t.indexOf(BYTE_ORDER_MARK) == 0 ? t.substring(1) : t)
                .filter(t -> t.chars().noneMatch(c -> c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f'));
    }

    private static Optional<String> strictly(byte[] bytes, Charset charset) {
        try {
            return Optional.of(charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
