package org.glassgpt.clinic;

import java.util.List;
import java.util.NoSuchElementException;

/** The article's two listings as pseudo-code, three modules, and two that do what was meant. */
public final class Listings {
    /** The article's first listing, its first class: attention with several heads. */
    public static final Listing ATTENTION = new Listing(
            "attention",
            List.of(
                    Line.of("use", 0, "use torch, nn"),
                    Line.of("module", 0, "module Attention(C, nh):"),
                    Line.of("begin", 1, "begin"),
                    Line.of("keep", 1, "keep C, nh", Fault.HEADS_NEVER_SPLIT),
                    Line.of("w-q", 1, "W_q ← nn.Linear(C, C)"),
                    Line.of("w-k", 1, "W_k ← nn.Linear(C, C)"),
                    Line.of("w-v", 1, "W_v ← nn.Linear(C, C)"),
                    Line.of("w-o", 1, "W_o ← nn.Linear(C, C)"),
                    Line.of("drop", 1, "drop ← nn.Dropout(0.1)"),
                    Line.of("forward", 1, "forward(Q, K, V, mask = none):", Fault.MASK_UNREAD),
                    Line.of("s-q", 2, "s_q ← Q · W_q.weight.T", Fault.BIAS_UNREAD),
                    Line.of("s-k", 2, "s_k ← K · W_k.weight.T", Fault.KEYS_UNREAD, Fault.BIAS_UNREAD),
                    Line.of("s-v", 2, "s_v ← V · W_v.weight.T", Fault.BIAS_UNREAD),
                    Line.of(
                            "mix",
                            2,
                            "w ← W_o.weight · torch.softmax(s_q, last)",
                            Fault.SOFTMAX_OVER_FEATURES,
                            Fault.NO_SCALE,
                            Fault.W_O_FROM_THE_LEFT,
                            Fault.BIAS_UNREAD),
                    Line.of("sum", 2, "y ← w · s_v", Fault.FEATURE_AS_TOKEN),
                    Line.of("dropped", 2, "y ← drop(y)"),
                    Line.of("return", 2, "return y")));

    /** The same listing's second class. */
    public static final Listing TRANSFORMER = new Listing(
            "transformer",
            List.of(
                    Line.of("module", 0, "module Transformer(C, nh, L, L_enc, L_dec, nh_dec):"),
                    Line.of("begin", 1, "begin"),
                    Line.of("keep", 1, "keep C, nh, L, L_enc, L_dec, nh_dec", Fault.LAYERS_IGNORED),
                    Line.of("encoder", 1, "encoder ← nn.EncoderLayer(C, nh)", Fault.OWN_ATTENTION_UNUSED),
                    Line.of("decoder", 1, "decoder ← nn.DecoderLayer(C, nh_dec)", Fault.OWN_ATTENTION_UNUSED),
                    Line.of("forward", 1, "forward(src, tgt, src_mask, tgt_mask):"),
                    Line.of("encode", 2, "src ← encoder(src, src_mask)", Fault.TIME_FIRST),
                    Line.of("decode", 2, "tgt ← decoder(tgt, src, tgt_mask)", Fault.TIME_FIRST),
                    Line.of("return", 2, "return tgt")));

    /** The article's second listing. */
    public static final Listing GPT = new Listing(
            "gpt",
            List.of(
                    Line.of("use", 0, "use torch, nn"),
                    Line.of(
                            "module",
                            0,
                            "module GPT(V, C, L, nh, nh_att, N_ctx, N, nh_dec, L_dec, nh_dec):",
                            Fault.PARAMETER_TWICE),
                    Line.of("begin", 1, "begin"),
                    Line.of("keep", 1, "keep V, C, L, nh, nh_att, N_ctx, N, nh_dec, L_dec", Fault.COUNTS_UNREAD),
                    Line.of("embedding", 1, "embedding ← nn.Embedding(V, C)"),
                    Line.of("positions", 1, "positions ← nn.Parameter(torch.zeros(1, N, C))"),
                    Line.of(
                            "transformer",
                            1,
                            "transformer ← Transformer(C, nh, L, L_dec, nh_dec)",
                            Fault.FIVE_OF_SIX,
                            Fault.ENCODER_AND_DECODER),
                    Line.of("head", 1, "head ← nn.Linear(C, V)"),
                    Line.of("forward", 1, "forward(ids, mask):"),
                    Line.of("unsqueeze", 2, "ids ← unsqueeze(ids, 1)", Fault.EXTRA_DIMENSION),
                    Line.of("embed", 2, "x ← embedding(ids)"),
                    Line.of("scale", 2, "x ← x × np.array(math.sqrt(C))", Fault.IMPORT_MISSING),
                    Line.of("place", 2, "x ← x + positions[:, :size(ids, 1)]", Fault.ROW_ZERO_FOR_ALL),
                    Line.of("call", 2, "y ← transformer(x, mask)", Fault.TWO_OF_FOUR, Fault.NO_CAUSAL_MASK),
                    Line.of("logits", 2, "y ← head(y)", Fault.NO_FINAL_NORM),
                    Line.of("return", 2, "return y")));

    /** Attention as it was meant, and as GPT-2 has it. */
    public static final Listing MENDED_ATTENTION = new Listing(
            "mended",
            List.of(
                    Line.of("use", 0, "use torch, nn"),
                    Line.of("module", 0, "module Attention(C, nh):"),
                    Line.of("begin", 1, "begin"),
                    Line.of("keep", 1, "keep nh"),
                    Line.of("w-q", 1, "W_q ← nn.Linear(C, C)"),
                    Line.of("w-k", 1, "W_k ← nn.Linear(C, C)"),
                    Line.of("w-v", 1, "W_v ← nn.Linear(C, C)"),
                    Line.of("w-o", 1, "W_o ← nn.Linear(C, C)"),
                    Line.of("forward", 1, "forward(Q, K, V):"),
                    Line.of("q", 2, "q ← heads(W_q(Q), nh)"),
                    Line.of("k", 2, "k ← heads(W_k(K), nh)"),
                    Line.of("v", 2, "v ← heads(W_v(V), nh)"),
                    Line.of("scores", 2, "s ← q · k.T / sqrt(size(k, last))"),
                    Line.of("mask", 2, "s ← causal(s)"),
                    Line.of("pattern", 2, "a ← torch.softmax(s, last)"),
                    Line.of("z", 2, "z ← a · v"),
                    Line.of("out", 2, "y ← W_o(join(z))"),
                    Line.of("return", 2, "return y")));

    /** A GPT-2, its blocks taken as one. */
    public static final Listing MENDED_GPT = new Listing(
            "mended-gpt",
            List.of(
                    Line.of("use", 0, "use torch, nn"),
                    Line.of("module", 0, "module GPT(V, C, L, nh, N):"),
                    Line.of("begin", 1, "begin"),
                    Line.of("embedding", 1, "embedding ← nn.Embedding(V, C)"),
                    Line.of("positions", 1, "positions ← nn.Parameter(torch.zeros(N, C))"),
                    Line.of("blocks", 1, "blocks ← nn.Blocks(L, C, nh)"),
                    Line.of("norm", 1, "norm ← nn.LayerNorm(C)"),
                    Line.of("forward", 1, "forward(ids):"),
                    Line.of("embed", 2, "x ← embedding(ids) + positions[:size(ids, 1)]"),
                    Line.of("run", 2, "x ← blocks(x)"),
                    Line.of("normed", 2, "x ← norm(x)"),
                    Line.of("logits", 2, "y ← x · embedding.weight.T"),
                    Line.of("return", 2, "return y")));

    private Listings() {}

    /** All of them, in the order in which the course takes them. */
    public static List<Listing> all() {
        return List.of(ATTENTION, MENDED_ATTENTION, TRANSFORMER, GPT, MENDED_GPT);
    }

    /**
     * @throws NoSuchElementException when there is no such listing
     */
    public static Listing get(String id) {
        return all().stream()
                .filter(listing -> listing.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no listing " + id));
    }
}
