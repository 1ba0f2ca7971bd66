package org.glassgpt.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleConsumer;
import org.glassgpt.i18n.Language;
import org.glassgpt.model.Decoder;
import org.glassgpt.model.Gpt;
import org.glassgpt.sampling.Sampler;
import org.glassgpt.sampling.SamplingSettings;
import org.glassgpt.tokenizer.Tokenizer;
import org.glassgpt.trace.Edits;
import org.glassgpt.world.SentenceEnds;
import org.glassgpt.world.StoryWorld;

/**
 * How many of a model's sentences the grammar of the story world accepts. Whole stories are sampled and cut into
 * sentences. Each is asked two questions: whether the grammar can make this sentence at all, whatever story it stands
 * in, and whether it also fits the story it stands in, that is whether some story of the world begins with the whole
 * text up to its end; after a mistake no later sentence of that story fits. What a story ends with without an end mark
 * counts as a sentence that is not accepted.
 *
 * @param temperature they were sampled at; the whole vocabulary may be drawn
 * @param sentences sampled
 * @param accepted sentences that the grammar can make
 * @param fitting sentences that fit their story too
 * @param example one story as sampled
 */
public record Sentences(double temperature, int sentences, int accepted, int fitting, String example) {
    /** At which stories are sampled to be read. */
    public static final double TEMPERATURE = 0.8;

    /** Share of sentences that the grammar can make, in [0, 1]. */
    public double share() {
        return sentences == 0 ? 0 : accepted / (double) sentences;
    }

    /**
     * Samples stories from the start token on until there are n sentences.
     *
     * @param progress told the share done
     */
    static Sentences sample(
            Gpt gpt, Tokenizer tokenizer, int n, double temperature, long seed, DoubleConsumer progress) {
        StoryWorld world = StoryWorld.bundled();
        SplittableRandom random = new SplittableRandom(seed);
        Sentences all = new Sentences(temperature, 0, 0, 0, "");
        while (all.sentences < n) {
            all = all.with(story(gpt, tokenizer, temperature, random), n, world);
            progress.accept(all.sentences / (double) n);
        }
        return all;
    }

    /** With a further story counted, up to n sentences in all. */
    Sentences with(String story, int n, StoryWorld world) {
        Language language = languageOf(story);
        List<Integer> ends = SentenceEnds.of(language, story);
        boolean open = ends.isEmpty() || ends.get(ends.size() - 1) < story.length();
        int all = Math.min(n - sentences, ends.size() + (open ? 1 : 0));
        int made = 0;
        int fits = 0;
        int begin = 0;
        boolean good = true;
        for (int end : ends.subList(0, Math.min(all, ends.size()))) {
            if (world.acceptsSentence(language, alone(language, story, begin, end))) made++;
            good = good && world.acceptsBeginning(language, story.substring(0, end));
            if (good) fits++;
            begin = end;
        }
        return new Sentences(
                temperature, sentences + all, accepted + made, fitting + fits, example.isEmpty() ? story : example);
    }

    /** A sentence of an English text has a space before it, save the first. */
    private static String alone(Language language, String story, int begin, int end) {
        boolean spaced = language == Language.EN && begin > 0 && story.charAt(begin) == ' ';
        return story.substring(spaced ? begin + 1 : begin, end);
    }

    /** One text from the start token to the next, cut short where the context ends. */
    static String story(Gpt gpt, Tokenizer tokenizer, double temperature, SplittableRandom random) {
        int end = tokenizer.id(Tokenizer.END_OF_TEXT).orElse(0);
        return continued(gpt, tokenizer, new int[] {end}, temperature, random);
    }

    /** What follows a beginning, up to the next end of text or the end of the context. */
    static String continued(
            Gpt gpt, Tokenizer tokenizer, int[] beginning, double temperature, SplittableRandom random) {
        int end = tokenizer.id(Tokenizer.END_OF_TEXT).orElse(0);
        SamplingSettings settings = new SamplingSettings(temperature, 0, 1, 0);
        List<Integer> ids = new ArrayList<>();
        try (Decoder decoder = gpt.decoder(Edits.NONE)) {
            float[] logits = decoder.append(beginning);
            while (beginning.length + ids.size() < gpt.config().context()) {
                int id = Sampler.draw(Sampler.distribution(logits, settings), random.nextDouble())
                        .chosen()
                        .id();
                if (id == end) break;
                ids.add(id);
                if (beginning.length + ids.size() < gpt.config().context()) logits = decoder.append(id);
            }
        }
        return tokenizer.decode(ids.stream().mapToInt(Integer::intValue).toArray());
    }

    static Language languageOf(String text) {
        return text.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN)
                ? Language.ZH
                : Language.EN;
    }
}
