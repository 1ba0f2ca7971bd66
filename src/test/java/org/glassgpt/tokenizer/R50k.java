package org.glassgpt.tokenizer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * OpenAI's published r50k_base, which is GPT-2's vocabulary, from the ranks that jtokkit's jar carries. The merges are not
 * in the jar, but a token's rank is its id and the order of learning, so merging a token's bytes by the lower ranks alone
 * leaves exactly the two halves that were joined.
 */
final class R50k {
    private R50k() {}

    static BytePairEncoder encoder() throws IOException {
        List<byte[]> tokens = tokens();
        Map<Bytes, Integer> ranks = new HashMap<>();
        List<Merge> merges = new ArrayList<>();
        for (int rank = 0; rank < tokens.size(); rank++) {
            byte[] token = tokens.get(rank);
            if (token.length > 1) {
                List<Integer> halves = split(token, ranks);
                if (halves.size() != 2) {
                    throw new IllegalStateException("token " + rank + " leaves " + halves.size() + " parts");
                }
                merges.add(new Merge(halves.get(0), halves.get(1), rank));
            }
            ranks.put(Bytes.of(token), rank);
        }
        tokens.add(Tokenizer.END_OF_TEXT.getBytes(StandardCharsets.UTF_8));
        return new BytePairEncoder(new Vocabulary(tokens, Map.of(Tokenizer.END_OF_TEXT, 50256)), merges);
    }

    private static List<byte[]> tokens() throws IOException {
        List<byte[]> tokens = new ArrayList<>();
        InputStream in =
                Objects.requireNonNull(R50k.class.getResourceAsStream("/com/knuddels/jtokkit/r50k_base.tiktoken"));
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] columns = line.split(" ", -1);
                if (Integer.parseInt(columns[1]) != tokens.size()) {
                    throw new IllegalStateException("ranks are not in order at " + line);
                }
                tokens.add(Base64.getDecoder().decode(columns[0]));
            }
        }
        return tokens;
    }

    /** Joins neighbours by the lowest rank known, as tiktoken does, until none is known. */
    private static List<Integer> split(byte[] token, Map<Bytes, Integer> ranks) {
        List<byte[]> parts = new ArrayList<>();
        for (byte b : token) {
            parts.add(new byte[] {b});
        }
        while (true) {
            int best = Integer.MAX_VALUE;
            int at = -1;
            for (int i = 0; i + 1 < parts.size(); i++) {
                Integer rank = ranks.get(Bytes.of(join(parts.get(i), parts.get(i + 1))));
                if (rank != null && rank < best) {
                    best = rank;
                    at = i;
                }
            }
            if (at < 0) {
                return parts.stream().map(part -> ranks.get(Bytes.of(part))).toList();
            }
            parts.set(at, join(parts.get(at), parts.remove(at + 1)));
        }
    }

    private static byte[] join(byte[] a, byte[] b) {
        byte[] both = new byte[a.length + b.length];
        System.arraycopy(a, 0, both, 0, a.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }
}
