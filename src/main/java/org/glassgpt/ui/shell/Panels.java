package org.glassgpt.ui.shell;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.glassgpt.session.Operation;
import org.glassgpt.ui.panel.Panel;
import org.glassgpt.ui.panel.attention.AttentionPanel;
import org.glassgpt.ui.panel.attentiongrid.AttentionGridPanel;
import org.glassgpt.ui.panel.history.HistoryPanel;
import org.glassgpt.ui.panel.operation.OperationPanel;
import org.glassgpt.ui.panel.positions.PositionsPanel;
import org.glassgpt.ui.panel.probabilities.ProbabilitiesPanel;
import org.glassgpt.ui.panel.tokens.TokensPanel;
import org.glassgpt.ui.state.PanelContext;

/** The window's panels by id, each made when it is first shown. */
final class Panels {
    private final Map<String, Supplier<Panel>> makers;
    private final Map<String, Panel> made = new HashMap<>();

    /**
     * @param goTo goes to the text after that many steps
     */
    Panels(PanelContext context, IntConsumer goTo) {
        makers = makers(context, goTo);
    }

    private static Map<String, Supplier<Panel>> makers(PanelContext context, IntConsumer goTo) {
        Map<String, Supplier<Panel>> makers = new HashMap<>();
        makers.put("tokens", () -> TokensPanel.of(context));
        makers.put("attention-grid", () -> AttentionGridPanel.of(context));
        makers.put("attention", () -> AttentionPanel.of(context));
        makers.put("positions-learned", () -> PositionsPanel.learned(context));
        makers.put("positions-sine", () -> PositionsPanel.sine(context));
        makers.put("probabilities", () -> ProbabilitiesPanel.of(context));
        makers.put("history", () -> HistoryPanel.of(context, goTo));
        makers.put(View.OPERATION, () -> OperationPanel.of(context));
        return Map.copyOf(makers);
    }

    boolean has(View view) {
        return makers.keySet().containsAll(view.panels());
    }

    Panel panel(String id) {
        Panel known = made.get(id);
        if (known != null) return known;
        Panel fresh = makers.get(id).get();
        made.put(id, fresh);
        return fresh;
    }

    /** What shows an operation, the usual first. */
    List<View> views(Operation operation) {
        return View.of(operation.kind()).stream().filter(this::has).toList();
    }

    List<View> whole() {
        return View.ofTheWhole().stream().filter(this::has).toList();
    }

    /** The view of that name, of the operation or of the whole; the operation's usual one otherwise. */
    View view(Operation operation, Optional<String> chosen) {
        List<View> here = views(operation);
        return chosen.flatMap(id -> named(here, id).or(() -> named(whole(), id)))
                .orElse(here.get(0));
    }

    private static Optional<View> named(List<View> views, String id) {
        return views.stream()
                .filter(view -> view.id().equals(id) || view.panels().contains(id))
                .findFirst();
    }
}
