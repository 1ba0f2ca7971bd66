package org.glassgpt.training;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.glassgpt.model.ActivationFunction;
import org.glassgpt.model.GptConfig;
import org.glassgpt.trace.ModelShape;

/**
 * A training run, as its JSON file says it; what is left out has the default given here.
 *
 * @param layers blocks (4)
 * @param heads attention heads in each (4)
 * @param width of the residual stream (128)
 * @param context longest text in tokens (128)
 * @param vocab size of the vocabulary that is trained for it (1024)
 * @param corpus text files to learn from; none means the story world
 * @param stories training stories, when it is the story world (300000)
 * @param dataSeed from which stories are generated (1)
 * @param seed of the initial weights and of the order of the data (1)
 * @param batch sequences in a step (16)
 * @param learningRate peak, see {@link Schedule} (0.001)
 * @param minLearningRate floor (a tenth of the peak)
 * @param warmup steps (100)
 * @param horizon step at which the floor is reached (2000)
 * @param steps how far to go (the horizon)
 * @param beta1 of AdamW (0.9)
 * @param beta2 of AdamW (0.95)
 * @param weightDecay of AdamW, on matrices (0.1)
 * @param clip largest gradient norm (1)
 * @param validationShare part of a corpus kept apart, and validation stories as part of 2000 (0.1)
 * @param evaluateEvery steps between validation losses (100)
 * @param saveEvery steps between saves (500)
 * @param moments steps after which a half-precision copy is kept for ever (none)
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TrainConfig(
        Integer layers,
        Integer heads,
        Integer width,
        Integer context,
        Integer vocab,
        List<String> corpus,
        Integer stories,
        @JsonProperty("data_seed") Long dataSeed,
        Long seed,
        Integer batch,
        @JsonProperty("learning_rate") Double learningRate,
        @JsonProperty("min_learning_rate") Double minLearningRate,
        Integer warmup,
        Integer horizon,
        Integer steps,
        Double beta1,
        Double beta2,
        @JsonProperty("weight_decay") Double weightDecay,
        Double clip,
        @JsonProperty("validation_share") Double validationShare,
        @JsonProperty("evaluate_every") Integer evaluateEvery,
        @JsonProperty("save_every") Integer saveEvery,
        List<Integer> moments) {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    /** What may change when a run goes on. */
    private static final List<String> SCHEDULE_FIELDS = List.of(
            "learning_rate",
            "min_learning_rate",
            "warmup",
            "horizon",
            "steps",
            "evaluate_every",
            "save_every",
            "moments");

    public TrainConfig {
        layers = or(layers, 4);
        heads = or(heads, 4);
        width = or(width, 128);
        context = or(context, 128);
        vocab = or(vocab, 1024);
        corpus = corpus == null ? List.of() : List.copyOf(corpus);
        stories = or(stories, 300_000);
        dataSeed = or(dataSeed, 1L);
        seed = or(seed, 1L);
        batch = or(batch, 16);
        learningRate = or(learningRate, 1e-3);
        minLearningRate = or(minLearningRate, learningRate / 10);
        warmup = or(warmup, 100);
        horizon = or(horizon, 2000);
        steps = or(steps, horizon);
        beta1 = or(beta1, 0.9);
        beta2 = or(beta2, 0.95);
        weightDecay = or(weightDecay, 0.1);
        clip = or(clip, 1.0);
        validationShare = or(validationShare, 0.1);
        evaluateEvery = or(evaluateEvery, 100);
        saveEvery = or(saveEvery, 500);
        moments = moments == null ? List.of() : List.copyOf(moments);
        require(layers >= 1 && layers <= 96, "layers", "1 to 96", layers);
        require(heads >= 1 && heads <= 256, "heads", "1 to 256", heads);
        require(width >= heads && width % heads == 0, "width", "a multiple of heads", width);
        require(context >= 2 && context <= 4096, "context", "2 to 4096", context);
        require(vocab >= 2 && vocab <= 200_000, "vocab", "2 to 200000", vocab);
        require(stories >= 1 && stories <= 5_000_000, "stories", "1 to 5000000", stories);
        require(batch >= 1 && batch <= 4096, "batch", "1 to 4096", batch);
        require(steps >= 0, "steps", "0 or more", steps);
        require(clip > 0, "clip", "above 0", clip);
        require(weightDecay >= 0, "weight_decay", "0 or more", weightDecay);
        require(beta1 >= 0 && beta1 < 1, "beta1", "0 to 1", beta1);
        require(beta2 >= 0 && beta2 < 1, "beta2", "0 to 1", beta2);
        require(validationShare > 0 && validationShare < 1, "validation_share", "between 0 and 1", validationShare);
        require(evaluateEvery >= 1, "evaluate_every", "1 or more", evaluateEvery);
        require(saveEvery >= 1, "save_every", "1 or more", saveEvery);
        new Schedule(learningRate, minLearningRate, warmup, horizon);
    }

    private static <T> T or(T value, T otherwise) {
        return value == null ? otherwise : value;
    }

    private static void require(boolean holds, String field, String expected, Object value) {
        if (!holds) throw new IllegalArgumentException(field + " is to be " + expected + ", not " + value);
    }

    /** All defaults: the story world. */
    public static TrainConfig defaults() {
        return read("{}", "defaults");
    }

    /**
     * @throws TrainingException naming the file and what is wrong in it
     * @throws IOException when it can't be read
     */
    public static TrainConfig read(Path file) throws IOException {
        return read(Files.readString(file), file.toString());
    }

    static TrainConfig read(String json, String source) {
        try {
            TrainConfig config = JSON.readValue(json, TrainConfig.class);
            if (config == null) throw new TrainingException(source + " is empty; a JSON object was expected");
            return config;
        } catch (JsonMappingException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            String where = e.getPath().stream()
                    .map(JsonMappingException.Reference::getFieldName)
                    .collect(Collectors.joining("."));
            String what = cause instanceof JsonProcessingException j ? j.getOriginalMessage() : cause.getMessage();
            throw new TrainingException(source + (where.isEmpty() ? "" : ", " + where) + ": " + firstLine(what), e);
        } catch (JsonProcessingException e) {
            throw new TrainingException(source + " is not JSON: " + firstLine(e.getOriginalMessage()), e);
        }
    }

    private static String firstLine(String text) {
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end);
    }

    public String toJson() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of numbers and names is always JSON", e);
        }
    }

    public TrainConfig withCorpus(List<String> files) {
        return new TrainConfig(
                layers,
                heads,
                width,
                context,
                vocab,
                files,
                stories,
                dataSeed,
                seed,
                batch,
                learningRate,
                minLearningRate,
                warmup,
                horizon,
                steps,
                beta1,
                beta2,
                weightDecay,
                clip,
                validationShare,
                evaluateEvery,
                saveEvery,
                moments);
    }

    public TrainConfig withSteps(int count) {
        return new TrainConfig(
                layers,
                heads,
                width,
                context,
                vocab,
                corpus,
                stories,
                dataSeed,
                seed,
                batch,
                learningRate,
                minLearningRate,
                warmup,
                horizon,
                count,
                beta1,
                beta2,
                weightDecay,
                clip,
                validationShare,
                evaluateEvery,
                saveEvery,
                moments);
    }

    /** Whether a run of that configuration can go on with this one: same network, data and draws; the schedule is free. */
    public boolean canGoOnFrom(TrainConfig saved) {
        return withoutSchedule().equals(saved.withoutSchedule());
    }

    private ObjectNode withoutSchedule() {
        ObjectNode node = JSON.valueToTree(this);
        return node.remove(SCHEDULE_FIELDS);
    }

    boolean isStoryWorld() {
        return corpus.isEmpty();
    }

    Schedule schedule() {
        return new Schedule(learningRate, minLearningRate, warmup, horizon);
    }

    AdamW.Settings optimizer() {
        return new AdamW.Settings(beta1, beta2, 1e-8, weightDecay, clip);
    }

    /**
     * @param vocabulary of the tokenizer that was trained, at most {@link #vocab}
     */
    GptConfig network(int vocabulary) {
        return new GptConfig(
                new ModelShape(layers, heads, width, 4 * width, context, vocabulary),
                ActivationFunction.GELU_TANH,
                1e-5,
                true);
    }
}
