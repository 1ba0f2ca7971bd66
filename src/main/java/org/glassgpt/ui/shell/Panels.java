package org.glassgpt.ui.shell;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.glassgpt.session.Operation;
import org.glassgpt.ui.panel.FigurePanel;
import org.glassgpt.ui.panel.Panel;
import org.glassgpt.ui.panel.attention.AttentionPanel;
import org.glassgpt.ui.panel.attentionarcs.AttentionArcsPanel;
import org.glassgpt.ui.panel.attentiongrid.AttentionGridPanel;
import org.glassgpt.ui.panel.attentionoutput.AttentionOutputPanel;
import org.glassgpt.ui.panel.attentionsteps.AttentionStepsPanel;
import org.glassgpt.ui.panel.clinic.ClinicFigure;
import org.glassgpt.ui.panel.clinic.ClinicPanel;
import org.glassgpt.ui.panel.cost.CostPanel;
import org.glassgpt.ui.panel.effect.EffectPanel;
import org.glassgpt.ui.panel.embedding.EmbeddingPanel;
import org.glassgpt.ui.panel.embeddingmap.EmbeddingMapPanel;
import org.glassgpt.ui.panel.generationtree.GenerationTreePanel;
import org.glassgpt.ui.panel.headroles.HeadRolesPanel;
import org.glassgpt.ui.panel.history.HistoryPanel;
import org.glassgpt.ui.panel.layernorm.LayerNormPanel;
import org.glassgpt.ui.panel.logitlens.LogitLensPanel;
import org.glassgpt.ui.panel.map.MapFigure;
import org.glassgpt.ui.panel.merges.MergesPanel;
import org.glassgpt.ui.panel.mlp.MlpPanel;
import org.glassgpt.ui.panel.operation.OperationPanel;
import org.glassgpt.ui.panel.positions.PositionsPanel;
import org.glassgpt.ui.panel.probabilities.ProbabilitiesPanel;
import org.glassgpt.ui.panel.qkv.QkvPanel;
import org.glassgpt.ui.panel.residual.ResidualPanel;
import org.glassgpt.ui.panel.samplingsteps.SamplingStepsPanel;
import org.glassgpt.ui.panel.surprise.SurprisePanel;
import org.glassgpt.ui.panel.tokens.TokensPanel;
import org.glassgpt.ui.panel.training.ShippedFigures;
import org.glassgpt.ui.state.PanelContext;
import org.glassgpt.ui.state.SessionModel;

/** The window's panels by id, each made when it is first shown. */
final class Panels {
    private final Map<String, Supplier<Panel>> makers;
    private final Map<String, Panel> made = new HashMap<>();

    /**
     * What is done when a panel is pressed that changes the text, or that leads to another one.
     *
     * @param choose appends a token, by its id
     * @param goToNode goes to a node of the tree of steps
     * @param goTo goes to after so many steps
     * @param open shows the panel with that id
     */
    record Actions(IntConsumer choose, IntConsumer goToNode, IntConsumer goTo, Consumer<String> open) {
        static Actions of(ShellModel model) {
            SessionModel session = model.session();
            return new Actions(session::choose, session::goToNode, session::goTo, open(model));
        }

        /** Without those that change the text: for one that is only looked at. */
        static Actions looking(ShellModel model) {
            return new Actions(id -> {}, node -> {}, steps -> {}, open(model));
        }

        private static Consumer<String> open(ShellModel model) {
            return id -> model.view().set(Optional.of(id));
        }
    }

    Panels(PanelContext context, Actions actions) {
        Map<String, Supplier<Panel>> all = new HashMap<>();
        text(all, context);
        all.put("positions", () -> PositionsPanel.overview(context, actions.open()));
        attention(all, context);
        rest(all, context);
        generation(all, context, actions);
        makers = Map.copyOf(all);
    }

    private static void text(Map<String, Supplier<Panel>> all, PanelContext context) {
        all.put("tokens", () -> TokensPanel.of(context));
        all.put("surprise", () -> SurprisePanel.of(context));
        all.put("merges", () -> MergesPanel.of(context));
        all.put("embedding", () -> EmbeddingPanel.of(context));
        all.put("embedding-map", () -> EmbeddingMapPanel.of(context));
        all.put("positions-learned", () -> PositionsPanel.learned(context));
        all.put("positions-sine", () -> PositionsPanel.sine(context));
        all.put("positions-similarity", () -> PositionsPanel.similarity(context));
        all.put("positions-article", () -> PositionsPanel.article(context));
    }

    private static void attention(Map<String, Supplier<Panel>> all, PanelContext context) {
        all.put("qkv", () -> QkvPanel.of(context));
        all.put("attention-steps", () -> AttentionStepsPanel.of(context));
        all.put("attention-grid", () -> AttentionGridPanel.of(context));
        all.put("attention", () -> AttentionPanel.of(context));
        all.put("attention-arcs", () -> AttentionArcsPanel.of(context));
        all.put("head-roles", () -> HeadRolesPanel.of(context));
        all.put("attention-output", () -> AttentionOutputPanel.of(context));
    }

    private static void rest(Map<String, Supplier<Panel>> all, PanelContext context) {
        all.put("layernorm", () -> LayerNormPanel.of(context));
        all.put("mlp", () -> MlpPanel.of(context));
        all.put("residual", () -> ResidualPanel.of(context));
        all.put("logit-lens", () -> LogitLensPanel.of(context));
        all.put(
                MapFigure.ID,
                () -> new FigurePanel(MapFigure.ID, context, MapFigure::of)
                        .onPress(
                                MapFigure.OPERATION,
                                (selection, hit) -> selection.withOperation(MapFigure.operation(hit.target()))));
        all.put("cost", () -> CostPanel.terms(context));
        all.put("model-sizes", () -> CostPanel.sizes(context));
        for (String id : ClinicFigure.ids()) all.put(id, () -> ClinicPanel.of(context, id));
        for (String id : ShippedFigures.ids()) all.put(id, () -> new FigurePanel(id, context, ShippedFigures.of(id)));
        all.put(View.OPERATION, () -> OperationPanel.of(context));
    }

    private static void generation(Map<String, Supplier<Panel>> all, PanelContext context, Actions actions) {
        all.put("effect", () -> EffectPanel.of(context));
        all.put("probabilities", () -> ProbabilitiesPanel.of(context, actions.choose()));
        all.put("sampling-steps", () -> SamplingStepsPanel.of(context, actions.choose()));
        all.put("generation-tree", () -> GenerationTreePanel.of(context, actions.goToNode(), actions.choose()));
        all.put("history", () -> HistoryPanel.of(context, actions.goTo()));
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
