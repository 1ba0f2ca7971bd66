package org.glassgpt.tokenizer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a file as strict UTF-8, and no more of it than a tokenizer can need. */
final class TokenizerText {
    /** The largest published vocabularies (256,000 tokens) come to about 35 MB. */
    static final int LARGEST_FILE = 64 << 20;

    private TokenizerText() {}

    static String read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new BadTokenizerFileException(file, "this is not a file");
        }
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(LARGEST_FILE + 1);
        }
        if (bytes.length > LARGEST_FILE) {
            throw new BadTokenizerFileException(file, "larger than 64 MB, which no tokenizer file is");
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(buffer)
                    .toString();
        } catch (CharacterCodingException e) {
            throw new BadTokenizerFileException(file, "not UTF-8 text at byte " + buffer.position());
        }
    }
}
