package org.glassgpt.tokenizer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/** Walks a JSON file token by token, never holding it as a tree; what is wrong names the file, line and column. */
final class JsonSource implements Closeable {
    private final Path file;
    private final JsonParser parser;

    /** What to do with one member of an object; the parser stands on its value and must end on the value's end. */
    interface Member {
        void read(String name) throws IOException;
    }

    private JsonSource(Path file, JsonParser parser) {
        this.file = file;
        this.parser = parser;
    }

    static JsonSource open(Path file) throws IOException {
        return new JsonSource(file, new JsonFactory().createParser(TokenizerText.read(file)));
    }

    /** Reads the file's one object. */
    void document(Member member) throws IOException {
        next();
        expectObject("the file");
        object(member);
        if (next() != null) {
            throw bad("there is more after the end of the JSON object");
        }
    }

    /** Reads the members of the object that begins here. */
    void object(Member member) throws IOException {
        while (next() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            next();
            member.read(name);
        }
    }

    void expectObject(String what) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw bad(what + " is not a JSON object");
        }
    }

    void expectArray(String what) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw bad(what + " is not a JSON array");
        }
    }

    boolean is(JsonToken token) {
        return parser.currentToken() == token;
    }

    JsonToken next() throws IOException {
        try {
            return parser.nextToken();
        } catch (JsonProcessingException e) {
            throw notJson(e);
        }
    }

    /** A non-negative int. */
    int id(String of) throws IOException {
        if (is(JsonToken.VALUE_NUMBER_INT)) {
            try {
                int id = parser.getIntValue();
                if (id >= 0) {
                    return id;
                }
            } catch (JsonProcessingException e) {
                // too large for an int: the same complaint
            }
        }
        throw bad("the id of token " + BpeParts.quote(of) + " is not a whole number from 0 up");
    }

    String string(String what) throws IOException {
        if (!is(JsonToken.VALUE_STRING)) {
            throw bad(what + " is not a string");
        }
        try {
            return parser.getText();
        } catch (JsonProcessingException e) {
            throw notJson(e);
        }
    }

    /** The value here as a short text for a message or a comparison; objects and arrays are passed over as "…". */
    String scalar() throws IOException {
        if (parser.currentToken().isScalarValue()) {
            try {
                return parser.getText();
            } catch (JsonProcessingException e) {
                throw notJson(e);
            }
        }
        skip();
        return "…";
    }

    void skip() throws IOException {
        try {
            parser.skipChildren();
        } catch (JsonProcessingException e) {
            throw notJson(e);
        }
    }

    BadTokenizerFileException bad(String what) {
        return new BadTokenizerFileException(file, what + " (" + place(parser.currentLocation()) + ")");
    }

    private BadTokenizerFileException notJson(JsonProcessingException e) {
        String why = e.getOriginalMessage().lines().findFirst().orElse("").strip();
        return new BadTokenizerFileException(
                file,
                "not JSON at " + place(e.getLocation() == null ? parser.currentLocation() : e.getLocation()) + ": "
                        + why);
    }

    private static String place(JsonLocation location) {
        return "line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
