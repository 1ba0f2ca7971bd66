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
import org.glassgpt.world.StoryWorld;

/**
 * How many of a model's sentences the grammar of the story world accepts. Whole stories are sampled and cut into
 * sentences; a sentence counts as accepted when some story of the world begins with the text up to its end, so that it
 * must fit what was said before, and after a mistake no later sentence of that story is accepted.
 *
 * @param sentences sampled
 * @param accepted of them
 * @param firsts first sentences of a story among them
 * @param firstsAccepted of those
 * @param example one story as sampled
 */
public record Sentences(int sentences, int accepted, int firsts, int firstsAccepted, String example) {
    public static final double TEMPERATURE = 0.8;

    private static final String ENDS = ".!?。！？";
    private static final String CLOSING = "”\"";

    /** Share of accepted sentences, in [0, 1]. */
    public double share() {
        return sentences == 0 ? 0 : accepted / (double) sentences;
    }

    /**
     * Samples stories from the start token on until there are n sentences.
     *
     * @param progress told the share done
     */
    static Sentences sample(Gpt gpt, Tokenizer tokenizer, int n, long seed, DoubleConsumer progress) {
        StoryWorld world = StoryWorld.bundled();
        SplittableRandom random = new SplittableRandom(seed);
        int sentences = 0;
        int accepted = 0;
        int firsts = 0;
        int firstsAccepted = 0;
        String example = "";
        while (sentences < n) {
            String story = story(gpt, tokenizer, TEMPERATURE, random);
            if (example.isEmpty()) example = story;
            Language language = languageOf(story);
            boolean good = true;
            List<Integer> ends = ends(story);
            if (ends.isEmpty()) ends = List.of(story.length()); // no sentence at all
            for (int i = 0; i < ends.size() && sentences < n; i++) {
                good = good && world.acceptsBeginning(language, story.substring(0, ends.get(i))) && !story.isBlank();
                sentences++;
                if (good) accepted++;
                if (i > 0) continue;
                firsts++;
                if (good) firstsAccepted++;
            }
            progress.accept(sentences / (double) n);
        }
        return new Sentences(sentences, accepted, firsts, firstsAccepted, example);
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

    /** Where each sentence ends, behind its mark and closing quotation mark; speech goes on after a question. */
    static List<Integer> ends(String story) {
        List<Integer> ends = new ArrayList<>();
        for (int i = 0; i < story.length(); i++) {
            if (ENDS.indexOf(story.charAt(i)) < 0) continue;
            int end = i + 1;
            while (end < story.length() && CLOSING.indexOf(story.charAt(end)) >= 0) end++;
            ends.add(end);
            i = end - 1;
        }
        return ends;
    }

    static Language languageOf(String text) {
        return text.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN)
                ? Language.ZH
                : Language.EN;
    }
}
