package org.glassgpt.ui.panel.comparison;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.glassgpt.figure.Address;
import org.glassgpt.session.Rival;
import org.glassgpt.session.Selection;
import org.glassgpt.session.Snapshot;
import org.glassgpt.session.TokenView;
import org.glassgpt.trace.ActivationName;
import org.glassgpt.trace.Alignment;
import org.glassgpt.trace.Dim;

/**
 * Two finished states, and which token of one stands for which of the other. Immutable.
 *
 * @param rival how the second differs from the first
 */
public record Sides(Snapshot first, Snapshot second, Rival rival, Alignment alignment) {
    public static Sides of(Snapshot first, Snapshot second, Rival rival) {
        return new Sides(first, second, rival, Alignment.of(keys(first), keys(second)));
    }

    /** Tokens are the same when their bytes are; without a tokenizer, when their ids are. */
    private static List<Object> keys(Snapshot snapshot) {
        return snapshot.tokens().stream().map(Sides::key).toList();
    }

    private static Object key(TokenView token) {
        byte[] bytes = token.bytes();
        return bytes.length > 0 ? ByteBuffer.wrap(bytes) : Integer.valueOf(token.id());
    }

    /** Whether an id stands for the same token in both. */
    public boolean sameVocabulary() {
        return first.trace().model().vocab() == second.trace().model().vocab()
                && first.next().kept().stream()
                        .limit(64)
                        .allMatch(candidate -> key(first.vocabulary().apply(candidate.id()))
                                .equals(key(second.vocabulary().apply(candidate.id()))));
    }

    /**
     * What is in hand on the second side when this is in hand on the first. Where no neuron was chosen, it is the one that
     * is most active on the first side: both sides show the same.
     */
    public Selection across(Selection selection) {
        Selection there = across(selection, alignment);
        return selection.neuron() == Selection.NONE ? there.withNeuron(mostActive(selection)) : there;
    }

    /** What is in hand on the first side when this is in hand on the second. */
    public Selection back(Selection selection) {
        Selection here = across(selection, alignment.turned());
        return here.neuron() == mostActive(here) ? here.withNeuron(Selection.NONE) : here;
    }

    /** The neuron that the first side shows where none was chosen. */
    private int mostActive(Selection selection) {
        Selection hand = selection.within(first.trace());
        return first.trace()
                .find(ActivationName.mlpPost(hand.layer()))
                .map(post -> mostActive(post.slice(hand.token())))
                .filter(neuron -> neuron < second.trace().model().neurons())
                .orElse(Selection.NONE);
    }

    private static int mostActive(float[] neurons) {
        int most = 0;
        for (int n = 1; n < neurons.length; n++) if (neurons[n] > neurons[most]) most = n;
        return most;
    }

    private static Selection across(Selection selection, Alignment alignment) {
        int token = selection.token() == Selection.LAST ? Selection.LAST : across(selection.token(), alignment);
        int key = selection.key() == Selection.NONE ? Selection.NONE : across(selection.key(), alignment);
        return selection.withCell(token, key);
    }

    private static int across(int token, Alignment alignment) {
        return alignment.across(Math.min(token, alignment.firstTokens() - 1));
    }

    /**
     * Where the number of the second pass stands that a number of the first is compared with: at the partners of its
     * tokens; for the token in hand at the one that stands in its place.
     *
     * @return empty where there is none
     */
    Optional<int[]> partner(ActivationName name, Address address, Selection hand) {
        if (!name.shape(first.trace().model(), 1)
                .equals(name.shape(second.trace().model(), 1))) return Optional.empty();
        int[] index = address.index().stream().mapToInt(Integer::intValue).toArray();
        for (int axis = 0; axis < index.length; axis++) {
            Dim dim = name.kind().dims().get(axis);
            if (dim != Dim.TOKEN && dim != Dim.KEY) continue;
            boolean held = dim == Dim.TOKEN && name.kind().dims().size() == 2 && index[axis] == hand.token();
            index[axis] = held ? alignment.across(index[axis]) : alignment.secondOf(index[axis]);
            if (index[axis] == Alignment.GAP) return Optional.empty();
        }
        return Optional.of(index);
    }
}
