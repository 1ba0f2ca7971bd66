package org.glassgpt.tokenizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Against OpenAI's published vocabulary. jtokkit 1.1.0 compiles GPT-2's pattern with UNICODE_CHARACTER_CLASS, so that its
 * white space, letters and numbers are Unicode's: it does not deviate from GPT-2 on anything tried here.
 */
class Gpt2VocabularyTest {
    private static BytePairEncoder gpt2;
    private static Encoding published;

    @BeforeAll
    static void load() throws IOException {
        gpt2 = R50k.encoder();
        published = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.R50K_BASE);
    }

    @Test
    void hasTheShapeOfGpt2() {
        assertEquals(50257, gpt2.vocabSize());
        assertEquals(50000, gpt2.mergeList().size());
        assertEquals(50256, gpt2.id(Tokenizer.END_OF_TEXT).orElseThrow());
        // The first lines of GPT-2's merges.txt.
        assertEquals("Ġ t", line(0));
        assertEquals("Ġ a", line(1));
        assertEquals("h e", line(2));
        assertEquals("i n", line(3));
        assertEquals("r e", line(4));
        assertEquals("o n", line(5));
        assertEquals("Ġt he", line(6));
        // Its first ids are the 256 bytes in the alphabet's order.
        int[] order = ByteAlphabet.inOrderOfIds();
        for (int id = 0; id < 256; id++) {
            assertArrayEquals(new byte[] {(byte) order[id]}, gpt2.bytes(id));
        }
    }

    @Test
    void encodesWhatEveryoneQuotes() {
        assertArrayEquals(new int[] {15496, 11, 995, 0}, gpt2.encode("Hello, world!"));
        assertArrayEquals(new int[] {15496, 50256}, gpt2.encode("Hello<|endoftext|>", true));
        assertEquals(7, gpt2.encode("<|endoftext|>").length);
        assertEquals("Hello, world!", gpt2.decode(new int[] {15496, 11, 995, 0}));
    }

    @Test
    void equalsThePublishedEncoderOnTenThousandStrings() {
        Random random = new Random(20240817);
        for (int i = 0; i < 10_000; i++) {
            String text = VariedText.next(random);
            int[] expected = published.encodeOrdinary(text).toArray();
            assertArrayEquals(expected, gpt2.encode(text), () -> "for " + escaped(text));
            assertEquals(text, gpt2.decode(expected));
        }
    }

    @Test
    void equalsThePublishedEncoderOnEveryCharacter() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            if (!Utf8.isSurrogate(c) && (c < 0x3400 || c % 7 == 0)) {
                String text = "a " + Character.toString(c) + Character.toString(c) + "1";
                assertArrayEquals(published.encodeOrdinary(text).toArray(), gpt2.encode(text), () -> escaped(text));
            }
        }
    }

    @Test
    void survivesItsFiles(@TempDir Path dir) throws IOException {
        TokenizerFiles.save(gpt2, dir);
        List<String> merges = Files.readAllLines(dir.resolve("merges.txt"));
        assertEquals(50001, merges.size());
        assertEquals("#version: 0.2", merges.get(0));
        BytePairEncoder again = (BytePairEncoder) TokenizerFiles.load(dir).orElseThrow();
        assertEquals(gpt2.mergeList(), again.mergeList());
        assertEquals(gpt2.specials(), again.specials());
        for (int id = 0; id < gpt2.vocabSize(); id++) {
            assertArrayEquals(gpt2.bytes(id), again.bytes(id));
        }
    }

    @Test
    void showsEveryTokenWithoutTheReplacementCharacter() {
        for (int id = 0; id < gpt2.vocabSize(); id++) {
            String piece = gpt2.piece(id);
            assertTrue(!piece.isEmpty() && piece.indexOf('\uFFFD') < 0, piece);
        }
    }

    private static String line(int rank) {
        Merge merge = gpt2.mergeList().get(rank);
        return gpt2.written(merge.left()) + " " + gpt2.written(merge.right());
    }

    private static String escaped(String text) {
        StringBuilder out = new StringBuilder();
        text.chars().forEach(c -> out.append(c > 31 && c < 127 ? Character.toString(c) : String.format("\\u%04X", c)));
        return out.toString();
    }
}
