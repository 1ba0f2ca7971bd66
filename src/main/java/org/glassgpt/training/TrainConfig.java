package org.glassgpt.training;

import com.fasterxml.jackson.annotation.JsonIgnore;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.glassgpt.model.ActivationFunction;
import org.glassgpt.model.GptConfig;
import org.glassgpt.trace.ModelShape;
import org.glassgpt.world.Task;

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
 * @param keep how many saved states are kept to go back to (0)
 * @param task to tune a model for, one of {@link Task} in small letters (none); then layers to vocab are the model's,
 *     and {@code stories} is the number of exercises
 * @param base folder of the model that is tuned, or {@code bundled} (bundled)
 * @param lora rank of the low-rank changes, 0 when all weights are changed (0)
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
        List<Integer> moments,
        Integer keep,
        String task,
        String base,
        Integer lora) {
    /** Stands for the model that comes with the application. */
    public static final String BUNDLED = "bundled";

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
        keep = keep == null || keep == 0 ? null : keep;
        lora = lora == null || lora == 0 ? null : lora;
        base = task == null ? null : or(base, BUNDLED);
        require(keep == null || keep > 0, "keep", "≥ 0", keep);
        require(lora == null || lora > 0 && lora <= width, "lora", "0–" + width, lora);
        if (lora != null && task == null) throw new BadValue("training.lora-alone");
        require(task == null || tasks().contains(task), "task", String.join(" | ", tasks()), task);
        if (task != null && !corpus.isEmpty()) throw new BadValue("training.corpus-beside");
        require(layers >= 1 && layers <= 96, "layers", "1–96", layers);
        require(heads >= 1 && heads <= 256, "heads", "1–256", heads);
        if (width < heads || width % heads != 0) throw new BadValue("training.width", width, heads);
        require(context >= 2 && context <= 4096, "context", "2–4096", context);
        require(vocab >= 2 && vocab <= 200_000, "vocab", "2–200000", vocab);
        require(stories >= 1 && stories <= 5_000_000, "stories", "1–5000000", stories);
        require(batch >= 1 && batch <= 4096, "batch", "1–4096", batch);
        require(steps >= 0, "steps", "≥ 0", steps);
        require(clip > 0, "clip", "> 0", clip);
        require(weightDecay >= 0, "weight_decay", "≥ 0", weightDecay);
        require(beta1 >= 0 && beta1 < 1, "beta1", "≥ 0, < 1", beta1);
        require(beta2 >= 0 && beta2 < 1, "beta2", "≥ 0, < 1", beta2);
        require(validationShare > 0 && validationShare < 1, "validation_share", "> 0, < 1", validationShare);
        require(evaluateEvery >= 1, "evaluate_every", "≥ 1", evaluateEvery);
        require(saveEvery >= 1, "save_every", "≥ 1", saveEvery);
        new Schedule(learningRate, minLearningRate, warmup, horizon);
    }

    private static <T> T or(T value, T otherwise) {
        return value == null ? otherwise : value;
    }

    private static void require(boolean holds, String field, String expected, Object value) {
        if (!holds) throw new BadValue("training.value", field, expected, String.valueOf(value));
    }

    /** A value that a field can't have, with its sentence among the messages; its first place is what the value is in. */
    private static final class BadValue extends IllegalArgumentException {
        private static final long serialVersionUID = 1;

        private final String key;
        private final transient Object[] arguments;

        BadValue(String key, Object... arguments) {
            super(key);
            this.key = key;
            this.arguments = arguments;
        }

        TrainingException in(String source) {
            List<Object> all = new ArrayList<>(List.of(source.isEmpty() ? "" : source + ": "));
            all.addAll(Arrays.asList(arguments));
            return TrainingException.said(this, key, all.toArray());
        }
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

    /**
     * @param source named in messages
     * @throws TrainingException naming the source and what is wrong in it
     */
    public static TrainConfig read(String json, String source) {
        try {
            TrainConfig config = JSON.readValue(json, TrainConfig.class);
            if (config == null) throw new TrainingException(source + " is empty; a JSON object was expected");
            return config;
        } catch (JsonMappingException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            if (cause instanceof BadValue bad) throw bad.in(source);
            String where = e.getPath().stream()
                    .map(JsonMappingException.Reference::getFieldName)
                    .collect(Collectors.joining("."));
            String what = cause instanceof JsonProcessingException j ? j.getOriginalMessage() : cause.getMessage();
            throw new TrainingException(place(source, where) + firstLine(what), e);
        } catch (JsonProcessingException e) {
            throw new TrainingException(source + " is not JSON: " + firstLine(e.getOriginalMessage()), e);
        }
    }

    private static String place(String source, String where) {
        String place = Stream.of(source, where).filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
        return place.isEmpty() ? "" : place + ": ";
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

    /**
     * The same with one value changed.
     *
     * @param field as the JSON names it
     * @throws TrainingException in one sentence, when there is no such field or it can't have this value
     */
    public TrainConfig with(String field, Object value) {
        ObjectNode tree = JSON.valueToTree(this);
        tree.putPOJO(field, value);
        return read(JSON.valueToTree(tree).toString(), "");
    }

    public TrainConfig withCorpus(List<String> files) {
        return with("corpus", files);
    }

    public TrainConfig withSteps(int count) {
        return with("steps", count);
    }

    /** Whether a run of that configuration can go on with this one: same network, data and draws; the schedule is free. */
    public boolean canGoOnFrom(TrainConfig saved) {
        return withoutSchedule().equals(saved.withoutSchedule());
    }

    private ObjectNode withoutSchedule() {
        ObjectNode node = JSON.valueToTree(this);
        return node.remove(SCHEDULE_FIELDS);
    }

    /** A shorter or longer run: the learning rate falls to its floor at its end, and the warm-up is at most a fifth of it. */
    public TrainConfig withLength(int count) {
        TrainConfig ready = warmup > count / 5 ? with("warmup", count / 5) : this;
        return ready.with("horizon", Math.max(count, ready.warmup() + 1)).with("steps", count);
    }

    private static List<String> tasks() {
        return Stream.of(Task.values())
                .map(task -> task.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    /** What a model is tuned for; empty when a new one is trained. */
    public Optional<Task> tunedFor() {
        return Optional.ofNullable(task).map(name -> Task.valueOf(name.toUpperCase(Locale.ROOT)));
    }

    /** Rank of the low-rank changes; 0 when all weights are changed. */
    public int rank() {
        return lora == null ? 0 : lora;
    }

    /** How many saved states are kept to go back to. */
    public int kept() {
        return keep == null ? 0 : keep;
    }

    /** Whether a new model is trained on the stories. */
    @JsonIgnore
    public boolean isStoryWorld() {
        return corpus.isEmpty() && task == null;
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
