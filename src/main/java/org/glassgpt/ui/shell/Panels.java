package org.glassgpt.ui.shell;

import java.util.List;
import java.util.Map;
import org.glassgpt.ui.panel.Panel;
import org.glassgpt.ui.panel.attention.AttentionPanel;
import org.glassgpt.ui.panel.attentionarcs.AttentionArcsPanel;
import org.glassgpt.ui.panel.attentiongrid.AttentionGridPanel;
import org.glassgpt.ui.panel.attentionoutput.AttentionOutputPanel;
import org.glassgpt.ui.panel.attentionsteps.AttentionStepsPanel;
import org.glassgpt.ui.panel.cost.CostPanel;
import org.glassgpt.ui.panel.embedding.EmbeddingPanel;
import org.glassgpt.ui.panel.embeddingmap.EmbeddingMapPanel;
import org.glassgpt.ui.panel.generationtree.GenerationTreePanel;
import org.glassgpt.ui.panel.headroles.HeadRolesPanel;
import org.glassgpt.ui.panel.history.HistoryPanel;
import org.glassgpt.ui.panel.layernorm.LayerNormPanel;
import org.glassgpt.ui.panel.logitlens.LogitLensPanel;
import org.glassgpt.ui.panel.merges.MergesPanel;
import org.glassgpt.ui.panel.mlp.MlpPanel;
import org.glassgpt.ui.panel.positions.PositionsPanel;
import org.glassgpt.ui.panel.probabilities.ProbabilitiesPanel;
import org.glassgpt.ui.panel.qkv.QkvPanel;
import org.glassgpt.ui.panel.residual.ResidualPanel;
import org.glassgpt.ui.panel.samplingsteps.SamplingStepsPanel;
import org.glassgpt.ui.panel.surprise.SurprisePanel;
import org.glassgpt.ui.panel.tokens.TokensPanel;
import org.glassgpt.ui.state.PanelContext;
import org.glassgpt.ui.state.SessionModel;

/** Which panels stand at which place. */
final class Panels {
    private Panels() {}

    /**
     * @param session hears what is pressed on panels that change the text
     */
    static Map<Place, List<Panel>> of(PanelContext context, SessionModel session) {
        return Map.ofEntries(
                Map.entry(Place.TOKENS, List.of(TokensPanel.of(context), SurprisePanel.of(context))),
                Map.entry(Place.MERGES, List.of(MergesPanel.of(context))),
                Map.entry(Place.POSITIONS, List.of(PositionsPanel.learned(context), PositionsPanel.sine(context))),
                Map.entry(Place.SIMILARITY, List.of(PositionsPanel.similarity(context))),
                Map.entry(Place.ARTICLE, List.of(PositionsPanel.article(context))),
                Map.entry(Place.EMBEDDING, List.of(EmbeddingPanel.of(context), EmbeddingMapPanel.of(context))),
                Map.entry(Place.NORM, List.of(LayerNormPanel.of(context))),
                Map.entry(Place.MLP, List.of(MlpPanel.of(context))),
                Map.entry(Place.STREAM, List.of(ResidualPanel.of(context), LogitLensPanel.of(context))),
                Map.entry(Place.QKV, List.of(QkvPanel.of(context))),
                Map.entry(Place.STEPS, List.of(AttentionStepsPanel.of(context))),
                Map.entry(Place.ATTENTION, List.of(AttentionGridPanel.of(context), AttentionPanel.of(context))),
                Map.entry(Place.ARCS, List.of(AttentionArcsPanel.of(context))),
                Map.entry(Place.ROLES, List.of(HeadRolesPanel.of(context))),
                Map.entry(Place.OUTPUT, List.of(AttentionOutputPanel.of(context))),
                Map.entry(Place.NEXT, List.of(ProbabilitiesPanel.of(context, session::choose))),
                Map.entry(Place.SAMPLING, List.of(SamplingStepsPanel.of(context, session::choose))),
                Map.entry(
                        Place.HISTORY,
                        List.of(
                                GenerationTreePanel.of(context, session::goToNode, session::choose),
                                HistoryPanel.of(context, session::goTo))),
                Map.entry(Place.COST, List.of(CostPanel.terms(context), CostPanel.sizes(context))));
    }
}
