package org.glassgpt.ui.panel;

import java.util.function.Supplier;

/**
 * The last answer to a question, kept while the same is asked: what a picture needs of a large model is worked out once,
 * not for every redraw. May be asked from any thread.
 *
 * @param <V> kind of answer, immutable
 */
public final class Memo<V> {
    private Object key;
    private V value;

    /**
     * @param question compared with the last one; of records over the arrays and weights themselves
     */
    public synchronized V get(Object question, Supplier<V> answer) {
        if (!question.equals(key)) {
            value = answer.get();
            key = question;
        }
        return value;
    }
}
