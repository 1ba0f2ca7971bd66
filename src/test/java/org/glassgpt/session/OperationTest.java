package org.glassgpt.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.glassgpt.session.Operation.Kind;
import org.glassgpt.session.Walkthrough.Follow;
import org.glassgpt.trace.ActivationName;
import org.glassgpt.trace.Edits;
import org.glassgpt.trace.ModelShape;
import org.glassgpt.trace.Norm;
import org.glassgpt.trace.Trace;
import org.junit.jupiter.api.Test;

class OperationTest {
    private static final ModelShape MODEL = new ModelShape(3, 2, 8, 16, 10, 20);
    private static final Trace TRACE = new Trace(MODEL, new int[] {4, 5, 6}, Edits.NONE, List.of());

    @Test
    void theListIsFrozen() {
        assertEquals(
                "tokens, embed, position, sum, ln1, qkv, scores, scale, mask, softmax, weighted-sum, project, "
                        + "add-attention, ln2, mlp-in, gelu, mlp-out, add-mlp, ln-final, logits, probabilities, draw",
                String.join(
                        ", ",
                        Operation.all(new ModelShape(1, 1, 4, 4, 4, 4)).stream()
                                .map(Operation::key)
                                .toList()));
        assertEquals(8 + 3 * 14, Operation.all(MODEL).size());
        assertEquals(Operation.all(MODEL), List.copyOf(new TreeSet<>(Operation.all(MODEL))), "in the order of a pass");
    }

    /** Every activation is written once, in the trace's order, and read only after it was written. */
    @Test
    void whatIsReadWasWrittenBefore() {
        List<ActivationName> written = new ArrayList<>();
        Set<ActivationName> known = new HashSet<>();
        for (Operation operation : Operation.all(MODEL)) {
            for (ActivationName name : operation.reads(MODEL)) {
                assertTrue(known.contains(name), operation + " reads " + name);
            }
            for (ActivationName name : operation.writes()) {
                written.add(name);
                known.add(name);
                assertEquals(operation, Operation.writing(name));
            }
            if (operation.kind() == Kind.ADD_MLP && operation.layer() < MODEL.layers() - 1) {
                ActivationName next = ActivationName.residPre(operation.layer() + 1);
                assertEquals(operation, Operation.writing(next));
                written.add(next);
                known.add(next);
            }
        }
        assertEquals(ActivationName.all(MODEL.layers()), written);
    }

    @Test
    void layerAndOperationStayTogether() {
        Selection at = Selection.START.withOperation(Operation.in(2, Kind.GELU));
        assertEquals(2, at.layer());
        assertEquals(Operation.in(1, Kind.GELU), at.withHead(1, 1).operation());
        Selection outside = at.withOperation(Operation.outside(Kind.LOGITS));
        assertEquals(2, outside.layer(), "the layer in hand stays for the way back");
        assertEquals(outside.operation(), outside.withHead(0, 1).operation());
        Trace shallow = new Trace(new ModelShape(1, 1, 4, 4, 4, 4), new int[] {1}, Edits.NONE, List.of());
        assertEquals(Operation.in(0, Kind.GELU), at.within(shallow).operation());
        assertThrows(
                IllegalArgumentException.class,
                () -> new Selection(
                        0, 0, 0, 0, 0, 0, Selection.NONE, Norm.LN1, Selection.NONE, Operation.in(1, Kind.LN1), 1));
    }

    @Test
    void aWalkPassesEveryOperationAndComesBack() {
        Walkthrough walk = Walkthrough.of(TRACE);
        Selection at = walk.jump(Selection.START, 0);
        List<Operation> passed = new ArrayList<>(List.of(at.operation()));
        for (Optional<Selection> next = walk.next(at, Follow.ONE); next.isPresent(); ) {
            at = next.get();
            passed.add(at.operation());
            next = walk.next(at, Follow.ONE);
        }
        assertEquals(Operation.all(MODEL), passed);
        assertEquals(Selection.LAST, at.token());
        for (int i = 1; i < passed.size(); i++)
            at = walk.previous(at, Follow.ONE).orElseThrow();
        assertEquals(Operation.outside(Kind.TOKENS), at.operation());
        assertTrue(walk.previous(at, Follow.ONE).isEmpty());
    }

    @Test
    void withAllTokensEachOperationIsDoneForEveryOneOfThem() {
        Walkthrough walk = Walkthrough.of(TRACE);
        Selection at = walk.jump(Selection.START, 5).withToken(0);
        StringBuilder seen = new StringBuilder();
        for (int i = 0; i < 5; i++) {
            seen.append(at.operation().key()).append(at.token()).append(' ');
            at = walk.next(at, Follow.ALL).orElseThrow();
        }
        assertEquals("qkv0 qkv1 qkv2 scores0 scores1 ", seen.toString());
        assertEquals(1, walk.previous(at, Follow.ALL).orElseThrow().token());
    }

    @Test
    void jumpsKeepTheKindOfOperation() {
        Walkthrough walk = Walkthrough.of(TRACE);
        Selection at = Selection.START.withOperation(Operation.in(1, Kind.MASK));
        assertEquals(Operation.in(2, Kind.MASK), walk.jumpBlocks(at, 1).operation());
        Selection end = walk.jumpBlocks(walk.jumpBlocks(at, 1), 1);
        assertEquals(Operation.outside(Kind.LN_FINAL), end.operation());
        assertEquals(Operation.in(2, Kind.LN1), walk.jumpBlocks(end, -1).operation());
        assertEquals(Operation.outside(Kind.TOKENS), walk.jumpBlocks(at, -2).operation());
    }
}
