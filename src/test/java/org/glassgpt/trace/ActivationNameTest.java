package org.glassgpt.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ActivationNameTest {
    private static final List<String> BLOCK = List.of(
            "hook_resid_pre",
            "ln1.hook_normalized",
            "attn.hook_q",
            "attn.hook_k",
            "attn.hook_v",
            "attn.hook_attn_scores",
            "attn.hook_pattern",
            "attn.hook_z",
            "hook_attn_out",
            "hook_resid_mid",
            "ln2.hook_normalized",
            "mlp.hook_pre",
            "mlp.hook_post",
            "hook_mlp_out",
            "hook_resid_post");

    @Test
    void theListOfNamesIsFrozen() {
        List<String> expected = Stream.of(
                        Stream.of("hook_embed", "hook_pos_embed"),
                        BLOCK.stream().map(s -> "blocks.0." + s),
                        BLOCK.stream().map(s -> "blocks.1." + s),
                        Stream.of("ln_final.hook_normalized", "logits"))
                .flatMap(s -> s)
                .toList();
        assertEquals(
                expected,
                ActivationName.all(2).stream().map(ActivationName::text).toList());
    }

    @Test
    void everyNameIsReadBackAndStandsInOrder() {
        List<ActivationName> names = ActivationName.all(12);
        for (ActivationName name : names) assertEquals(Optional.of(name), ActivationName.parse(name.text()));
        assertEquals(names, names.stream().sorted().toList());
    }

    @Test
    void whatIsNoNameIsNotRead() {
        for (String text : List.of(
                "",
                "blocks.0.",
                "blocks.x.hook_resid_pre",
                "hook_resid_pre",
                "blocks.0.logits",
                "blocks.00.hook_resid_pre")) {
            assertTrue(ActivationName.parse(text).isEmpty(), text);
        }
        assertThrows(IllegalArgumentException.class, () -> ActivationName.pattern(-1));
    }

    @Test
    void shapesFollowTheModel() {
        ModelShape model = new ModelShape(2, 2, 8, 32, 8, 11);
        assertEquals(
                "[nh 2, T 7, T 7]", ActivationName.pattern(0).shape(model, 7).toString());
        assertEquals("[T 7, nh 2, hs 4]", ActivationName.q(1).shape(model, 7).toString());
        assertEquals("[T 7, V 11]", ActivationName.logits().shape(model, 7).toString());
        assertEquals("[T 7, F 32]", ActivationName.mlpPre(1).shape(model, 7).toString());
    }

    @Test
    void aTraceRefusesAWrongShapeAndCopiesWhatItIsGiven() {
        ModelShape model = new ModelShape(1, 1, 2, 8, 4, 3);
        int[] ids = {1, 2};
        float[] data = {1, 2, 3, 4};
        Activation embed =
                Activation.copyOf(ActivationName.embed(), ActivationName.embed().shape(model, 2), data);
        Trace trace = new Trace(model, ids, Edits.NONE, List.of(embed));
        ids[0] = 0;
        data[0] = 9;
        assertEquals(1, trace.id(0));
        assertEquals(1f, trace.get(ActivationName.embed()).at(0, 0));
        assertThrows(IllegalArgumentException.class, () -> new Trace(model, new int[] {1}, Edits.NONE, List.of(embed)));
        assertThrows(IndexOutOfBoundsException.class, () -> embed.at(0, 2));
    }
}
