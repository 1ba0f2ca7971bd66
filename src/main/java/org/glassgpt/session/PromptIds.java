package org.glassgpt.session;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.glassgpt.tokenizer.Tokenizer;
import org.glassgpt.tokenizer.UnencodableTextException;

/** What was typed becomes the ids that go into the model. */
final class PromptIds {
    private static final Pattern BETWEEN = Pattern.compile("[\\s,，、]+");

    private PromptIds() {}

    /**
     * @return the start token if it is wanted and not typed already, the prompt, the steps taken
     * @throws ProblemException when the model cannot take them
     */
    static int[] of(Inputs inputs) throws ProblemException {
        OpenModel model = inputs.model();
        int[] typed = model.tokenizer().isPresent()
                ? encode(inputs.prompt(), model.tokenizer().get())
                : read(inputs.prompt(), model.shape().vocab());
        int[] prompt = withStart(typed, inputs.markStart() ? model.startToken() : OptionalInt.empty());
        int[] drawn =
                inputs.stepsTaken().stream().mapToInt(step -> step.token().id()).toArray();
        int[] ids =
                IntStream.concat(Arrays.stream(prompt), Arrays.stream(drawn)).toArray();
        int context = model.shape().context();
        if (ids.length == 0) throw new ProblemException("problem.prompt-empty");
        if (ids.length > context) {
            throw drawn.length == 0
                    ? new ProblemException("problem.prompt-too-long", ids.length, context)
                    : new ProblemException("problem.context-full", context);
        }
        return ids;
    }

    private static int[] encode(String text, Tokenizer tokenizer) throws ProblemException {
        try {
            return tokenizer.encode(text, true);
        } catch (UnencodableTextException e) {
            String character = Character.toString(text.codePointAt(e.index()));
            throw new ProblemException("problem.prompt-unknown-character", character);
        }
    }

    private static int[] read(String text, int vocab) throws ProblemException {
        List<String> words =
                BETWEEN.splitAsStream(text).filter(word -> !word.isEmpty()).toList();
        int[] ids = new int[words.size()];
        for (int i = 0; i < ids.length; i++) {
            String word = words.get(i);
            boolean digits = word.length() <= 9 && word.chars().allMatch(c -> c >= '0' && c <= '9');
            ids[i] = digits ? Integer.parseInt(word) : -1;
            if (ids[i] < 0 || ids[i] >= vocab) throw new ProblemException("problem.prompt-no-id", word, vocab - 1);
        }
        return ids;
    }

    private static int[] withStart(int[] ids, OptionalInt start) {
        if (start.isEmpty() || (ids.length > 0 && ids[0] == start.getAsInt())) return ids;
        return IntStream.concat(start.stream(), Arrays.stream(ids)).toArray();
    }
}
