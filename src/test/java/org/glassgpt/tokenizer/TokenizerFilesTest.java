package org.glassgpt.tokenizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenizerFilesTest {
    private static final String VOCAB = "{\"a\":0,\"b\":1,\"ab\":2,\"<|endoftext|>\":3}";

    @TempDir
    private Path dir;

    @Test
    void aFolderWithoutTokenizerFilesHasNone() throws IOException {
        assertEquals(Optional.empty(), TokenizerFiles.load(dir));
    }

    @Test
    void writesWhatHuggingFaceWrites() throws IOException {
        TokenizerFiles.save(BpeTrainer.ofSize(260).train(Map.of(" é", 9L, "\"\\", 5L)), dir);
        String vocab = Files.readString(dir.resolve("vocab.json"));
        assertTrue(vocab.startsWith("{\"!\":0,\"\\\"\":1,\"#\":2,"), vocab);
        assertTrue(
                vocab.contains("\"\\\\\":59,") && vocab.contains("\"Ġ\":220,") && vocab.contains("\"Ń\":255,"), vocab);
        assertTrue(vocab.endsWith("\"Ã©\":256,\"ĠÃ©\":257,\"\\\"\\\\\":258,\"<|endoftext|>\":259}"), vocab);
        assertEquals("#version: 0.2\nÃ ©\nĠ Ã©\n\" \\\n", Files.readString(dir.resolve("merges.txt")));
        assertFalse(Files.exists(dir.resolve("added_tokens.json")));
    }

    @Test
    void whatIsWrittenReadsTheSame() throws IOException {
        Random random = new Random(8);
        Map<String, Long> pieces = new TreeMap<>();
        for (int i = 0; i < 500; i++) {
            BpeTrainer.count(List.of(VariedText.next(random))).forEach((k, v) -> pieces.merge(k, v, Long::sum));
        }
        BytePairEncoder encoder = BpeTrainer.ofSize(900).train(pieces);
        TokenizerFiles.save(encoder, dir);
        Tokenizer again = TokenizerFiles.load(dir).orElseThrow();
        for (int i = 0; i < 500; i++) {
            String text = VariedText.next(random);
            assertArrayEquals(encoder.encode(text, true), again.encode(text, true));
        }
    }

    @Test
    void readsTokenizerJsonInBothForms() throws IOException {
        for (String merges : List.of("[\"a b\"]", "[[\"a\",\"b\"]]")) {
            Tokenizer tokenizer = tokenizerJson(
                    "{\"added_tokens\":[{\"id\":3,\"content\":\"<|endoftext|>\",\"special\":true},{\"id\":4,\"content\":\"a a\"}],"
                            + "\"normalizer\":null,\"pre_tokenizer\":{\"type\":\"ByteLevel\",\"add_prefix_space\":false,\"trim_offsets\":true},"
                            + "\"post_processor\":{\"type\":\"ByteLevel\"},\"model\":{\"dropout\":null,\"unk_token\":null,"
                            + "\"merges\":" + merges
                            + ",\"vocab\":{\"a\":0,\"b\":1,\"ab\":2,\"<|endoftext|>\":3},\"type\":\"BPE\"}}");
            assertArrayEquals(new int[] {2, 0, 3, 4, 1}, tokenizer.encode("aba<|endoftext|>a ab", true));
            assertEquals(Map.of("<|endoftext|>", 3, "a a", 4), tokenizer.specials());
        }
    }

    @Test
    void addedTokensSurvive() throws IOException {
        write("vocab.json", VOCAB);
        write("merges.txt", "#version: 0.2\na b\n");
        write("added_tokens.json", "{\"名 字\":4,\"<pad>\":5}");
        BytePairEncoder first = TokenizerFiles.loadBytePairs(dir);
        assertEquals(Map.of("<|endoftext|>", 3, "名 字", 4, "<pad>", 5), first.specials());
        Path other = dir.resolve("other");
        TokenizerFiles.save(first, other);
        assertEquals("{\"名 字\":4}", Files.readString(other.resolve("added_tokens.json")));
        BytePairEncoder second = TokenizerFiles.loadBytePairs(other);
        assertEquals(first.specials(), second.specials());
        assertArrayEquals(new int[] {2, 4, 5}, second.encode("ab名 字<pad>", true));
        UnencodableTextException missing = assertThrows(UnencodableTextException.class, () -> second.encode("ab名"));
        assertEquals(2, missing.index());
    }

    @Test
    void windowsLineEndsAndNoVersionAreRead() throws IOException {
        write("vocab.json", "{\n \"#\": 0,\n \"b\": 1,\n \"#b\": 2\n}\n");
        write("merges.txt", "# b\r\n\r\n");
        BytePairEncoder encoder = TokenizerFiles.loadBytePairs(dir);
        assertEquals(List.of(new Merge(0, 1, 2)), encoder.mergeList());
    }

    @Test
    void badVocabulariesAreRefused() throws IOException {
        write("merges.txt", "#version: 0.2\na b\n");
        refused("vocab.json", "", "the file is not a JSON object (line 1, column 1)");
        refused("vocab.json", "[1]", "the file is not a JSON object (line 1, column 2)");
        refused("vocab.json", "{\"a\":0,", "not JSON at line 1, column 8: Unexpected end-of-input");
        refused("vocab.json", "{\"a\":0} x", "not JSON at line 1, column 10: Unrecognized token 'x'");
        refused("vocab.json", "{\"a\":0} 1", "there is more after the end of the JSON object (line 1, column 10)");
        refused("vocab.json", "{}", "the vocabulary is empty");
        refused("vocab.json", "{\"a\":0,\"a\":1}", "token “a” stands twice");
        refused("vocab.json", "{\"a\":0,\"b\":0}", "tokens “a” and “b” have the same id 0 (line 1, column 13)");
        refused("vocab.json", "{\"a\":0,\"b\":1,\"ab\":3}", "no token has id 2, though ids run up to 3");
        refused("vocab.json", "{\"a\":-1}", "the id of token “a” is not a whole number from 0 up");
        refused("vocab.json", "{\"a\":1.5}", "the id of token “a” is not a whole number from 0 up");
        refused("vocab.json", "{\"a\":99999999999}", "the id of token “a” is not a whole number from 0 up");
        refused("vocab.json", "{\"a\":{\"b\":1}}", "the id of token “a” is not a whole number from 0 up");
        refused("vocab.json", "{\"a\":2000000000}", "id 2000000000 of token “a” is beyond the largest vocabulary");
        refused("vocab.json", "{\"\":0}", "token 0 is empty");
        refused(
                "vocab.json",
                "{\"a\":0,\"b\":1,\"ab\":2,\"▁the\":3}",
                "token “▁the” (id 3) holds U+2581, which byte-level BPE never writes");
        refused(
                "vocab.json",
                "{\"a\":0,\"\\ud800\":1,\"b\":2,\"ab\":3}",
                "holds U+D800, which byte-level BPE never writes");
    }

    @Test
    void badMergesAreRefused() throws IOException {
        write("vocab.json", VOCAB);
        refused("merges.txt", "#version: 0.2\na b c\n", "line 2 is not two tokens with one space between: “a b c”");
        refused("merges.txt", "#version: 0.2\nab\n", "line 2 is not two tokens with one space between: “ab”");
        refused("merges.txt", "#version: 0.2\n a\n", "line 2 is not two tokens with one space between: “ a”");
        refused("merges.txt", "a b\nb a\n", "line 2: the merge “b a” needs “ba”, which the vocabulary lacks");
        refused("merges.txt", "a c\n", "line 1: the merge “a c” needs “c”, which the vocabulary lacks");
        refused("merges.txt", "a b\n\na b\n", "line 3: the merge “a b” stands already at line 1");
        Files.write(dir.resolve("merges.txt"), new byte[] {'a', ' ', (byte) 0xFF, '\n'});
        refusedAsIs("merges.txt", "not UTF-8 text at byte 2");
        Files.delete(dir.resolve("merges.txt"));
        Files.createDirectory(dir.resolve("merges.txt"));
        refusedAsIs("merges.txt", "this is not a file");
    }

    @Test
    void halfAPairOfFilesIsRefused() throws IOException {
        write("vocab.json", VOCAB);
        String message = assertThrows(BadTokenizerFileException.class, () -> TokenizerFiles.load(dir))
                .getMessage();
        assertEquals(dir + ": vocab.json stands here without merges.txt", message);
    }

    @Test
    void hugeFilesAreNotReadToTheEnd() throws IOException {
        write("merges.txt", "a b\n");
        try (RandomAccessFile file =
                new RandomAccessFile(dir.resolve("vocab.json").toFile(), "rw")) {
            file.setLength(8L << 30); // sparse
        }
        refusedAsIs("vocab.json", "larger than 64 MB, which no tokenizer file is");
    }

    @Test
    void deepNestingIsRefused() {
        String deep = "[".repeat(1_000_000);
        BadTokenizerFileException refused =
                assertThrows(BadTokenizerFileException.class, () -> tokenizerJson("{\"post_processor\":" + deep));
        assertTrue(refused.getMessage().contains("tokenizer.json: not JSON at line 1"), refused.getMessage());
    }

    @Test
    void otherTokenizersAreRefusedByName() {
        refusedJson(
                "{\"model\":{\"type\":\"Unigram\",\"vocab\":[[\"a\",0.0]]}}",
                "its model is “Unigram”, but only GPT-2's");
        refusedJson(
                "{\"model\":{\"type\":\"WordPiece\",\"vocab\":{\"a\":0}}}",
                "its model is “WordPiece”, but only GPT-2's");
        refusedJson(model("\"normalizer\":{\"type\":\"NFC\"},", ""), "its normalizer is “NFC”");
        refusedJson("{\"model\":{\"type\":\"BPE\",\"vocab\":{\"a\":0},\"merges\":[]}}", "its pre-tokenizer is “none”");
        refusedJson(
                "{\"pre_tokenizer\":{\"type\":\"Sequence\",\"pretokenizers\":[{\"type\":\"Digits\"}]},\"model\":{\"vocab\":{\"a\":0},\"merges\":[]}}",
                "its pre-tokenizer is “Sequence”");
        refusedJson(
                "{\"pre_tokenizer\":{\"type\":\"ByteLevel\",\"add_prefix_space\":true},\"model\":{\"vocab\":{\"a\":0}}}",
                "add_prefix_space is “true”");
        refusedJson(model("", "\"end_of_word_suffix\":\"</w>\","), "end_of_word_suffix is “</w>”");
        refusedJson(model("", "\"byte_fallback\":true,"), "byte_fallback is “true”");
        refusedJson(model("", "\"dropout\":0.1,"), "dropout is “0.1”");
        refusedJson("{\"version\":\"1.0\"}", "it has no “model”, so it is no tokenizer.json");
        refusedJson(
                model("\"added_tokens\":[{\"id\":7,\"content\":\"a\"}],", ""),
                "has id 7, but the vocabulary gives it 0");
        refusedJson(model("\"added_tokens\":[{\"id\":7}],", ""), "an added token lacks its content or its id");
        refusedJson(model("\"added_tokens\":3,", ""), "“added_tokens” is not a JSON array");
        refusedJson(model("", "").replace("[]", "[[\"a\",\"a\",\"a\"]]"), "merge 0 is not two tokens");
        refusedJson(model("", "").replace("[]", "[7]"), "merge 0 is not a string");
    }

    private static String model(String before, String inside) {
        return "{" + before + "\"pre_tokenizer\":{\"type\":\"ByteLevel\",\"add_prefix_space\":false},\"model\":{"
                + inside + "\"type\":\"BPE\",\"vocab\":{\"a\":0},\"merges\":[]}}";
    }

    private Tokenizer tokenizerJson(String json) throws IOException {
        write("tokenizer.json", json);
        return TokenizerFiles.load(dir).orElseThrow();
    }

    private void refusedJson(String json, String why) {
        String message = assertThrows(BadTokenizerFileException.class, () -> tokenizerJson(json))
                .getMessage();
        assertTrue(message.startsWith(dir.resolve("tokenizer.json") + ": ") && message.contains(why), message);
    }

    private void refused(String name, String text, String why) throws IOException {
        write(name, text);
        refusedAsIs(name, why);
    }

    private void refusedAsIs(String name, String why) {
        String message = assertThrows(BadTokenizerFileException.class, () -> TokenizerFiles.load(dir))
                .getMessage();
        assertTrue(message.startsWith(dir.resolve(name) + ": ") && message.contains(why), message);
        assertTrue(message.lines().count() == 1, message);
    }

    private void write(String name, String text) throws IOException {
        Files.write(dir.resolve(name), text.getBytes(StandardCharsets.UTF_8));
    }
}
