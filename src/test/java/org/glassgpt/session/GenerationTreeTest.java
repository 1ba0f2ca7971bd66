package org.glassgpt.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.glassgpt.sampling.Candidate;
import org.glassgpt.sampling.Distribution;
import org.glassgpt.sampling.SamplingSettings;
import org.junit.jupiter.api.Test;

class GenerationTreeTest {
    private static Step step(int id) {
        Candidate candidate = new Candidate(id, 0, 1, 1, 1);
        Distribution from = new Distribution(List.of(candidate), 0, 0, 0);
        return Step.byHand(TokenView.ofId(id), from, candidate, SamplingSettings.DEFAULT);
    }

    private static List<Integer> ids(GenerationTree tree) {
        return tree.steps().stream().map(step -> step.token().id()).toList();
    }

    @Test
    void aBranchInAListAndBack() {
        GenerationTree tree = GenerationTree.ofBranch(List.of(step(5), step(6), step(7)), 1);
        assertEquals(List.of(5, 6, 7), ids(tree));
        assertEquals(1, tree.taken());
        assertEquals(0, tree.at());
        assertEquals(1, tree.leaves());
        assertThrows(IllegalArgumentException.class, () -> GenerationTree.ofBranch(List.of(), 1));
    }

    @Test
    void theBranchInHandIsTheOneLastWalked() {
        GenerationTree tree = GenerationTree.EMPTY.with(step(1)).with(step(2)).with(step(3));
        tree = tree.goTo(0).with(step(9)).with(step(8));
        assertEquals(List.of(1, 9, 8), ids(tree));
        tree = tree.goTo(GenerationTree.ROOT);
        assertEquals(List.of(1, 9, 8), ids(tree), "going back does not change branches");
        tree = tree.goTo(1);
        assertEquals(List.of(1, 2, 3), ids(tree), "a node of another branch leads to its leaf");
        assertEquals(2, tree.taken());
        assertEquals(List.of(1, 3), tree.children(0));
        assertEquals(2, tree.leaves());
    }

    /** However one walks: the old steps stay, texts are paths, and the reader stands on the branch in hand. */
    @Test
    void whateverIsDoneNothingIsLost() {
        SplittableRandom random = new SplittableRandom(4);
        GenerationTree tree = GenerationTree.EMPTY;
        for (int turn = 0; turn < 400; turn++) {
            GenerationTree before = tree;
            if (random.nextInt(3) == 0) {
                tree = tree.goTo(random.nextInt(tree.size() + 1) - 1);
                assertEquals(before.size(), tree.size());
            } else {
                List<Integer> text = new ArrayList<>();
                for (int node : tree.path(tree.at()))
                    text.add(tree.step(node).token().id());
                int id = random.nextInt(3);
                text.add(id);
                tree = tree.with(step(id));
                assertEquals(text, ids(tree).subList(0, tree.taken()));
            }
            for (int node = 0; node < before.size(); node++) {
                assertEquals(before.step(node), tree.step(node));
                assertEquals(before.parent(node), tree.parent(node));
            }
            assertEquals(tree.path(tree.at()), tree.branch().subList(0, tree.taken()));
            long distinct = tree.children(tree.at()).stream()
                    .map(tree::step)
                    .map(Step::token)
                    .distinct()
                    .count();
            assertEquals(tree.children(tree.at()).size(), distinct, "one token, one branch");
        }
    }
}
