package org.glassgpt.ui.shell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.glassgpt.session.Operation;
import org.glassgpt.ui.panel.training.ShippedFigures;

/**
 * What the stage can show: a panel, and at most one neighbour beside it.
 *
 * @param panels ids, one or two
 * @param firstShare what the first of two gets of the width, in percent
 */
record View(List<String> panels, double firstShare) {
    /** What shows any operation. */
    static final String OPERATION = "operation";

    View {
        panels = List.copyOf(panels);
    }

    static View of(String panel) {
        return new View(List.of(panel), 100);
    }

    /** One beside the other, each with half of the room. */
    static View beside(String panel, String second) {
        return new View(List.of(panel, second), 50);
    }

    private static View of(String overview, String panel, double firstShare) {
        return new View(List.of(overview, panel), firstShare);
    }

    /** The one it is named after: of two, what the overview leads to. */
    String id() {
        return panels.get(panels.size() - 1);
    }

    /** Key of its name. */
    String key() {
        return "panel." + id();
    }

    private static final View ATTENTION = of("attention-grid", "attention", 42);
    private static final View POSITIONS = of("positions-sine", "positions-learned", 50);

    /** The table: what shows an operation, the usual first. A panel that does not exist yet is passed over. */
    static List<View> of(Operation.Kind kind) {
        List<View> views = new ArrayList<>(
                switch (kind) {
                    case TOKENS -> all("tokens", "surprise", "merges");
                    case EMBED -> all("embedding", "embedding-map");
                    case POSITION -> positions();
                    case SUM -> all("embedding");
                    case LN1, LN2, LN_FINAL -> all("layernorm");
                    case QKV -> all("qkv");
                    case SCORES, SCALE, MASK -> attention("attention-steps");
                    case SOFTMAX -> attention("");
                    case WEIGHTED_SUM -> attention("attention-steps", "attention-output");
                    case PROJECT -> all("attention-output");
                    case ADD_ATTENTION, ADD_MLP -> all("residual", "logit-lens");
                    case MLP_IN, GELU, MLP_OUT -> all("mlp");
                    case LOGITS -> all("logit-lens", "probabilities");
                    case PROBABILITIES -> all("probabilities", "sampling-steps", "effect");
                    case DRAW -> all("sampling-steps", "probabilities");
                });
        views.add(of(OPERATION));
        return views;
    }

    /** Where a panel is the usual one, or else where it is shown first; empty when it belongs to the whole model. */
    static Optional<Operation.Kind> home(String panel) {
        Optional<Operation.Kind> usual = Arrays.stream(Operation.Kind.values())
                .filter(kind -> of(kind).get(0).panels().contains(panel))
                .findFirst();
        return usual.or(() -> Arrays.stream(Operation.Kind.values())
                .filter(kind -> of(kind).stream().anyMatch(view -> view.panels().contains(panel)))
                .findFirst());
    }

    /** What belongs to the whole model, from anywhere. */
    static List<View> ofTheWhole() {
        List<View> views = new ArrayList<>(List.of(
                of("map"),
                of("history", "generation-tree", 38),
                of("cost", "model-sizes", 56),
                of("clinic"),
                of("clinic-mended"),
                of("clinic-transformer"),
                of("clinic-gpt"),
                of("clinic-mended-gpt")));
        for (String id : ShippedFigures.ids()) views.add(of(id));
        return views;
    }

    private static List<View> all(String... ids) {
        List<View> views = new ArrayList<>();
        for (String id : ids) views.add(of(id));
        return views;
    }

    /** What stands before the head in hand, then that, then what else there is to see of attention. */
    private static List<View> attention(String... before) {
        List<View> views = new ArrayList<>();
        for (String id : before) if (!id.isEmpty()) views.add(of(id));
        views.add(ATTENTION);
        for (String id : List.of("attention-steps", "attention-arcs", "head-roles")) {
            if (views.stream().noneMatch(view -> view.id().equals(id))) views.add(of(id));
        }
        return views;
    }

    private static List<View> positions() {
        List<View> views = all("positions");
        views.add(POSITIONS);
        views.addAll(all("positions-similarity", "positions-article"));
        return views;
    }

    /** As a record's own, written out: Java would work it out when it is first needed, while a window waits. */
    @Override
    public boolean equals(Object that) {
        return this == that
                || (that instanceof View other
                        && Double.compare(firstShare, other.firstShare) == 0
                        && panels.equals(other.panels));
    }

    @Override
    public int hashCode() {
        return Objects.hash(panels, firstShare);
    }
}
