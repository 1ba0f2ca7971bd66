package org.glassgpt.world;

import java.util.random.RandomGenerator;

/** Takes down what is told in pieces that can be taken away one by one. */
final class Draft implements Teller {
    private final RandomGenerator random;
    private final StringBuilder text = new StringBuilder();

    Draft(RandomGenerator random) {
        this.random = random;
    }

    @Override
    public <T> T pick(Choice<T> choice) {
        return choice.draw(random);
    }

    @Override
    public void say(String piece) {
        text.append(piece);
    }

    /** What was said since the last call. */
    String take() {
        String taken = text.toString();
        text.setLength(0);
        return taken;
    }
}
