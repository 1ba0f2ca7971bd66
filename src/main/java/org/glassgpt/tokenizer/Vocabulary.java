package org.glassgpt.tokenizer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Ids and the bytes they stand for; which of them are special. */
final class Vocabulary {
    private final List<byte[]> bytes;
    private final Map<String, Integer> specials;

    /**
     * @param bytes by id; not copied, not to be changed afterwards
     * @param specials names and ids
     */
    Vocabulary(List<byte[]> bytes, Map<String, Integer> specials) {
        this.bytes = List.copyOf(bytes);
        Map<String, Integer> ordered = new LinkedHashMap<>();
        specials.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .forEach(e -> ordered.put(e.getKey(), e.getValue()));
        this.specials = Collections.unmodifiableMap(ordered);
    }

    int size() {
        return bytes.size();
    }

    /** Not a copy. */
    byte[] bytes(int id) {
        if (id < 0 || id >= bytes.size()) {
            throw new IllegalArgumentException(
                    "id " + id + " is not in the vocabulary, whose ids run from 0 to " + (bytes.size() - 1));
        }
        return bytes.get(id);
    }

    Map<String, Integer> specials() {
        return specials;
    }

    /** Tokens as a vocabulary file writes them, by id: special ones by name, the others in GPT-2's byte alphabet. */
    List<String> written() {
        List<String> written = new ArrayList<>(bytes.size());
        for (byte[] token : bytes) {
            written.add(ByteAlphabet.write(token));
        }
        specials.forEach((name, id) -> written.set(id, name));
        return written;
    }
}
