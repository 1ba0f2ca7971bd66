package org.glassgpt.cli;

import java.util.stream.IntStream;
import org.glassgpt.model.Decoder;
import org.glassgpt.model.Gpt;
import org.glassgpt.sampling.Distribution;
import org.glassgpt.sampling.Draw;
import org.glassgpt.sampling.DrawStream;
import org.glassgpt.sampling.Sampler;
import org.glassgpt.sampling.SamplingSettings;
import org.glassgpt.trace.Edits;

/** A text that grows by one sampled token at a time. */
final class Generation implements AutoCloseable {
    private final Decoder decoder;
    private final SamplingSettings settings;
    private final DrawStream draws;
    private int[] unread;
    private int steps;

    /**
     * One token, and how it came about.
     *
     * @param number from 0
     */
    record Step(int number, Distribution distribution, Draw draw) {}

    Generation(Gpt gpt, int[] prompt, Edits edits, SamplingSettings settings) {
        this.decoder = gpt.decoder(edits);
        this.settings = settings;
        this.draws = new DrawStream(settings.seed());
        this.unread = prompt.clone();
    }

    /** Draws the next token and appends it. */
    Step next() {
        Distribution distribution = Sampler.distribution(decoder.append(unread), settings);
        Draw draw = Sampler.draw(distribution, draws.u(steps));
        unread = new int[] {draw.chosen().id()};
        return new Step(steps++, distribution, draw);
    }

    /** The prompt and every token drawn. */
    int[] ids() {
        return IntStream.concat(IntStream.of(decoder.ids()), IntStream.of(unread))
                .toArray();
    }

    @Override
    public void close() {
        decoder.close();
    }
}
