package org.glassgpt.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.glassgpt.model.Gpt;
import org.glassgpt.sampling.SamplingSettings;
import org.glassgpt.tokenizer.Tokenizer;
import org.glassgpt.tokenizer.TokenizerFiles;
import org.glassgpt.trace.Edits;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "generate",
        description = {
            "Continue a text, one sampled token after another.",
            "Order: divide by T, top-k, top-p, renormalise; ties by lower id; T = 0 takes the largest.",
            "Prints the text, prompt included; for a model without tokenizer files, the ids."
        },
        footer = {
            "",
            "With --json, one object on a line for each step: {step, id, text, u, kept: [{id, text, logit, p, cum}],",
            "cut: {k, p}, rest}. Steps count from 0; u is the number drawn; kept stands by falling probability; cut",
            "counts the tokens that each rule took away; rest is their probability in the whole vocabulary."
        },
        mixinStandardHelpOptions = true)
final class GenerateCommand implements Callable<Integer> {
    private static final int UNTIL_THE_END = 64;
    private static final int NEVER = -1;

    @Mixin
    private PromptOptions prompt;

    @Option(
            names = "--tokens",
            paramLabel = "N",
            description = "How many tokens; without it up to the end of the text, " + UNTIL_THE_END + " at most.")
    private Integer tokens;

    @Option(names = "--temperature", paramLabel = "T", description = "0 or more. Default: ${DEFAULT-VALUE}")
    private double temperature = 1;

    @Option(names = "--top-k", paramLabel = "K", description = "Keep K tokens; 0 keeps all. Default: ${DEFAULT-VALUE}")
    private int topK;

    @Option(
            names = "--top-p",
            paramLabel = "P",
            description = "Keep the fewest whose probability reaches P; 1 keeps all. Default: ${DEFAULT-VALUE}")
    private double topP = 1;

    @Option(names = "--seed", paramLabel = "S", description = "Seed of the draws. Default: ${DEFAULT-VALUE}")
    private long seed = 1;

    @Option(names = "--json", description = "Print every step with the candidates and the draw.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    private final BundledAssets assets;
    private final Console console;

    GenerateCommand(BundledAssets assets, Console console) {
        this.assets = assets;
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        SamplingSettings settings = settings();
        Path folder = prompt.folder(assets);
        try (Gpt gpt = Gpt.load(folder)) {
            Optional<Tokenizer> tokenizer = TokenizerFiles.load(folder);
            IdText words = new IdText(tokenizer);
            int[] ids = prompt.ids(folder, tokenizer, gpt.shape(), assets);
            int room = gpt.shape().context() - ids.length;
            int n = Math.min(tokens == null ? UNTIL_THE_END : tokens, room);
            int stop = tokens == null ? endOfText(tokenizer) : NEVER;
            try (Generation generation = new Generation(gpt, ids, Edits.NONE, settings)) {
                generate(generation, n, stop, words);
                if (!json) console.out().println(words.text(generation.ids()));
            }
            if (tokens != null && tokens > room) {
                console.err()
                        .println("stopped after " + room + " tokens: the model's context of "
                                + gpt.shape().context() + " is full");
            }
        }
        return 0;
    }

    private void generate(Generation generation, int n, int stop, IdText words) throws IOException {
        for (int i = 0; i < n; i++) {
            Generation.Step step = generation.next();
            if (json) console.out().println(StepJson.text(step, words));
            if (console.out().checkError()) throw new IOException("the output cannot be written");
            if (step.draw().chosen().id() == stop) return;
        }
    }

    private static int endOfText(Optional<Tokenizer> tokenizer) {
        return tokenizer.isEmpty()
                ? NEVER
                : tokenizer.get().id(Tokenizer.END_OF_TEXT).orElse(NEVER);
    }

    private SamplingSettings settings() {
        if (tokens != null && tokens < 0) throw usage("--tokens is a count from 0 up, not " + tokens);
        try {
            return new SamplingSettings(temperature, topK, topP, seed);
        } catch (IllegalArgumentException e) {
            throw usage(e.getMessage());
        }
    }

    private ParameterException usage(String what) {
        return new ParameterException(spec.commandLine(), what);
    }
}
