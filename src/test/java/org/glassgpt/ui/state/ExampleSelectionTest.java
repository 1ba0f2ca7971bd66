package org.glassgpt.ui.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.glassgpt.gallery.Example;
import org.glassgpt.session.GenerationTree;
import org.glassgpt.session.Selection;
import org.glassgpt.session.Snapshot;
import org.glassgpt.session.TokenView;
import org.glassgpt.trace.ActivationName;
import org.glassgpt.trace.ModelShape;
import org.glassgpt.ui.panel.Samples;
import org.junit.jupiter.api.Test;

class ExampleSelectionTest {
    private static final List<String> TOKENS = List.of("<|endoftext|>", "狐", "狸", "有", "风筝", "，", "狐狸", "走");
    private static final String TEXT = String.join("", TOKENS.subList(1, TOKENS.size()));

    /** A made-up trace under these tokens. */
    private static Snapshot snapshot() {
        Snapshot base = Samples.madeUp(new ModelShape(3, 2, 8, 16, 32, 20), TOKENS.size(), true);
        List<TokenView> tokens = new ArrayList<>();
        for (String token : TOKENS) {
            tokens.add(new TokenView(tokens.size(), token, token.getBytes(StandardCharsets.UTF_8), token));
        }
        return new Snapshot(
                "made up",
                base.trace(),
                base.weights(),
                tokens,
                base.vocabulary(),
                base.settings(),
                base.next(),
                Optional.empty(),
                GenerationTree.ofBranch(List.of(), 0),
                Snapshot.Beside.NOTHING,
                base.readouts());
    }

    private static Example example(Optional<String> token, Optional<String> key, Example.Role head) {
        return new Example("x", "t", TEXT, "w", "attention", token, key, head, OptionalDouble.empty(), false);
    }

    @Test
    void wordsAreFoundAsTheTokensThatEndThem() {
        Snapshot snapshot = snapshot();
        assertEquals(OptionalInt.of(2), ExampleSelection.place(snapshot, TEXT, "狐狸", false));
        assertEquals(OptionalInt.of(6), ExampleSelection.place(snapshot, TEXT, "狐狸", true));
        assertEquals(OptionalInt.of(4), ExampleSelection.place(snapshot, TEXT, "风筝", true));
        assertEquals(OptionalInt.empty(), ExampleSelection.place(snapshot, TEXT, "小熊", true));
    }

    @Test
    void theStrongestHeadIsFoundInTheTrace() {
        Snapshot snapshot = snapshot();
        Example example = example(Optional.empty(), Optional.of("风筝"), Example.Role.STRONGEST);
        Selection found = ExampleSelection.of(example, snapshot, Selection.START);
        assertEquals(Selection.LAST, found.token());
        assertEquals(4, found.key());
        float weight =
                snapshot.trace().get(ActivationName.pattern(found.layer())).at(found.head(), 7, 4);
        for (int layer = 0; layer < 3; layer++) {
            for (int head = 0; head < 2; head++) {
                assertTrue(weight
                        >= snapshot.trace().get(ActivationName.pattern(layer)).at(head, 7, 4));
            }
        }
    }

    @Test
    void withoutARoleTheHeadInHandStays() {
        Selection before = Selection.START.withHead(2, 1);
        Selection found =
                ExampleSelection.of(example(Optional.of("风筝"), Optional.empty(), Example.Role.ANY), snapshot(), before);
        assertEquals(before.withToken(4), found);
    }
}
