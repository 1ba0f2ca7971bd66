package org.glassgpt.lab;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.glassgpt.i18n.Language;
import org.glassgpt.model.Gpt;
import org.glassgpt.tokenizer.Tokenizer;
import org.glassgpt.tokenizer.TokenizerFiles;
import org.glassgpt.training.Evaluator;
import org.glassgpt.training.Sample;
import org.glassgpt.training.Score;
import org.glassgpt.training.TaskCorpus;
import org.glassgpt.training.TrainConfig;
import org.glassgpt.training.TrainingException;
import org.glassgpt.training.TrainingRecord;
import org.glassgpt.world.Exercise;
import org.glassgpt.world.StoryWorld;
import org.glassgpt.world.Task;

/**
 * How well a tuned model does its task, and how well it did before, on exercises made now. An answer counts when the
 * model, writing on greedily from the prompt, gives it to the last character and then ends. The exercises have only
 * combinations of name, thing and place that training never shows, and none has the text of one trained on: the training
 * set is generated again to see to it.
 */
public final class TaskCheck {
    /**
     * One measured figure.
     *
     * @param before share of right answers of the model that was tuned
     * @param after of the tuned one
     * @param chance of guessing
     * @param bar to be reached
     */
    public record Line(
            Task task,
            Language language,
            String metric,
            double before,
            double after,
            double chance,
            double bar,
            int n) {
        public boolean pass() {
            return after >= bar;
        }

        /** TASK LANG METRIC before B after A chance C bar R n N pass|fail. */
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%s %s %s before %.4f after %.4f chance %.4f bar %.2f n %d %s",
                    task.name().toLowerCase(Locale.ROOT),
                    language.code(),
                    metric,
                    before,
                    after,
                    chance,
                    bar,
                    n,
                    pass() ? "pass" : "fail");
        }
    }

    private TaskCheck() {}

    /** What the shipped results are to reach. */
    public static double bar(Task task) {
        return switch (task) {
            case TRANSLATION, QUESTION -> 0.90;
            case SUMMARY -> 0.85;
            case MOOD -> 0.95;
        };
    }

    /**
     * @param tuned folder of a tuned model, with the record of its run
     * @param before folder of the model that was tuned
     * @param n exercises per language
     */
    public static List<Line> run(Path tuned, Path before, long seed, int n) throws IOException {
        TrainConfig config = TrainingRecord.read(tuned)
                .map(TrainingRecord::config)
                .filter(found -> found.tunedFor().isPresent())
                .orElseThrow(() -> new TrainingException(tuned + " has no record of having been tuned for a task"));
        Task task = config.tunedFor().orElseThrow();
        Tokenizer tokenizer = TokenizerFiles.loadBytePairs(tuned);
        try (Gpt old = Gpt.load(before);
                Gpt now = Gpt.load(tuned);
                Evaluator oldScores = new Evaluator(old.config(), old.weights());
                Evaluator scores = new Evaluator(now.config(), now.weights())) {
            TaskCorpus corpus = new TaskCorpus(
                    StoryWorld.bundled(), task, tokenizer, now.config().context(), config.stories(), config.dataSeed());
            Set<Long> trained = corpus.fingerprints();
            List<Line> lines = new ArrayList<>();
            for (Language language : Language.values()) {
                List<Exercise> exercises = corpus.heldOut(language, seed, n, trained);
                List<Sample> samples = exercises.stream().map(corpus::sample).toList();
                Score first = oldScores.score(samples);
                Score last = scores.score(samples);
                lines.add(new Line(
                        task,
                        language,
                        metric(task),
                        first.exact(),
                        last.exact(),
                        chance(task, exercises),
                        bar(task),
                        n));
            }
            return lines;
        }
    }

    private static String metric(Task task) {
        return task == Task.MOOD ? "accuracy" : "exact";
    }

    /** Of always giving the answer that is right most often among these; for moods of one in three. */
    private static double chance(Task task, List<Exercise> exercises) {
        if (task == Task.MOOD) return 1 / 3.0;
        java.util.Map<String, Integer> counts = new java.util.HashMap<>();
        for (Exercise exercise : exercises) counts.merge(exercise.answer(), 1, Integer::sum);
        return counts.values().stream().mapToInt(Integer::intValue).max().orElse(0) / (double) exercises.size();
    }
}
