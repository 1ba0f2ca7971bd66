package org.glassgpt.ui.panel;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.glassgpt.figure.Numbers;
import org.glassgpt.figure.Words;
import org.glassgpt.session.Snapshot;
import org.glassgpt.trace.ActivationName;
import org.glassgpt.trace.Edit;
import org.glassgpt.trace.Edits;

/** Edits of a pass in words. Immutable. */
public record EditWords(Words words, Snapshot snapshot) {
    /** All of them in one line; heads together, and MLPs. Empty without any. */
    public String of(Edits edits) {
        return of(edits.list());
    }

    /** As the other. */
    public String of(List<Edit> edits) {
        List<String> parts = new ArrayList<>();
        together(edits, Edit.ZeroHead.class, parts, "edit.heads", zero -> zero.layer() + "." + zero.head());
        together(edits, Edit.ZeroMlp.class, parts, "edit.mlps", zero -> "" + zero.layer());
        for (Edit edit : edits) {
            if (!(edit instanceof Edit.ZeroHead) && !(edit instanceof Edit.ZeroMlp)) parts.add(of(edit));
        }
        return String.join(words.text("edit.between"), parts);
    }

    private <E extends Edit> void together(
            List<Edit> edits, Class<E> kind, List<String> parts, String key, Function<E, String> place) {
        List<E> found = edits.stream().filter(kind::isInstance).map(kind::cast).toList();
        if (found.isEmpty()) return;
        if (found.size() == 1) {
            parts.add(of(found.get(0)));
            return;
        }
        String places = found.stream().map(place).collect(Collectors.joining(words.text("edit.list")));
        parts.add(words.text(key, "" + found.size(), places));
    }

    /** One of them. */
    public String of(Edit edit) {
        if (edit instanceof Edit.ZeroHead zero) return words.text("edit.head", "" + zero.layer(), "" + zero.head());
        if (edit instanceof Edit.ZeroMlp zero) return words.text("edit.mlp", "" + zero.layer());
        if (edit instanceof Edit.NoMask) return words.text("edit.mask");
        if (edit instanceof Edit.NoPositions) return words.text("edit.positions");
        if (edit instanceof Edit.ScoreDivisor divisor) {
            return words.text("edit.divisor", Numbers.limit(divisor.value()));
        }
        if (edit instanceof Edit.EmbedScale scale) return words.text("edit.scale", Numbers.limit(scale.value()));
        return overwrite((Edit.Overwrite) edit);
    }

    private String overwrite(Edit.Overwrite write) {
        int[] index = write.index();
        float[] values = write.values();
        ActivationName name = write.name();
        boolean weights = name.kind() == ActivationName.Kind.PATTERN;
        if (weights && index.length == 2) {
            return words.text("edit.row", "" + name.layer(), "" + index[0], token(index[1]), "" + index[1]);
        }
        if (weights && index.length == 3) {
            String value = Numbers.full(values[0]);
            return words.text("edit.weight", "" + name.layer(), "" + index[0], token(index[1]), token(index[2]), value);
        }
        String place = name.text() + List.of(boxed(index));
        return values.length == 1
                ? words.text("edit.number", place, Numbers.full(values[0]))
                : words.text("edit.numbers", place, "" + values.length);
    }

    private static Integer[] boxed(int[] index) {
        Integer[] boxed = new Integer[index.length];
        for (int i = 0; i < index.length; i++) boxed[i] = index[i];
        return boxed;
    }

    private String token(int place) {
        return place < snapshot.tokens().size() ? snapshot.tokens().get(place).visible() : "#" + place;
    }
}
