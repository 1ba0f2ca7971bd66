package org.glassgpt.fuzz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Small good files, of which every byte matters. */
public final class Samples {
    static final String VOCAB = """
            {"a": 0, "b": 1, "c": 2, "Ġ": 3, "ab": 4, "Ġa": 5, "abc": 6, "[x]": 7, "<|endoftext|>": 8}
            """;

    static final String MERGES = """
            #version: 0.2
            a b
            Ġ a
            ab c
            """;

    static final String TOKENIZER = """
            {"version": "1.0", "truncation": null,
             "added_tokens": [{"id": 6, "content": "<|endoftext|>", "special": true, "lstrip": false}],
             "normalizer": null,
             "pre_tokenizer": {"type": "ByteLevel", "add_prefix_space": false, "trim_offsets": true, "use_regex": true},
             "post_processor": {"type": "ByteLevel", "pairs": [[1, 2], {"x": []}]},
             "model": {"type": "BPE", "dropout": null, "unk_token": null, "continuing_subword_prefix": "",
              "end_of_word_suffix": "", "byte_fallback": false,
              "vocab": {"a": 0, "b": 1, "Ġ": 2, "c": 3, "ab": 4, "Ġa": 5},
              "merges": ["a b", ["Ġ", "a"]]}}
            """;

    static final String SESSION = """
            {"format": "glassgpt-session", "version": 1,
             "model": {"name": "GlassGPT", "fingerprint":
              "sha256:00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"},
             "prompt": "狐狸把红色的风筝", "mark_start": true,
             "settings": {"temperature": 1.0, "top_k": 0, "top_p": 1.0, "seed": 1},
             "edits": [{"edit": "zero_head", "layer": 0, "head": 1},
              {"edit": "overwrite", "name": "blocks.0.attn.hook_pattern", "index": [0, 2], "value": [0.5, 0.5, 0]}],
             "steps": [{"after": -1, "id": 42, "text": "藏", "drawn": true},
              {"after": 0, "id": 7, "text": "在", "drawn": false,
               "settings": {"temperature": 0.7, "top_k": 4, "top_p": 0.9, "seed": -5},
               "edits": [{"edit": "score_divisor", "value": 3.5}]}],
             "at": 0, "leaf": 1,
             "selection": {"operation": "blocks.0.softmax", "layer": 0, "head": 1, "token": 3, "key": 2, "position": 0,
              "dimension": 0, "neuron": 7, "norm": "ln1"},
             "panel": "attention",
             "beside": {"model": {"name": "step-000300", "fingerprint":
              "sha256:ffeeddccbbaa99887766554433221100ffeeddccbbaa99887766554433221100"}, "step": 300}}
            """;

    private Samples() {}

    /** The same, compared with something else. */
    static String sessionBeside(String rival) {
        return SESSION.substring(0, SESSION.indexOf("\"beside\"")) + "\"beside\": " + rival + "}\n";
    }

    /** A session file. */
    public static String session() {
        return SESSION;
    }

    /** A tensor of each kind that is read, and one that is not. */
    static byte[] safetensors() {
        byte[] header = """
                {"__metadata__":{"format":"pt"},
                 "a":{"dtype":"F64","shape":[1],"data_offsets":[0,8]},
                 "b":{"dtype":"I64","shape":[2],"data_offsets":[8,24]},
                 "c":{"dtype":"I32","shape":[],"data_offsets":[24,28]},
                 "d":{"dtype":"F32","shape":[2,1],"data_offsets":[28,36]},
                 "e":{"dtype":"F16","shape":[2],"data_offsets":[36,40]},
                 "f":{"dtype":"BF16","shape":[1],"data_offsets":[40,42]},
                 "g":{"dtype":"BOOL","shape":[2,2],"data_offsets":[42,46]},
                 "h":{"dtype":"F32","shape":[0,3],"data_offsets":[46,46]}}""".getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Long.BYTES + header.length + 46)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(header.length)
                .put(header)
                .array();
    }
}
