package org.glassgpt.lesson;

import java.util.regex.Pattern;
import org.glassgpt.trace.ActivationName;

/** Names of activations and weights as lessons write them: {@code L} stands for the layer in hand. */
public final class Names {
    private static final Pattern WEIGHT = Pattern.compile(
            "wte\\.weight|wpe\\.weight|lm_head\\.weight|ln_f\\.(weight|bias)"
                    + "|h\\.([0-9]+|L)\\.(ln_1|ln_2|attn\\.c_attn|attn\\.c_proj|mlp\\.c_fc|mlp\\.c_proj)\\.(weight|bias)");

    private Names() {}

    /** With the layer in hand put in. */
    public static String inLayer(String name, int layer) {
        return name.replace("blocks.L.", "blocks." + layer + ".").replace("h.L.", "h." + layer + ".");
    }

    public static boolean isWeight(String name) {
        return WEIGHT.matcher(name).matches();
    }

    static boolean known(String name) {
        return isWeight(name) || ActivationName.parse(inLayer(name, 0)).isPresent();
    }
}
