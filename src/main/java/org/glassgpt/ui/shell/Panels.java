package org.glassgpt.ui.shell;

import java.util.List;
import java.util.Map;
import org.glassgpt.ui.panel.Panel;
import org.glassgpt.ui.panel.attention.AttentionPanel;
import org.glassgpt.ui.panel.attentiongrid.AttentionGridPanel;
import org.glassgpt.ui.panel.cost.CostPanel;
import org.glassgpt.ui.panel.generationtree.GenerationTreePanel;
import org.glassgpt.ui.panel.history.HistoryPanel;
import org.glassgpt.ui.panel.positions.PositionsPanel;
import org.glassgpt.ui.panel.probabilities.ProbabilitiesPanel;
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
        return Map.of(
                Place.TOKENS, List.of(TokensPanel.of(context), SurprisePanel.of(context)),
                Place.ATTENTION, List.of(AttentionGridPanel.of(context), AttentionPanel.of(context)),
                Place.POSITIONS, List.of(PositionsPanel.learned(context), PositionsPanel.sine(context)),
                Place.NEXT, List.of(ProbabilitiesPanel.of(context, session::choose)),
                Place.SAMPLING, List.of(SamplingStepsPanel.of(context, session::choose)),
                Place.HISTORY,
                        List.of(
                                GenerationTreePanel.of(context, session::goToNode, session::choose),
                                HistoryPanel.of(context, session::goTo)),
                Place.COST, List.of(CostPanel.terms(context), CostPanel.sizes(context)));
    }
}
