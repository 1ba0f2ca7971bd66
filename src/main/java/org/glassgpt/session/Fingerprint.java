package org.glassgpt.session;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.glassgpt.model.GptConfig;
import org.glassgpt.tokenizer.Tokenizer;
import org.glassgpt.trace.ModelShape;
import org.glassgpt.trace.Weights;

/**
 * A model told apart by its content: SHA-256 over its sizes, every weight as float32, and the bytes of its tokens. Where
 * its folder stands, what it is called and how its file is laid out play no part.
 */
final class Fingerprint {
    private static final int CHUNK = 1 << 18;

    private final MessageDigest digest;

    private Fingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /**
     * For instance {@code sha256:9f86…}. Reads every weight: a second for GPT-2 small.
     */
    static String of(OpenModel model) {
        Fingerprint made = new Fingerprint();
        made.add(model.shape(), model.config());
        Weights weights = model.weights();
        for (String name : weights.names()) made.add(weights, name);
        model.tokenizer().ifPresent(made::add);
        return "sha256:" + HexFormat.of().formatHex(made.digest.digest());
    }

    private void add(ModelShape shape, GptConfig config) {
        add("%d %d %d %d %d %d %s %s %s"
                .formatted(
                        shape.layers(),
                        shape.heads(),
                        shape.width(),
                        shape.neurons(),
                        shape.context(),
                        shape.vocab(),
                        config.activation(),
                        config.epsilon(),
                        config.tied()));
    }

    private void add(Weights weights, String name) {
        int[] shape = weights.shape(name);
        add(name + Arrays.toString(shape));
        int count = Arrays.stream(shape).reduce(1, Math::multiplyExact);
        ByteBuffer bytes = ByteBuffer.allocate(CHUNK * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int from = 0; from < count; from += CHUNK) {
            float[] slice = weights.slice(name, from, Math.min(CHUNK, count - from));
            bytes.clear().asFloatBuffer().put(slice);
            digest.update(bytes.limit(slice.length * Float.BYTES));
        }
    }

    private void add(Tokenizer tokenizer) {
        add("tokens " + tokenizer.vocabSize());
        for (int id = 0; id < tokenizer.vocabSize(); id++) {
            byte[] token = tokenizer.bytes(id);
            add("" + token.length);
            digest.update(token);
        }
    }

    private void add(String text) {
        digest.update((text + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
