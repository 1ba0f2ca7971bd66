package org.glassgpt.tokenizer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;

/** Writes one JSON object on one line, characters as they are. */
final class JsonText {
    private JsonText() {}

    interface Members {
        void write(JsonGenerator json) throws IOException;
    }

    static String object(Members members) throws IOException {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.writeStartObject();
            members.write(json);
            json.writeEndObject();
        }
        return out.toString();
    }
}
