package org.glassgpt.ui.shell;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.glassgpt.ui.panel.Panel;
import org.glassgpt.ui.state.PanelContext;

/** Which panels stand at which place. */
final class Panels {
    private Panels() {}

    static Map<Place, List<Panel>> of(PanelContext context) {
        Map<Place, List<Panel>> panels = new EnumMap<>(Place.class);
        return panels;
    }
}
