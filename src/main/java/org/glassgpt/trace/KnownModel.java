package org.glassgpt.trace;

import java.util.List;

/**
 * A GPT that was published, with its sizes as its paper prints them.
 *
 * @param name as usual
 * @param size as printed; the heads do not change how many parameters there are
 * @param published the number of parameters that the paper prints, in millions
 * @param note which remark goes with it, if any
 */
public record KnownModel(String name, Cost.Size size, double published, Note note) {
    /** What is to be said of a paper's numbers. */
    public enum Note {
        NONE,
        /** GPT-2's paper counts too few; the authors say so beside the code they released. */
        MISCOUNTED,
        /** Printed heads times printed head size is not the printed width. */
        WIDTH
    }

    /**
     * GPT (Radford et al. 2018, section 4.1; the total is the released language model's, 40,478 tokens), GPT-2 (Radford
     * et al. 2019, table 2) and GPT-3 (Brown et al. 2020, table 2.1).
     */
    public static final List<KnownModel> ALL = List.of(
            new KnownModel("GPT", new Cost.Size(12, 768, 3072, 512, 40_478, false, false), 117, Note.NONE),
            gpt2("GPT-2 small", 12, 768, 117),
            gpt2("GPT-2 medium", 24, 1024, 345),
            gpt2("GPT-2 large", 36, 1280, 762),
            gpt2("GPT-2 XL", 48, 1600, 1542),
            gpt3("GPT-3 125M", 12, 768, 125, Note.NONE),
            gpt3("GPT-3 350M", 24, 1024, 350, Note.NONE),
            gpt3("GPT-3 760M", 24, 1536, 760, Note.NONE),
            gpt3("GPT-3 1.3B", 24, 2048, 1300, Note.WIDTH),
            gpt3("GPT-3 2.7B", 32, 2560, 2700, Note.NONE),
            gpt3("GPT-3 6.7B", 32, 4096, 6700, Note.NONE),
            gpt3("GPT-3 13B", 40, 5140, 13_000, Note.WIDTH),
            gpt3("GPT-3 175B", 96, 12_288, 175_000, Note.NONE));

    private static KnownModel gpt2(String name, int layers, int width, double published) {
        return new KnownModel(name, gpt(layers, width, 1024), published, Note.MISCOUNTED);
    }

    private static KnownModel gpt3(String name, int layers, int width, double published, Note note) {
        return new KnownModel(name, gpt(layers, width, 2048), published, note);
    }

    private static Cost.Size gpt(int layers, int width, int context) {
        return new Cost.Size(layers, width, 4 * width, context, 50_257, true, false);
    }

    public long parameters() {
        return Cost.parameters(size);
    }
}
