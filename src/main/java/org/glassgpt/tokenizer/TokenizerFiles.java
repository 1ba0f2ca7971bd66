package org.glassgpt.tokenizer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The tokenizer files of a checkpoint folder, as Hugging Face's {@code transformers} reads and writes them.
 *
 * <p>Reading prefers {@code tokenizer.json}, as {@code transformers} does, then {@code vocab.json} with {@code
 * merges.txt} (and {@code added_tokens.json} if it is there), then {@link CharTokenizer}'s {@code characters.json}.
 * Files are at most 64 MB and vocabularies at most 2²⁰ tokens.
 */
public final class TokenizerFiles {
    static final String TOKENIZER = "tokenizer.json";
    static final String VOCAB = "vocab.json";
    static final String MERGES = "merges.txt";
    static final String ADDED = "added_tokens.json";
    private static final String VERSION = "#version";

    private TokenizerFiles() {}

    /**
     * Reads the tokenizer of a folder.
     *
     * @return empty if the folder has no tokenizer files, so that only ids can be shown
     * @throws BadTokenizerFileException if they are not what they should be; the message is one sentence naming file and
     *     place
     */
    public static Optional<Tokenizer> load(Path dir) throws IOException {
        if (Files.exists(dir.resolve(TOKENIZER))) {
            return Optional.of(TokenizerJson.read(dir.resolve(TOKENIZER)));
        }
        boolean vocab = Files.exists(dir.resolve(VOCAB));
        boolean merges = Files.exists(dir.resolve(MERGES));
        if (vocab && merges) {
            return Optional.of(loadBytePairs(dir));
        }
        if (vocab || merges) {
            throw new BadTokenizerFileException(
                    dir,
                    vocab ? "vocab.json stands here without merges.txt" : "merges.txt stands here without vocab.json");
        }
        if (Files.exists(dir.resolve(CharTokenizer.FILE))) {
            return Optional.of(CharTokenizer.load(dir));
        }
        return Optional.empty();
    }

    /** Reads {@code vocab.json} and {@code merges.txt}. */
    public static BytePairEncoder loadBytePairs(Path dir) throws IOException {
        Path vocabFile = dir.resolve(VOCAB);
        BpeParts parts = new BpeParts(vocabFile);
        try (JsonSource json = JsonSource.open(vocabFile)) {
            json.document(token -> parts.token(token, json.id(token), json));
        }
        Path addedFile = dir.resolve(ADDED);
        if (Files.exists(addedFile)) {
            try (JsonSource json = JsonSource.open(addedFile)) {
                json.document(token -> parts.addedToken(token, json.id(token), json));
            }
        }
        parts.checkVocabulary();
        readMerges(dir.resolve(MERGES), parts);
        return parts.build();
    }

    /**
     * Writes {@code vocab.json} and {@code merges.txt} in the form of Hugging Face's own writer: the vocabulary in order
     * of id on one line, the merges below {@code #version: 0.2}. Added tokens that {@code vocab.json} cannot mark as
     * such go to {@code added_tokens.json}.
     */
    public static void save(BytePairEncoder encoder, Path dir) throws IOException {
        Files.createDirectories(dir);
        List<String> written = encoder.vocabulary().written();
        StringBuilder merges = new StringBuilder("#version: 0.2\n");
        for (Merge merge : encoder.mergeList()) {
            merges.append(written.get(merge.left()))
                    .append(' ')
                    .append(written.get(merge.right()))
                    .append('\n');
        }
        Map<String, Integer> vocab = new LinkedHashMap<>();
        Map<String, Integer> added = new LinkedHashMap<>();
        for (int id = 0; id < written.size(); id++) {
            String token = written.get(id);
            boolean plain = !encoder.isSpecial(id) || token.equals(Tokenizer.END_OF_TEXT) || BpeParts.isMarker(token);
            (plain ? vocab : added).put(token, id);
        }
        write(dir.resolve(VOCAB), json(vocab));
        write(dir.resolve(MERGES), merges);
        if (added.isEmpty()) {
            Files.deleteIfExists(dir.resolve(ADDED));
        } else {
            write(dir.resolve(ADDED), json(added));
        }
    }

    /** Whole or not at all: a run saves over and over, and may be ended in the middle of it. */
    private static void write(Path file, CharSequence text) throws IOException {
        Path part = file.resolveSibling("." + file.getFileName() + ".part");
        Files.writeString(part, text);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String json(Map<String, Integer> ids) throws IOException {
        return JsonText.object(json -> {
            for (Map.Entry<String, Integer> entry : ids.entrySet()) {
                json.writeNumberField(entry.getKey(), entry.getValue());
            }
        });
    }

    private static void readMerges(Path file, BpeParts parts) throws IOException {
        String text = TokenizerText.read(file);
        int line = 0;
        for (int from = 0; from < text.length(); ) {
            int end = text.indexOf('\n', from);
            int to = end < 0 ? text.length() : end;
            line++;
            String merge = text.substring(from, to > from && text.charAt(to - 1) == '\r' ? to - 1 : to);
            if (!merge.isEmpty() && !(line == 1 && merge.startsWith(VERSION))) {
                int space = merge.indexOf(' ');
                if (space <= 0 || space == merge.length() - 1 || merge.indexOf(' ', space + 1) >= 0) {
                    throw new BadTokenizerFileException(
                            file,
                            "line " + line + " is not two tokens with one space between: " + BpeParts.quote(merge));
                }
                parts.merge(merge.substring(0, space), merge.substring(space + 1), file, "line " + line);
            }
            from = to + 1;
        }
    }
}
