package org.glassgpt.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same trees as Jackson's mapper makes. */
class JsonTreeTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "true",
                "[]",
                "{}",
                "\"狐狸 \\u72d0 \\n\"",
                "[1, -2, 2147483648, 9223372036854775808, 1.5e-3, 0.1, -0.0]",
                "{\"a\": {\"b\": [null, false, {\"c\": \"d\"}]}, \"e\": []} "
            })
    void readsWhatTheMapperReads(String json) throws JsonProcessingException {
        assertEquals(new JsonMapper().readTree(json), JsonTree.of(json));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\": 1, \"a\": 2} | Duplicate field 'a'",
                "{} {} | there is more after the end",
                "{\"a\" 1} | was expecting a colon",
                "[1, 2 | Unexpected end-of-input",
                "{\"a\": NaN} | Non-standard token 'NaN'"
            })
    void refusesWhatIsNotOneValue(String json, String why) {
        String message = assertThrows(JsonProcessingException.class, () -> JsonTree.of(json))
                .getOriginalMessage();
        assertTrue(message.contains(why), message);
    }

    @Test
    void depthIsLimited() {
        String deep = "[".repeat(100_000);
        assertThrows(JsonProcessingException.class, () -> JsonTree.of(deep));
    }

    @Test
    void nothingIsMissing() throws JsonProcessingException {
        assertTrue(JsonTree.of(" \n").isMissingNode());
    }
}
