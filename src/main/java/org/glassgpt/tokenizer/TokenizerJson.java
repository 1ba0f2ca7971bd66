package org.glassgpt.tokenizer;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads Hugging Face's {@code tokenizer.json} where it describes a GPT-2 tokenizer: model BPE, pre-tokenizer ByteLevel,
 * no normalizer. Anything that would encode differently is refused by name. Members may stand in any order.
 */
final class TokenizerJson {
    private final Path file;
    private final JsonSource json;
    private final BpeParts parts;
    private final Map<String, String> model = new LinkedHashMap<>();
    private final List<AddedToken> added = new ArrayList<>();
    private final List<String> merges = new ArrayList<>(); // left, right, left, right …
    private Map<String, String> preTokenizer = Map.of();
    private String normalizer = "null";
    private boolean hasModel;

    private record AddedToken(String content, int id) {}

    private TokenizerJson(Path file, JsonSource json) {
        this.file = file;
        this.json = json;
        this.parts = new BpeParts(file);
    }

    static BytePairEncoder read(Path file) throws IOException {
        try (JsonSource json = JsonSource.open(file)) {
            return new TokenizerJson(file, json).read();
        }
    }

    private BytePairEncoder read() throws IOException {
        json.document(this::section);
        refuseOthers();
        for (AddedToken token : added) {
            parts.addedToken(token.content(), token.id(), json);
        }
        parts.checkVocabulary();
        for (int i = 0; i < merges.size(); i += 2) {
            parts.merge(merges.get(i), merges.get(i + 1), file, "merge " + i / 2);
        }
        return parts.build();
    }

    private void section(String name) throws IOException {
        switch (name) {
            case "model" -> {
                json.expectObject("“model”");
                hasModel = true;
                json.object(this::modelMember);
            }
            case "added_tokens" -> addedTokens();
            case "pre_tokenizer" -> preTokenizer = scalars();
            case "normalizer" -> {
                Map<String, String> found = scalars();
                normalizer = found.isEmpty() ? "null" : found.getOrDefault("type", "without a type");
            }
            default -> json.skip();
        }
    }

    private void modelMember(String name) throws IOException {
        if (name.equals("vocab") && json.is(JsonToken.START_OBJECT)) {
            json.object(token -> parts.token(token, json.id(token), json));
        } else if (name.equals("merges") && json.is(JsonToken.START_ARRAY)) {
            while (json.next() != JsonToken.END_ARRAY) {
                mergeMember();
            }
        } else {
            model.put(name, json.scalar());
        }
    }

    /** A merge is {@code "a b"}, or in newer files {@code ["a", "b"]}. */
    private void mergeMember() throws IOException {
        String place = "merge " + merges.size() / 2;
        List<String> pair = new ArrayList<>(2);
        if (json.is(JsonToken.START_ARRAY)) {
            while (json.next() != JsonToken.END_ARRAY && pair.size() < 3) {
                pair.add(json.string(place));
            }
        } else {
            pair.addAll(List.of(json.string(place).split(" ", -1)));
        }
        if (pair.size() != 2) {
            throw json.bad(place + " is not two tokens");
        }
        merges.addAll(pair);
    }

    private void addedTokens() throws IOException {
        json.expectArray("“added_tokens”");
        while (json.next() != JsonToken.END_ARRAY) {
            json.expectObject("an added token");
            String[] content = {null};
            int[] id = {-1};
            json.object(name -> {
                switch (name) {
                    case "content" -> content[0] = json.string("an added token's content");
                    case "id" -> id[0] = json.id("of “added_tokens”");
                    default -> json.skip();
                }
            });
            if (content[0] == null || id[0] < 0) {
                throw json.bad("an added token lacks its content or its id");
            }
            added.add(new AddedToken(content[0], id[0]));
        }
    }

    /** The members of a small object that are not objects themselves; empty for null. */
    private Map<String, String> scalars() throws IOException {
        Map<String, String> found = new LinkedHashMap<>();
        if (json.is(JsonToken.START_OBJECT)) {
            json.object(name -> found.put(name, json.scalar()));
        } else {
            json.skip();
        }
        return found;
    }

    private void refuseOthers() throws BadTokenizerFileException {
        if (!hasModel) {
            throw new BadTokenizerFileException(file, "it has no “model”, so it is no tokenizer.json");
        }
        String type = model.getOrDefault("type", "BPE"); // the oldest files leave it out
        if (!type.equals("BPE")) {
            throw refused("its model is", type, "BPE");
        }
        if (!normalizer.equals("null")) {
            throw refused("its normalizer is", normalizer, "none");
        }
        String cut = preTokenizer.getOrDefault("type", "none");
        if (!cut.equals("ByteLevel")) {
            throw refused("its pre-tokenizer is", cut, "ByteLevel");
        }
        expect(preTokenizer, "add_prefix_space", "false", "true"); // true when left out
        expect(preTokenizer, "use_regex", "true", "true");
        expect(model, "byte_fallback", "false", "false");
        expect(model, "ignore_merges", "false", "false");
        expect(model, "continuing_subword_prefix", "", "");
        expect(model, "end_of_word_suffix", "", "");
        expect(model, "dropout", "null", "null");
    }

    private void expect(Map<String, String> in, String name, String wanted, String absent)
            throws BadTokenizerFileException {
        String is = in.getOrDefault(name, absent);
        boolean off = is.equals("null") && !wanted.equals("true"); // null is the default, and that is off
        if (!is.equals(wanted) && !off) {
            throw refused(name + " is", is, wanted.isEmpty() ? "nothing" : wanted);
        }
    }

    private BadTokenizerFileException refused(String what, String is, String expected) {
        String found = BpeParts.quote(is);
        return new BadTokenizerFileException(
                file, what + " " + found + ", but only GPT-2's byte-level BPE is read (expected " + expected + ")");
    }
}
