package org.glassgpt.tokenizer;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Which merges made the tokens of a text: its words, each with the tokens that it stands on. Special tokens and bytes
 * that make no character belong to no word. Immutable.
 */
public final class Spelling {
    private final BytePairEncoder encoder;
    private final List<Word> words;

    /**
     * One word of the text.
     *
     * @param merging from its bytes to its tokens, as the encoder makes them
     * @param first the token that holds its first byte
     * @param last the token that holds its last byte
     * @param asEncoded whether those tokens are what the encoder makes: a model may write the same bytes otherwise
     */
    public record Word(Merging merging, int first, int last, boolean asEncoded) {}

    private Spelling(BytePairEncoder encoder, List<Word> words) {
        this.encoder = encoder;
        this.words = Collections.unmodifiableList(words);
    }

    /**
     * The words of a text.
     *
     * @param tokenizer that made the ids; only byte-pair encoding merges
     * @param ids tokens of the text, all in the vocabulary
     */
    public static Optional<Spelling> of(Tokenizer tokenizer, int[] ids) {
        if (!(tokenizer instanceof BytePairEncoder encoder)) return Optional.empty();
        List<Word> words = new ArrayList<>();
        for (int from = 0; from < ids.length; from++) {
            int to = from;
            while (to < ids.length && !encoder.isSpecial(ids[to])) to++;
            addWords(encoder, ids, from, to, words);
            from = to;
        }
        return Optional.of(new Spelling(encoder, words));
    }

    private static void addWords(BytePairEncoder encoder, int[] ids, int from, int to, List<Word> words) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int[] ends = new int[to];
        for (int token = from; token < to; token++) {
            bytes.writeBytes(encoder.bytes(ids[token]));
            ends[token] = bytes.size();
        }
        int token = from;
        int at = 0;
        for (Merging merging : encoder.merges(wholeCharacters(bytes.toByteArray()))) {
            int end = at + merging.bytes().size();
            while (ends[token] <= at) token++;
            int last = token;
            while (ends[last] < end) last++;
            boolean starts = (token == from ? 0 : ends[token - 1]) == at;
            List<Integer> there = new ArrayList<>();
            for (int i = token; i <= last; i++) there.add(ids[i]);
            boolean same = starts && ends[last] == end && there.equals(merging.result());
            words.add(new Word(merging, token, last, same));
            at = end;
        }
    }

    /** The text of the bytes, up to the first that makes no character. */
    private static String wholeCharacters(byte[] bytes) {
        CharBuffer text = CharBuffer.allocate(bytes.length);
        StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes), text, true);
        return text.flip().toString();
    }

    public List<Word> words() {
        return words;
    }

    /** The first word that a token holds a byte of, if it holds one. */
    public Optional<Word> wordAt(int token) {
        return words.stream()
                .filter(word -> word.first() <= token && token <= word.last())
                .findFirst();
    }

    /** The bytes that an id stands for. */
    public byte[] bytes(int id) {
        return encoder.bytes(id);
    }

    /** How many merges the vocabulary has. */
    public int merges() {
        return encoder.mergeList().size();
    }
}
