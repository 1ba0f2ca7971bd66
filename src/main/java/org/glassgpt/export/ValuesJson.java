package org.glassgpt.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.List;
import org.glassgpt.figure.Bounds;
import org.glassgpt.figure.Datum;
import org.glassgpt.figure.Figure;
import org.glassgpt.figure.Heatmap;
import org.glassgpt.figure.Label;
import org.glassgpt.figure.Scale;

/**
 * What a figure displays, so that it can be checked from outside:
 *
 * <pre>
 * {panel, width, height, title, summary,
 *  scales: [{map, low, high, colours: [from low to high]}],
 *  numbers: [{text, value, colour, activation | tensor | formula | tokenizer | run | listing, index, quantity}],
 *  texts: [{text, colour, x, y, width, height}]}
 * </pre>
 *
 * <p>{@code quantity} is {@code value} for the number itself; see {@link org.glassgpt.figure.Address} for what follows
 * from it. A number drawn as a colour only has as its text what the hover says.
 */
final class ValuesJson {
    private static final int SAMPLES = 33;

    private ValuesJson() {}

    static void write(Figure figure, OutputStream to) throws IOException {
        try (JsonGenerator json = new JsonFactory().createGenerator(to)) {
            json.setPrettyPrinter(new Lines());
            json.writeStartObject();
            json.writeStringField("panel", figure.id());
            json.writeNumberField("width", figure.width());
            json.writeNumberField("height", figure.height());
            json.writeStringField("title", figure.title());
            json.writeStringField("summary", figure.summary());
            writeScales(figure, json);
            json.writeArrayFieldStart("numbers");
            for (Iterator<Datum> data = figure.data().iterator(); data.hasNext(); ) write(data.next(), json);
            json.writeEndArray();
            json.writeArrayFieldStart("texts");
            for (Label label : figure.labels()) write(label, json);
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private static void writeScales(Figure figure, JsonGenerator json) throws IOException {
        List<Scale> scales =
                figure.heatmaps().stream().map(Heatmap::scale).distinct().toList();
        json.writeArrayFieldStart("scales");
        for (Scale scale : scales) {
            json.writeStartObject();
            json.writeStringField("map", scale.map().name());
            json.writeNumberField("low", scale.low());
            json.writeNumberField("high", scale.high());
            json.writeArrayFieldStart("colours");
            for (int i = 0; i < SAMPLES; i++) {
                double value = scale.low() + (scale.high() - scale.low()) * i / (SAMPLES - 1);
                json.writeString(scale.of(value).hex());
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void write(Datum datum, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("text", datum.text());
        json.writeNumberField("value", datum.value());
        json.writeStringField("colour", datum.colour().hex());
        String source = switch (datum.address().source()) {
            case ACTIVATION -> "activation";
            case WEIGHT -> "tensor";
            case FORMULA -> "formula";
            case TOKENIZER -> "tokenizer";
            case RUN -> "run";
            case LISTING -> "listing";
        };
        json.writeStringField(source, datum.address().name());
        json.writeArrayFieldStart("index");
        for (int i : datum.address().index()) json.writeNumber(i);
        json.writeEndArray();
        json.writeStringField("quantity", datum.address().quantity());
        json.writeEndObject();
    }

    private static void write(Label label, JsonGenerator json) throws IOException {
        Bounds b = label.bounds();
        json.writeStartObject();
        json.writeStringField("text", label.text());
        json.writeStringField("colour", label.colour().hex());
        json.writeNumberField("x", b.x());
        json.writeNumberField("y", b.y());
        json.writeNumberField("width", b.width());
        json.writeNumberField("height", b.height());
        json.writeEndObject();
    }

    /** One number to a line: readable, and not long. */
    private static final class Lines extends DefaultPrettyPrinter {
        private static final long serialVersionUID = 1;
        private int depth;

        @Override
        public DefaultPrettyPrinter createInstance() {
            return new Lines();
        }

        @Override
        public void writeStartObject(JsonGenerator json) throws IOException {
            depth++;
            json.writeRaw('{');
        }

        @Override
        public void writeEndObject(JsonGenerator json, int entries) throws IOException {
            depth--;
            json.writeRaw(depth == 0 ? "\n}\n" : "}");
        }

        @Override
        public void beforeObjectEntries(JsonGenerator json) throws IOException {
            if (depth == 1) json.writeRaw('\n');
        }

        @Override
        public void writeObjectEntrySeparator(JsonGenerator json) throws IOException {
            json.writeRaw(depth == 1 ? ",\n" : ", ");
        }

        @Override
        public void writeObjectFieldValueSeparator(JsonGenerator json) throws IOException {
            json.writeRaw(": ");
        }

        @Override
        public void writeStartArray(JsonGenerator json) throws IOException {
            json.writeRaw('[');
        }

        @Override
        public void beforeArrayValues(JsonGenerator json) throws IOException {
            if (depth == 1) json.writeRaw('\n');
        }

        @Override
        public void writeArrayValueSeparator(JsonGenerator json) throws IOException {
            json.writeRaw(depth == 1 ? ",\n" : ", ");
        }

        @Override
        public void writeEndArray(JsonGenerator json, int values) throws IOException {
            json.writeRaw(']');
        }
    }
}
