package org.glassgpt.lab;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;
import org.glassgpt.model.Gpt;
import org.glassgpt.tokenizer.Tokenizer;
import org.glassgpt.tokenizer.TokenizerFiles;
import org.glassgpt.training.RunReport;

/** What a finished run came to, as JSON. */
public final class LabResult {
    private final Map<String, Object> fields = new LinkedHashMap<>();

    private LabResult() {}

    /**
     * @param sentences to sample, for a model trained on the stories
     * @param progress of that, 0 to 1
     */
    public static LabResult ofPretraining(LabState state, int sentences, long seed, DoubleConsumer progress)
            throws IOException {
        LabResult result = of(state);
        state.baselines().ifPresent(lines -> {
            Map<String, Object> baselines = new LinkedHashMap<>();
            baselines.put("uniform", lines.uniform());
            baselines.put("frequencies", lines.frequencies());
            if (lines.world().isPresent()) baselines.put("world", lines.world().getAsDouble());
            result.fields.put("baselines", baselines);
        });
        if (state.config().isStoryWorld() && sentences > 0) {
            Path folder = state.folder();
            Tokenizer tokenizer = TokenizerFiles.loadBytePairs(folder);
            try (Gpt gpt = Gpt.load(folder)) {
                result.fields.put(
                        "sentences", of(Sentences.sample(gpt, tokenizer, sentences, 1, seed, progress), seed));
            }
        }
        return result;
    }

    /**
     * @param before the model that was tuned
     * @param n held-out exercises per language
     */
    public static LabResult ofTuning(LabState state, Path before, long seed, int n) throws IOException {
        LabResult result = of(state);
        result.fields.put("task", state.config().task());
        result.fields.put("lora", state.config().rank());
        result.fields.put("touched", state.touched());
        List<Map<String, Object>> heldOut = new ArrayList<>();
        for (TaskCheck.Line line : TaskCheck.run(state.folder(), before, seed, n)) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("language", line.language().code());
            one.put("metric", line.metric());
            one.put("before", line.before());
            one.put("after", line.after());
            one.put("chance", line.chance());
            one.put("bar", line.bar());
            one.put("n", line.n());
            one.put("pass", line.pass());
            heldOut.add(one);
        }
        result.fields.put("held_out", heldOut);
        result.fields.put("held_out_seed", seed);
        List<RunReport.Point> points = state.report().points();
        RunReport.Point first = points.get(0);
        RunReport.Point last = points.get(points.size() - 1);
        if (first.stories() != null) {
            result.fields.put("stories_loss_before", first.stories());
            result.fields.put("stories_loss_after", last.stories());
        }
        return result;
    }

    private static Map<String, Object> of(Sentences found, long seed) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("n", found.sentences());
        fields.put("accepted_by_the_grammar", found.accepted());
        fields.put("share", found.share());
        fields.put("fitting_their_story_too", found.fitting());
        fields.put("temperature", found.temperature());
        fields.put("seed", seed);
        fields.put("example", found.example());
        return fields;
    }

    private static LabResult of(LabState state) {
        LabResult result = new LabResult();
        RunReport report = state.report();
        result.fields.put("folder", state.folder().toString());
        result.fields.put("phase", state.phase().name().toLowerCase(java.util.Locale.ROOT));
        result.fields.put("steps", report.step());
        result.fields.put("seconds", report.seconds());
        result.fields.put("parameters", state.network());
        if (!report.points().isEmpty()) {
            RunReport.Point last = report.points().get(report.points().size() - 1);
            result.fields.put("loss", last.loss());
            result.fields.put("validation", last.validation());
        }
        return result;
    }

    public LabResult with(String field, Object value) {
        fields.put(field, value);
        return this;
    }

    public String json() {
        try {
            return JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build()
                    .writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("numbers and names are always JSON", e);
        }
    }
}
