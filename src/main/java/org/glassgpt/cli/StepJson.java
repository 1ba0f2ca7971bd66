package org.glassgpt.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import org.glassgpt.sampling.Candidate;
import org.glassgpt.sampling.Distribution;

/** A step of a generation as one line of JSON. */
final class StepJson {
    private static final JsonFactory JSON = new JsonFactory();

    private StepJson() {}

    static String text(Generation.Step step, IdText words) throws IOException {
        Distribution distribution = step.distribution();
        int id = step.draw().chosen().id();
        StringWriter line = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(line)) {
            json.writeStartObject();
            json.writeNumberField("step", step.number());
            json.writeNumberField("id", id);
            json.writeStringField("text", words.token(id));
            json.writeNumberField("u", step.draw().u());
            json.writeArrayFieldStart("kept");
            for (Candidate candidate : distribution.kept()) write(candidate, words, json);
            json.writeEndArray();
            json.writeObjectFieldStart("cut");
            json.writeNumberField("k", distribution.cutByK());
            json.writeNumberField("p", distribution.cutByP());
            json.writeEndObject();
            json.writeNumberField("rest", distribution.rest());
            json.writeEndObject();
        }
        return line.toString();
    }

    private static void write(Candidate candidate, IdText words, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeNumberField("id", candidate.id());
        json.writeStringField("text", words.token(candidate.id()));
        // JSON has no infinity, and such a candidate has no probability.
        if (Double.isFinite(candidate.logit())) {
            json.writeNumberField("logit", candidate.logit());
        } else {
            json.writeNullField("logit");
        }
        json.writeNumberField("p", candidate.p());
        json.writeNumberField("cum", candidate.cum());
        json.writeEndObject();
    }
}
