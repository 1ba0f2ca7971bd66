package org.glassgpt.tokenizer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeSet;

/**
 * One id per character (Unicode code point), in order of code point, and {@code <|endoftext|>} last.
 *
 * <p>A character that the corpus did not have is refused by name and place. There is no "unknown" token: it would encode
 * different texts alike, decode to something that was never written, and teach a model a symbol without meaning.
 *
 * <p>Saved as {@code characters.json}: an object with {@code format} (1) and {@code characters}, all in one string.
 */
public final class CharTokenizer implements Tokenizer {
    /** The file's name in a checkpoint folder. */
    public static final String FILE = "characters.json";

    private static final int FORMAT = 1;

    private final int[] characters; // rising
    private final Map<Integer, Integer> ids = new HashMap<>();
    private final Vocabulary vocabulary;
    private final SpecialSplitter specials;

    private CharTokenizer(int[] characters) {
        this.characters = characters;
        List<byte[]> bytes = new ArrayList<>(characters.length + 1);
        for (int id = 0; id < characters.length; id++) {
            ids.put(characters[id], id);
            bytes.add(Utf8.encode(Character.toString(characters[id])));
        }
        bytes.add(Utf8.encode(END_OF_TEXT));
        vocabulary = new Vocabulary(bytes, Map.of(END_OF_TEXT, characters.length));
        specials = new SpecialSplitter(vocabulary.specials());
    }

    /** A tokenizer for the characters that the texts consist of; {@code <|endoftext|>} in them parts documents. */
    public static CharTokenizer of(Iterable<String> texts) {
        TreeSet<Integer> seen = new TreeSet<>();
        for (String text : texts) {
            Utf8.wellFormed(text.replace(END_OF_TEXT, "")).codePoints().forEach(seen::add);
        }
        return new CharTokenizer(seen.stream().mapToInt(Integer::intValue).toArray());
    }

    @Override
    public int[] encode(String text, boolean allowSpecial) {
        String clean = Utf8.wellFormed(text);
        IntList out = new IntList();
        specials.split(clean, allowSpecial, new SpecialSplitter.Parts() {
            @Override
            public void text(int from, int to) {
                for (int at = from; at < to; ) {
                    int c = clean.codePointAt(at);
                    Integer id = ids.get(c);
                    if (id == null) {
                        throw new UnencodableTextException(clean, at);
                    }
                    out.add(id);
                    at += Character.charCount(c);
                }
            }

            @Override
            public void special(int id) {
                out.add(id);
            }
        });
        return out.toArray();
    }

    /** The id of a character, if it is in the vocabulary. */
    public OptionalInt idOf(int codePoint) {
        Integer id = ids.get(codePoint);
        return id == null ? OptionalInt.empty() : OptionalInt.of(id);
    }

    @Override
    public int vocabSize() {
        return vocabulary.size();
    }

    @Override
    public byte[] bytes(int id) {
        return vocabulary.bytes(id).clone();
    }

    @Override
    public Map<String, Integer> specials() {
        return vocabulary.specials();
    }

    /** Writes {@code characters.json}. */
    public void save(Path dir) throws IOException {
        Files.createDirectories(dir);
        String all = new String(characters, 0, characters.length);
        Files.writeString(dir.resolve(FILE), JsonText.object(json -> {
            json.writeNumberField("format", FORMAT);
            json.writeStringField("characters", all);
        }));
    }

    /** Reads {@code characters.json}. */
    public static CharTokenizer load(Path dir) throws IOException {
        Path file = dir.resolve(FILE);
        String[] found = {null};
        int[] format = {0};
        try (JsonSource json = JsonSource.open(file)) {
            json.document(name -> {
                switch (name) {
                    case "format" -> format[0] = json.id(name);
                    case "characters" -> found[0] = json.string("“characters”");
                    default -> throw json.bad("unknown member " + BpeParts.quote(name));
                }
            });
        }
        if (found[0] == null || format[0] != FORMAT) {
            throw new BadTokenizerFileException(file, "it needs “format”: " + FORMAT + " and “characters”");
        }
        return new CharTokenizer(rising(file, found[0]));
    }

    private static int[] rising(Path file, String characters) throws BadTokenizerFileException {
        int[] codePoints = characters.codePoints().toArray();
        for (int i = 0; i < codePoints.length; i++) {
            if (Utf8.isSurrogate(codePoints[i]) || (i > 0 && codePoints[i] <= codePoints[i - 1])) {
                throw new BadTokenizerFileException(
                        file,
                        String.format(
                                "“characters” is not in order of code point without repeats at character %d (U+%04X)",
                                i + 1, codePoints[i]));
            }
        }
        return codePoints;
    }
}
