package org.glassgpt.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.glassgpt.trace.ActivationName;
import org.glassgpt.trace.Edit;
import org.glassgpt.trace.Edits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditsJsonTest {
    @TempDir
    Path temp;

    private Path write(String text) throws IOException {
        return Files.writeString(temp.resolve("edits.json"), text);
    }

    @Test
    void readsBackWhatItWrote() throws IOException {
        Edits edits = Edits.of(
                new Edit.ZeroHead(1, 0),
                new Edit.ZeroMlp(0),
                new Edit.NoMask(),
                new Edit.NoPositions(),
                new Edit.ScoreDivisor(1.5),
                new Edit.EmbedScale(-2),
                new Edit.Overwrite(ActivationName.mlpPost(1), new int[] {2, 5}, new float[] {3}),
                new Edit.Overwrite(ActivationName.pattern(0), new int[] {1, 1}, new float[] {0.1f, 0.9f}),
                new Edit.Overwrite(ActivationName.embed(), new int[] {}, new float[] {0}));
        assertEquals(edits, EditsJson.read(write(EditsJson.text(edits))));
        assertEquals(Edits.NONE, EditsJson.read(write("[]")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                                          | is not a JSON list of edits",
                "[1]                                         | edit 1 is not a JSON object",
                "[{\"edit\":\"no_mask\"},{}]                 | edit 2 \"edit\" is missing",
                "[{\"edit\":\"no_head\"}]                    | edit 1 \"edit\" is \"no_head\"; known are",
                "[{\"edit\":\"no_mask\",\"layer\":1}]        | edit 1 has the unknown key \"layer\"",
                "[{\"edit\":\"zero_head\",\"layer\":1}]      | edit 1 needs an integer from 0 on as \"head\"",
                "[{\"edit\":\"zero_mlp\",\"layer\":-1}]      | edit 1 needs an integer from 0 on as \"layer\"",
                "[{\"edit\":\"zero_mlp\",\"layer\":\"1\"}]   | edit 1 needs an integer from 0 on as \"layer\"",
                "[{\"edit\":\"score_divisor\",\"value\":0}]  | edit 1 a score divisor is a finite number other than 0",
                "[{\"edit\":\"embed_scale\",\"value\":1e99}] | edit 1 needs a number that float32 can hold",
                "[{\"edit\":\"embed_scale\"}]                | edit 1 needs a number that float32 can hold",
                "[{\"edit\":\"overwrite\",\"name\":\"hook\",\"index\":[],\"value\":1}]       | edit 1 names the activation \"hook\"",
                "[{\"edit\":\"overwrite\",\"name\":\"logits\",\"value\":1}]                  | edit 1 needs a list of integers as \"index\"",
                "[{\"edit\":\"overwrite\",\"name\":\"logits\",\"index\":[0],\"value\":[]}]   | edit 1 an overwrite of logits has no value",
                "[{\"edit\":\"overwrite\",\"name\":\"logits\",\"index\":[0],\"value\":[\"\"]}] | edit 1 needs a number",
                "[                                           | cannot be read as JSON"
            })
    void refuses(String text, String sentence) throws IOException {
        Path file = write(text);
        Exception refusal = assertThrows(IOException.class, () -> EditsJson.read(file));
        assertTrue(refusal.getMessage().startsWith(file + ": " + sentence), refusal.getMessage());
        assertFalse(refusal.getMessage().contains("\n"), refusal.getMessage());
    }
}
