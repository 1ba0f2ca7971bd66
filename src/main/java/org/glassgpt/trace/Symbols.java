package org.glassgpt.trace;

/** The letters that formulas use for a network's numbers. */
final class Symbols {
    private Symbols() {}

    /** The letter of one number, with the letters of its coordinates. */
    static String of(Cell cell) {
        if (cell instanceof Cell.OfWeight weight) {
            return weight.tensor().equals(TensorNames.WTE) ? "W^{E}_{\\mathrm{id},c}" : "W^{P}_{t,c}";
        }
        ActivationName.Kind kind = ((Cell.OfActivation) cell).name().kind();
        return plain(cell)
                + switch (kind) {
                    case PATTERN, ATTN_SCORES -> "_{j}";
                    default -> "_{c}";
                };
    }

    /** Without coordinates. */
    static String plain(Cell cell) {
        if (!(cell instanceof Cell.OfActivation number)) return "W";
        return switch (number.name().kind()) {
            case EMBED -> "e";
            case POS_EMBED -> "p";
            case RESID_PRE -> "x";
            case LN1, LN2, LN_FINAL -> "n";
            case Q -> "q";
            case K -> "k";
            case V -> "v";
            case ATTN_SCORES -> "s";
            case PATTERN -> "a";
            case Z -> "z";
            case ATTN_OUT -> "o";
            case RESID_MID -> "x'";
            case MLP_PRE -> "h";
            case MLP_POST -> "g";
            case MLP_OUT -> "m";
            case RESID_POST -> "x''";
            case LOGITS -> "\\ell";
        };
    }
}
