package org.glassgpt.ui.panel.mlp;

import org.glassgpt.figure.Address;
import org.glassgpt.session.Selection;
import org.glassgpt.session.Snapshot;
import org.glassgpt.trace.Activation;
import org.glassgpt.trace.ActivationName;
import org.glassgpt.trace.Ranking;
import org.glassgpt.trace.TensorNames;
import org.glassgpt.trace.TokenRows;
import org.glassgpt.trace.Weights;
import org.glassgpt.ui.panel.Memo;

/** What the picture of one block's MLP shows: neurons of a token, tokens of a neuron, and what the neuron writes. */
final class MlpView {
    final int layer;
    final int token;
    final int neuron;
    private final Activation pre;
    private final Activation post;
    private final int T;
    private final Towards towards;

    /**
     * What a neuron's row of W_out adds to the logits of the whole vocabulary for each unit of its activation, past the
     * last norm.
     *
     * @param dots of every token
     */
    record Towards(double[] dots) {
        int[] most(int k) {
            return Ranking.highest(dots, k);
        }

        int[] least(int k) {
            return Ranking.lowest(dots, k);
        }
    }

    private record Question(Weights weights, int layer, int neuron) {}

    MlpView(Snapshot snapshot, Selection hand, Memo<Towards> memo) {
        layer = hand.layer();
        token = hand.token();
        pre = snapshot.trace().get(ActivationName.mlpPre(layer));
        post = snapshot.trace().get(ActivationName.mlpPost(layer));
        T = snapshot.trace().tokens();
        neuron = inHand(post, hand);
        String head = snapshot.readouts().config().headTensor();
        towards = memo.get(new Question(snapshot.weights(), layer, neuron), () -> {
            float[] row = snapshot.weights().row(out(layer), neuron);
            return new Towards(new TokenRows(snapshot.weights(), head).dots(row));
        });
    }

    /** Which neuron is shown: the one in hand, or the one that the token in hand excites most. */
    static int neuron(Snapshot snapshot, Selection selection) {
        Selection hand = selection.within(snapshot.trace());
        return inHand(snapshot.trace().get(ActivationName.mlpPost(hand.layer())), hand);
    }

    private static int inHand(Activation post, Selection hand) {
        return hand.neuron() == Selection.NONE ? strongest(post, hand.token(), 1)[0] : hand.neuron();
    }

    static String out(int layer) {
        return TensorNames.InBlock.MLP_PROJ_WEIGHT.name(layer);
    }

    Towards towards() {
        return towards;
    }

    int neurons() {
        return pre.shape().size(1);
    }

    int tokens() {
        return T;
    }

    float pre(int t, int n) {
        return pre.at(t, n);
    }

    float post(int t, int n) {
        return post.at(t, n);
    }

    Address preAddress(int t, int n) {
        return Address.of(pre.name(), t, n);
    }

    Address postAddress(int t, int n) {
        return Address.of(post.name(), t, n);
    }

    /** The neurons that the token in hand excites most. */
    int[] strongest(int k) {
        return strongest(post, token, k);
    }

    private static int[] strongest(Activation post, int token, int k) {
        float[] row = post.slice(token);
        double[] scores = new double[row.length];
        for (int i = 0; i < row.length; i++) scores[i] = row[i];
        return Ranking.highest(scores, k);
    }

    /** The tokens of the text that excite the neuron in hand most. */
    int[] exciting(int k) {
        double[] scores = new double[T];
        for (int t = 0; t < T; t++) scores[t] = post.at(t, neuron);
        return Ranking.highest(scores, k);
    }
}
