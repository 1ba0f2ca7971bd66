package org.glassgpt.world;

import java.util.Map;
import java.util.TreeMap;

/** Walks every derivation of a program. Only for small grammars: the bundled ones have more stories than atoms in a drop. */
final class Enumerator extends Replay {
    private final Map<String, Double> texts = new TreeMap<>();
    private final StringBuilder text = new StringBuilder();

    private Enumerator() {}

    /** Every text the program can say, with its probability summed over derivations. */
    static Map<String, Double> texts(Program program) {
        Enumerator enumerator = new Enumerator();
        enumerator.search(program);
        return enumerator.texts;
    }

    @Override
    void restart() {
        text.setLength(0);
    }

    @Override
    void finished() {
        texts.merge(text.toString(), Math.exp(logProbability()), Double::sum);
    }

    @Override
    public void say(String piece) {
        text.append(piece);
    }
}
