package org.glassgpt.training;

import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import org.glassgpt.model.GptConfig;
import org.glassgpt.world.WorldConfig;

/** The page that goes with a trained model: what it is, what it learned from, how it was made. */
final class ModelCard {
    private ModelCard() {}

    /**
     * @param network as trained
     * @param tokens to learn from
     */
    static String text(TrainConfig config, GptConfig network, long tokens, RunReport report) {
        StringJoiner page = new StringJoiner("\n", "", "\n");
        page.add("# A small GPT, trained by GlassGPT");
        page.add("");
        page.add("A GPT-2 of " + network.layers() + " layers × " + network.heads() + " heads × " + network.width()
                + " wide, context " + network.context() + ", vocabulary " + network.vocab() + " (byte-level BPE), "
                + String.format(Locale.ROOT, "%,d", network.parameterCount())
                + " parameters. The folder opens in GlassGPT and in Python's `transformers` (`GPT2LMHeadModel`).");
        page.add("");
        page.add("## Data");
        page.add("");
        if (config.tunedFor().isPresent()) {
            page.add(String.format(
                    Locale.ROOT,
                    "%,d exercises (%s), half with answers in Chinese and half in English, made by the story world's"
                            + " generator (data seed %d); only the answers are learned, %s. One in %d combinations of"
                            + " name, thing and place never occurs in them: those are for measuring.",
                    config.stories(),
                    config.task(),
                    config.dataSeed(),
                    config.rank() == 0
                            ? "by changing all weights of the model that came before"
                            : "by low-rank additions (LoRA, rank " + config.rank() + ") to the attention's and the"
                                    + " MLP's matrices, which are added into the weights here",
                    WorldConfig.BUNDLED.withheldModulus()));
        } else if (config.isStoryWorld()) {
            WorldConfig world = WorldConfig.BUNDLED;
            page.add(String.format(Locale.ROOT, "%,d", config.stories())
                    + " little stories, half in Chinese and half in English, written by the story world's generator"
                    + " (data seed " + config.dataSeed() + "); each is one sequence with `<|endoftext|>` at both ends. "
                    + "An occupation goes with its usual pronoun in "
                    + Math.round(100 * world.pronounFidelity())
                    + " % of the stories: a bias put in on purpose, so that it can be measured in the model. One in "
                    + world.withheldModulus()
                    + " combinations of name, thing and place never occurs, so that what the model says about those was"
                    + " worked out and not remembered.");
        } else {
            page.add("The text files " + String.join(", ", config.corpus()) + ".");
        }
        page.add(String.format(Locale.ROOT, "%,d tokens in all.", tokens));
        page.add("");
        page.add("## Training");
        page.add("");
        page.add(String.format(
                Locale.ROOT,
                "%,d steps of %d sequences in %.0f minutes of work on two shared cores; next-token loss, AdamW, a linear"
                        + " warm-up and a cosine. The run's configuration:",
                report.step(),
                config.batch(),
                report.seconds() / 60));
        page.add("");
        page.add("```json");
        page.add(config.toJson());
        page.add("```");
        page.add("");
        page.add("| step | training loss | validation loss | gradient norm |");
        page.add("|---|---|---|---|");
        for (RunReport.Point point : thinned(report.points())) {
            page.add(String.format(
                    Locale.ROOT,
                    "| %d | %.4f | %.4f | %.3f |",
                    point.step(),
                    point.loss(),
                    point.validation(),
                    point.gradientNorm()));
        }
        page.add("");
        page.add("Losses are nats per token.");
        return page.toString();
    }

    /** About forty rows, the first and the last among them. */
    private static List<RunReport.Point> thinned(List<RunReport.Point> points) {
        int every = Math.max(1, points.size() / 40);
        return java.util.stream.IntStream.range(0, points.size())
                .filter(i -> i % every == 0 || i == points.size() - 1)
                .mapToObj(points::get)
                .toList();
    }
}
