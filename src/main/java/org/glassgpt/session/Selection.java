package org.glassgpt.session;

import java.util.Objects;
import java.util.OptionalInt;
import org.glassgpt.trace.Norm;
import org.glassgpt.trace.Trace;

/**
 * What the reader has in hand. Immutable; each {@code with…} gives a changed copy.
 *
 * @param layer block, from 0
 * @param head in that block, from 0
 * @param token the one that asks (query row), from 0; {@link #LAST} follows the end of the text
 * @param key the one that answers, or {@link #NONE}
 * @param position of the positional encoding
 * @param dimension of the positional encoding, and of everything as wide as the residual stream
 * @param neuron of the MLP in that block, or {@link #NONE} for whichever is most active
 * @param norm which layer norm, of that block or the last one
 * @param line of the listing that is being examined, from 0, or {@link #NONE}
 * @param operation where in the pass one is; one of a block is of the block {@code layer}
 * @param scale of text and pictures, 1 at a desk, more on a projector
 */
public record Selection(
        int layer,
        int head,
        int token,
        int key,
        int position,
        int dimension,
        int neuron,
        Norm norm,
        int line,
        Operation operation,
        double scale) {
    /** The last token, however long the text is. */
    public static final int LAST = -1;

    /** No key token in hand; no neuron of the reader's own choice; no line opened. */
    public static final int NONE = -1;

    /** First layer and head, last token; where its attention is. */
    public static final Selection START =
            new Selection(0, 0, LAST, NONE, 0, 0, NONE, Norm.LN1, NONE, Operation.in(0, Operation.Kind.SOFTMAX), 1);

    public Selection {
        if (layer < 0
                || head < 0
                || token < LAST
                || key < NONE
                || position < 0
                || dimension < 0
                || neuron < NONE
                || line < NONE) {
            throw new IllegalArgumentException("no such place: layer " + layer + ", head " + head + ", token " + token
                    + ", key " + key + ", position " + position + ", dimension " + dimension
                    + ", neuron " + neuron + ", line " + line);
        }
        if (operation.kind().inBlock() && operation.layer() != layer) {
            throw new IllegalArgumentException(operation + " is not in layer " + layer);
        }
        if (!(scale >= 0.5 && scale <= 4)) {
            throw new IllegalArgumentException("the scale is from 0.5 to 4, not " + scale);
        }
    }

    /** The nearest selection that exists in a trace, {@link #LAST} resolved: a text may have become shorter. */
    public Selection within(Trace trace) {
        int T = trace.tokens();
        int inside = Math.min(layer, trace.model().layers() - 1);
        return new Selection(
                inside,
                Math.min(head, trace.model().heads() - 1),
                token == LAST ? T - 1 : Math.min(token, T - 1),
                key >= T ? NONE : key,
                Math.min(position, trace.model().context() - 1),
                Math.min(dimension, trace.model().width() - 1),
                Math.min(neuron, trace.model().neurons() - 1),
                norm,
                line,
                operation.inLayer(inside),
                scale);
    }

    public OptionalInt keyInHand() {
        return key == NONE ? OptionalInt.empty() : OptionalInt.of(key);
    }

    /** Goes to an operation; to its block, if it is of one, and to its norm, if it is one. */
    public Selection withOperation(Operation newOperation) {
        int there = newOperation.block().orElse(layer);
        Norm at = switch (newOperation.kind()) {
            case LN1 -> Norm.LN1;
            case LN2 -> Norm.LN2;
            case LN_FINAL -> Norm.FINAL;
            default -> norm;
        };
        return new Selection(there, head, token, key, position, dimension, neuron, at, line, newOperation, scale);
    }

    /** Another head in hand; an operation of a block goes along to that head's block. */
    public Selection withHead(int newLayer, int newHead) {
        return new Selection(
                newLayer,
                newHead,
                token,
                key,
                position,
                dimension,
                neuron,
                norm,
                line,
                operation.inLayer(newLayer),
                scale);
    }

    public Selection withToken(int newToken) {
        return new Selection(layer, head, newToken, key, position, dimension, neuron, norm, line, operation, scale);
    }

    public Selection withCell(int query, int newKey) {
        return new Selection(layer, head, query, newKey, position, dimension, neuron, norm, line, operation, scale);
    }

    public Selection withPosition(int newPosition) {
        return new Selection(layer, head, token, key, newPosition, dimension, neuron, norm, line, operation, scale);
    }

    public Selection withDimension(int newDimension) {
        return new Selection(layer, head, token, key, position, newDimension, neuron, norm, line, operation, scale);
    }

    public Selection withNeuron(int newNeuron) {
        return new Selection(layer, head, token, key, position, dimension, newNeuron, norm, line, operation, scale);
    }

    public Selection withNorm(Norm newNorm) {
        return new Selection(layer, head, token, key, position, dimension, neuron, newNorm, line, operation, scale);
    }

    /** Opens a line of the listing that is examined; {@link #NONE} closes it. */
    public Selection withLine(int newLine) {
        return new Selection(layer, head, token, key, position, dimension, neuron, norm, newLine, operation, scale);
    }

    public Selection withScale(double newScale) {
        return new Selection(layer, head, token, key, position, dimension, neuron, norm, line, operation, newScale);
    }

    /** As a record's own, written out: Java would work it out when it is first needed, while a window waits. */
    @Override
    public boolean equals(Object that) {
        return this == that
                || (that instanceof Selection other
                        && layer == other.layer
                        && head == other.head
                        && token == other.token
                        && key == other.key
                        && position == other.position
                        && dimension == other.dimension
                        && neuron == other.neuron
                        && norm == other.norm
                        && line == other.line
                        && Double.compare(scale, other.scale) == 0
                        && operation.equals(other.operation));
    }

    @Override
    public int hashCode() {
        return Objects.hash(layer, head, token, key, position, dimension, neuron, norm, line, operation, scale);
    }
}
