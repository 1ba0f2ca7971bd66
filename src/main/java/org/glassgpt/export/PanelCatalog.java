package org.glassgpt.export;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.glassgpt.figure.Figure;
import org.glassgpt.figure.Paper;
import org.glassgpt.session.Selection;
import org.glassgpt.session.Snapshot;
import org.glassgpt.ui.panel.EditMarks;
import org.glassgpt.ui.panel.FigurePanel;
import org.glassgpt.ui.panel.attention.AttentionFigure;
import org.glassgpt.ui.panel.attentionarcs.AttentionArcsFigure;
import org.glassgpt.ui.panel.attentiongrid.AttentionGridFigure;
import org.glassgpt.ui.panel.attentionoutput.AttentionOutputFigure;
import org.glassgpt.ui.panel.attentionsteps.AttentionStepsFigure;
import org.glassgpt.ui.panel.clinic.ClinicFigure;
import org.glassgpt.ui.panel.cost.CostFigure;
import org.glassgpt.ui.panel.cost.SizesFigure;
import org.glassgpt.ui.panel.effect.EffectFigure;
import org.glassgpt.ui.panel.embedding.EmbeddingFigure;
import org.glassgpt.ui.panel.embeddingmap.EmbeddingMapFigure;
import org.glassgpt.ui.panel.generationtree.GenerationTreeFigure;
import org.glassgpt.ui.panel.headroles.HeadRolesFigure;
import org.glassgpt.ui.panel.history.HistoryFigure;
import org.glassgpt.ui.panel.layernorm.LayerNormFigure;
import org.glassgpt.ui.panel.logitlens.LogitLensFigure;
import org.glassgpt.ui.panel.map.MapFigure;
import org.glassgpt.ui.panel.merges.MergesFigure;
import org.glassgpt.ui.panel.mlp.MlpFigure;
import org.glassgpt.ui.panel.operation.OperationFigure;
import org.glassgpt.ui.panel.positions.ArticleFigure;
import org.glassgpt.ui.panel.positions.OverviewFigure;
import org.glassgpt.ui.panel.positions.PositionsFigure;
import org.glassgpt.ui.panel.positions.SimilarityFigure;
import org.glassgpt.ui.panel.probabilities.ProbabilitiesFigure;
import org.glassgpt.ui.panel.qkv.QkvFigure;
import org.glassgpt.ui.panel.residual.ResidualFigure;
import org.glassgpt.ui.panel.samplingsteps.SamplingStepsFigure;
import org.glassgpt.ui.panel.surprise.SurpriseFigure;
import org.glassgpt.ui.panel.tokens.TokensFigure;
import org.glassgpt.ui.panel.training.ShippedFigures;

/** The panels that can be drawn without a window, by id, in the order in which a text passes them. */
public final class PanelCatalog {
    private static final Map<String, FigurePanel.Builder> BUILDERS = builders();

    private PanelCatalog() {}

    private static Map<String, FigurePanel.Builder> builders() {
        Map<String, FigurePanel.Builder> builders = new LinkedHashMap<>();
        builders.put(MapFigure.ID, MapFigure::of);
        builders.put(OperationFigure.ID, OperationFigure::of);
        builders.put(TokensFigure.ID, TokensFigure::of);
        builders.put(SurpriseFigure.ID, SurpriseFigure::of);
        builders.put(MergesFigure.ID, MergesFigure::of);
        builders.put(EmbeddingFigure.ID, EmbeddingFigure::of);
        builders.put(EmbeddingMapFigure.ID, EmbeddingMapFigure::of);
        builders.put(OverviewFigure.ID, OverviewFigure::of);
        builders.put(PositionsFigure.LEARNED, PositionsFigure::learned);
        builders.put(PositionsFigure.SINE, PositionsFigure::sine);
        builders.put(SimilarityFigure.ID, SimilarityFigure::of);
        builders.put(ArticleFigure.ID, ArticleFigure::of);
        builders.put(QkvFigure.ID, QkvFigure::of);
        builders.put(AttentionStepsFigure.ID, AttentionStepsFigure::of);
        builders.put(AttentionGridFigure.ID, AttentionGridFigure::of);
        builders.put(AttentionFigure.ID, AttentionFigure::of);
        builders.put(AttentionArcsFigure.ID, AttentionArcsFigure::of);
        builders.put(HeadRolesFigure.ID, HeadRolesFigure::of);
        builders.put(AttentionOutputFigure.ID, AttentionOutputFigure::of);
        builders.put(LayerNormFigure.ID, LayerNormFigure::of);
        builders.put(MlpFigure.ID, MlpFigure::of);
        builders.put(ResidualFigure.ID, ResidualFigure::of);
        builders.put(LogitLensFigure.ID, LogitLensFigure::of);
        builders.put(ProbabilitiesFigure.ID, ProbabilitiesFigure::of);
        builders.put(EffectFigure.ID, EffectFigure::of);
        builders.put(SamplingStepsFigure.ID, SamplingStepsFigure::of);
        builders.put(HistoryFigure.ID, HistoryFigure::of);
        builders.put(GenerationTreeFigure.ID, GenerationTreeFigure::of);
        builders.put(CostFigure.ID, CostFigure::of);
        builders.put(SizesFigure.ID, SizesFigure::of);
        for (String id : ClinicFigure.ids()) builders.put(id, ClinicFigure.of(id));
        for (String id : ShippedFigures.ids()) builders.put(id, ShippedFigures.of(id));
        return Collections.unmodifiableMap(builders);
    }

    public static List<String> ids() {
        return List.copyOf(BUILDERS.keySet());
    }

    public static boolean has(String id) {
        return BUILDERS.containsKey(id);
    }

    /**
     * @throws IllegalArgumentException when there is no such panel
     */
    public static Figure figure(String id, Snapshot snapshot, Selection selection, Paper paper) {
        return builder(id).build(snapshot, selection, paper);
    }

    /**
     * What makes a panel's pictures.
     *
     * @throws IllegalArgumentException when there is no such panel
     */
    public static FigurePanel.Builder builder(String id) {
        FigurePanel.Builder builder = BUILDERS.get(id);
        if (builder == null) {
            throw new IllegalArgumentException("there is no panel " + id + "; there are " + String.join(", ", ids()));
        }
        return EditMarks.over(builder);
    }
}
