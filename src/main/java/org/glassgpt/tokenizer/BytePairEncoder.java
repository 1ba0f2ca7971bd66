package org.glassgpt.tokenizer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Byte-level byte-pair encoding exactly as GPT-2 does it (Radford et al. 2019, section 2.2): {@link Pretokenizer} cuts
 * the text, each part becomes UTF-8 bytes, and merges join them by rank.
 *
 * <p>Any text can be encoded as long as the vocabulary has all 256 bytes, as GPT-2's and those of {@link BpeTrainer} do;
 * a vocabulary from elsewhere may lack some, and then a text that needs one is an {@link UnencodableTextException}.
 */
public final class BytePairEncoder implements Tokenizer {
    private static final int MISSING = -1;

    private final Vocabulary vocabulary;
    private final MergeTable table;
    private final SpecialSplitter specials;
    private final int[] idOfByte = new int[256];

    /** @param merges by rank; each {@code merged} stands for the bytes of left and right */
    BytePairEncoder(Vocabulary vocabulary, List<Merge> merges) {
        this.vocabulary = vocabulary;
        this.table = new MergeTable(merges);
        this.specials = new SpecialSplitter(vocabulary.specials());
        Arrays.fill(idOfByte, MISSING);
        for (int id = 0; id < vocabulary.size(); id++) {
            byte[] bytes = vocabulary.bytes(id);
            if (bytes.length == 1 && !vocabulary.specials().containsValue(id)) {
                idOfByte[bytes[0] & 0xFF] = id;
            }
        }
    }

    @Override
    public int[] encode(String text, boolean allowSpecial) {
        String clean = Utf8.wellFormed(text);
        IntList out = new IntList();
        WordMerger merger = new WordMerger(table);
        specials.split(clean, allowSpecial, new SpecialSplitter.Parts() {
            @Override
            public void text(int from, int to) {
                // Cut the part by itself: what follows a special token does not see it.
                String part = clean.substring(from, to);
                for (int at = 0; at < part.length(); ) {
                    int end = Pretokenizer.end(part, at);
                    merger.merge(byteIds(clean, from + at, from + end), out, null);
                    at = end;
                }
            }

            @Override
            public void special(int id) {
                out.add(id);
            }
        });
        return out.toArray();
    }

    /** How each word of a text becomes tokens, step by step; special tokens are ordinary text here. */
    public List<Merging> merges(String text) {
        String clean = Utf8.wellFormed(text);
        WordMerger merger = new WordMerger(table);
        List<Merging> words = new ArrayList<>();
        for (int from = 0; from < clean.length(); ) {
            int to = Pretokenizer.end(clean, from);
            int[] bytes = byteIds(clean, from, to);
            List<Merging.Applied> steps = new ArrayList<>();
            merger.merge(bytes, new IntList(), steps);
            List<Integer> start = Arrays.stream(bytes).boxed().toList();
            words.add(new Merging(clean.substring(from, to), from, start, steps));
            from = to;
        }
        return Collections.unmodifiableList(words);
    }

    /** The merges by rank, as {@code merges.txt} lists them. */
    public List<Merge> mergeList() {
        return table.merges();
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

    /** The token as {@code vocab.json} writes it, such as {@code Ġfox}. */
    public String written(int id) {
        byte[] bytes = vocabulary.bytes(id);
        return vocabulary.specials().entrySet().stream()
                .filter(e -> e.getValue() == id)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseGet(() -> ByteAlphabet.write(bytes));
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    private int[] byteIds(String text, int from, int to) {
        byte[] bytes = Utf8.encode(text.substring(from, to));
        int[] ids = new int[bytes.length];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = idOfByte[bytes[i] & 0xFF];
            if (ids[i] == MISSING) {
                throw missing(text, from, i);
            }
        }
        return ids;
    }

    private static UnencodableTextException missing(String text, int from, int byteIndex) {
        CharPlaces places = new CharPlaces(text.substring(from));
        places.advance(byteIndex);
        return new UnencodableTextException(text, from + places.start());
    }
}
