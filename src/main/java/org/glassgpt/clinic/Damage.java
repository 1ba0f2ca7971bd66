package org.glassgpt.clinic;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What copying did to the article's text. None of it is the author's doing. Each kind can do to a text what it did to the
 * article's, so that the loss can be seen happening.
 */
public enum Damage {
    /** Markdown took underscores for the marks of slanted and bold type, and ate them. */
    UNDERSCORES {
        @Override
        public String undamaged() {
            return "def __init__(self, embed_dim, num_heads):";
        }

        @Override
        public String copied(String text) {
            return text.replace("_", "");
        }
    },
    /** A program took \t and \r for a tab and a line break, and dropped every other backslash. */
    BACKSLASHES {
        @Override
        public String undamaged() {
            return "\\text{softmax}\\left(\\frac{QK^T}{\\sqrt{d_k}}\\right)V";
        }

        @Override
        public String copied(String text) {
            // A tab and a line break show as white space.
            return text.replace("\\t", " ").replace("\\r", " ").replace("\\", "");
        }
    },
    /** Line breaks and indents became single spaces, and in Python they say what belongs to what. */
    LINE_BREAKS {
        @Override
        public String undamaged() {
            return "import torch\nimport torch.nn as nn";
        }

        @Override
        public String copied(String text) {
            return SPACE.matcher(text).replaceAll(" ");
        }
    };

    private static final Pattern SPACE = Pattern.compile("\\s+");

    /** A piece as it must have been. */
    public abstract String undamaged();

    /** What copying makes of a text. */
    public abstract String copied(String text);

    /** Such as {@code line-breaks}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
