package org.glassgpt.session;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.glassgpt.i18n.Language;
import org.glassgpt.tokenizer.Tokenizer;
import org.glassgpt.world.Familiarity;
import org.glassgpt.world.Familiarity.Stranger;
import org.glassgpt.world.Split;
import org.glassgpt.world.Story;
import org.glassgpt.world.StoryWorld;

/** Tells which part of a prompt the story world knows, for a model trained on it. Immutable. */
final class StoryReader {
    private static final int STORIES = 40;

    private final Familiarity familiarity;
    private final double usual;
    private final double high;

    private StoryReader(Familiarity familiarity, double usual, double high) {
        this.familiarity = familiarity;
        this.usual = usual;
        this.high = high;
    }

    /** Tells some stories of a fixed seed to learn what is usual; takes a few hundredths of a second. */
    static StoryReader of(StoryWorld world, Tokenizer tokenizer) {
        SplittableRandom random = new SplittableRandom(5);
        double sum = 0;
        double high = 0;
        for (int i = 0; i < STORIES; i++) {
            Language language = i % 2 == 0 ? Language.ZH : Language.EN;
            Story story = world.story(language, Split.TRAIN, random);
            double nats = -world.logProbability(language, Split.TRAIN, story.text());
            int tokens = tokenizer.encode(story.text(), false).length + 1; // and the end
            double bits = nats / Math.log(2) / tokens;
            sum += bits;
            high = Math.max(high, bits);
        }
        return new StoryReader(Familiarity.of(world), sum / STORIES, high);
    }

    /**
     * @param prompt tokens that were typed, with the start token if there is one
     */
    WorldReading read(List<TokenView> prompt) {
        int[] end = new int[prompt.size()]; // in bytes
        int bytes = 0;
        ByteArrayOutputStream typed = new ByteArrayOutputStream();
        for (int token = 0; token < end.length; token++) {
            byte[] own = prompt.get(token).bytes();
            if (!prompt.get(token).text().equals(Tokenizer.END_OF_TEXT)) {
                typed.writeBytes(own);
                bytes += own.length;
            }
            end[token] = bytes;
        }
        String text = typed.toString(StandardCharsets.UTF_8);
        Set<String> strangers = new LinkedHashSet<>();
        Set<Integer> tokens = new HashSet<>();
        for (Stranger stranger : familiarity.strangers(text)) {
            strangers.add(text.substring(stranger.start(), stranger.end()));
            int from = length(text.substring(0, stranger.start()));
            int to = length(text.substring(0, stranger.end()));
            for (int token = 0; token < end.length; token++) {
                int begin = token == 0 ? 0 : end[token - 1];
                if (begin < to && end[token] > from && end[token] > begin) tokens.add(token);
            }
        }
        return new WorldReading(List.copyOf(strangers), tokens, usual, high);
    }

    private static int length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
