package org.glassgpt.tokenizer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the files of a byte-level BPE say, gathered one entry at a time and checked: tokens with ids, merges, added
 * tokens. Everything that contradicts itself is refused with the place where it stands.
 */
final class BpeParts {
    /** Four times the largest published vocabulary. */
    static final int MOST_TOKENS = 1 << 20;

    private final Path vocabFile;
    private final Map<String, Integer> ids = new LinkedHashMap<>();
    private final List<String> tokens = new ArrayList<>(); // by id; null where not seen
    private final Set<String> added = new HashSet<>();
    private final List<Merge> merges = new ArrayList<>();
    private final Map<Long, String> places = new HashMap<>(); // of each pair
    private final Set<Integer> merged = new HashSet<>();

    BpeParts(Path vocabFile) {
        this.vocabFile = vocabFile;
    }

    void token(String token, int id, JsonSource at) throws BadTokenizerFileException {
        if (token.isEmpty()) {
            throw at.bad("token " + id + " is empty");
        }
        if (ids.containsKey(token)) {
            throw at.bad("token " + quote(token) + " stands twice");
        }
        put(token, id, at);
    }

    /** A token that is found in text before BPE; it may repeat an entry of the vocabulary. */
    void addedToken(String token, int id, JsonSource at) throws BadTokenizerFileException {
        if (token.isEmpty() || !Utf8.wellFormed(token).equals(token)) {
            throw at.bad("added token " + id + " is empty or not Unicode text");
        }
        Integer known = ids.get(token);
        if (known == null) {
            put(token, id, at);
        } else if (known != id) {
            throw at.bad("added token " + quote(token) + " has id " + id + ", but the vocabulary gives it " + known);
        }
        added.add(token);
    }

    private void put(String token, int id, JsonSource at) throws BadTokenizerFileException {
        if (id >= MOST_TOKENS) {
            throw at.bad("id " + id + " of token " + quote(token) + " is beyond the largest vocabulary read, "
                    + MOST_TOKENS + " tokens");
        }
        while (tokens.size() <= id) {
            tokens.add(null);
        }
        String other = tokens.set(id, token);
        if (other != null) {
            throw at.bad("tokens " + quote(other) + " and " + quote(token) + " have the same id " + id);
        }
        ids.put(token, id);
    }

    /** To be called when all tokens are there. */
    void checkVocabulary() throws BadTokenizerFileException {
        if (tokens.isEmpty()) {
            throw new BadTokenizerFileException(vocabFile, "the vocabulary is empty");
        }
        for (int id = 0; id < tokens.size(); id++) {
            String token = tokens.get(id);
            if (token == null) {
                throw new BadTokenizerFileException(
                        vocabFile, "no token has id " + id + ", though ids run up to " + (tokens.size() - 1));
            }
            if (!added.contains(token) && ByteAlphabet.read(token) == null) {
                throw foreign(token, id);
            }
        }
    }

    private BadTokenizerFileException foreign(String token, int id) {
        int foreign = token.codePoints()
                .filter(c -> c > Character.MAX_VALUE || ByteAlphabet.byteOf((char) c) < 0)
                .findFirst()
                .orElseThrow();
        return new BadTokenizerFileException(
                vocabFile,
                String.format(
                        "token %s (id %d) holds U+%04X, which byte-level BPE never writes", quote(token), id, foreign));
    }

    /** To be called after {@link #checkVocabulary}, in order of rank. */
    void merge(String left, String right, Path file, String place) throws BadTokenizerFileException {
        Merge merge = new Merge(
                known(left, left, right, file, place),
                known(right, left, right, file, place),
                known(left + right, left, right, file, place));
        String before = places.putIfAbsent((long) merge.left() << 32 | merge.right(), place);
        if (before != null) {
            throw new BadTokenizerFileException(
                    file, place + ": the merge " + quote(left + " " + right) + " stands already at " + before);
        }
        merges.add(merge);
        merged.add(merge.merged());
    }

    private int known(String token, String left, String right, Path file, String place)
            throws BadTokenizerFileException {
        Integer id = ids.get(token);
        if (id == null || ByteAlphabet.read(token) == null) {
            String merge = quote(left + " " + right);
            throw new BadTokenizerFileException(
                    file, place + ": the merge " + merge + " needs " + quote(token) + ", which the vocabulary lacks");
        }
        return id;
    }

    BytePairEncoder build() {
        List<byte[]> bytes = new ArrayList<>(tokens.size());
        Map<String, Integer> specials = new HashMap<>();
        for (int id = 0; id < tokens.size(); id++) {
            String token = tokens.get(id);
            boolean special = isSpecial(token, id);
            if (special) {
                specials.put(token, id);
            }
            bytes.add(special ? Utf8.encode(token) : ByteAlphabet.read(token));
        }
        return new BytePairEncoder(new Vocabulary(bytes, specials), merges);
    }

    /**
     * Files without a list of added tokens do not say which are special. {@code <|endoftext|>} is; so is anything in
     * pointed or square brackets that no merge makes, since text alone could never produce it.
     */
    private boolean isSpecial(String token, int id) {
        return added.contains(token)
                || token.equals(Tokenizer.END_OF_TEXT)
                || (isMarker(token) && !merged.contains(id));
    }

    static boolean isMarker(String token) {
        boolean bracketed =
                (token.startsWith("<") && token.endsWith(">")) || (token.startsWith("[") && token.endsWith("]"));
        return token.length() > 2 && bracketed && ByteAlphabet.read(token) != null;
    }

    /** A token in quotation marks for a message: on one line, and not longer than a line. */
    static String quote(String token) {
        String shown = TokenText.visible(Utf8.wellFormed(token)).replace("␣", " ");
        int length = shown.codePointCount(0, shown.length());
        return "“" + (length <= 60 ? shown : shown.substring(0, shown.offsetByCodePoints(0, 60)) + "…") + "”";
    }
}
