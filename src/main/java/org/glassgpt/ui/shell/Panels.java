package org.glassgpt.ui.shell;

import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.glassgpt.ui.panel.Panel;
import org.glassgpt.ui.panel.attention.AttentionPanel;
import org.glassgpt.ui.panel.attentiongrid.AttentionGridPanel;
import org.glassgpt.ui.panel.embedding.EmbeddingPanel;
import org.glassgpt.ui.panel.embeddingmap.EmbeddingMapPanel;
import org.glassgpt.ui.panel.history.HistoryPanel;
import org.glassgpt.ui.panel.layernorm.LayerNormPanel;
import org.glassgpt.ui.panel.logitlens.LogitLensPanel;
import org.glassgpt.ui.panel.mlp.MlpPanel;
import org.glassgpt.ui.panel.positions.PositionsPanel;
import org.glassgpt.ui.panel.probabilities.ProbabilitiesPanel;
import org.glassgpt.ui.panel.residual.ResidualPanel;
import org.glassgpt.ui.panel.tokens.TokensPanel;
import org.glassgpt.ui.state.PanelContext;

/** Which panels stand at which place. */
final class Panels {
    private Panels() {}

    /**
     * @param goTo goes to the text after that many steps
     */
    static Map<Place, List<Panel>> of(PanelContext context, IntConsumer goTo) {
        return Map.of(
                Place.TOKENS, List.of(TokensPanel.of(context)),
                Place.EMBEDDING, List.of(EmbeddingPanel.of(context), EmbeddingMapPanel.of(context)),
                Place.NORM, List.of(LayerNormPanel.of(context)),
                Place.MLP, List.of(MlpPanel.of(context)),
                Place.STREAM, List.of(ResidualPanel.of(context), LogitLensPanel.of(context)),
                Place.ATTENTION, List.of(AttentionGridPanel.of(context), AttentionPanel.of(context)),
                Place.POSITIONS, List.of(PositionsPanel.learned(context), PositionsPanel.sine(context)),
                Place.NEXT, List.of(ProbabilitiesPanel.of(context)),
                Place.HISTORY, List.of(HistoryPanel.of(context, goTo)));
    }
}
