package org.glassgpt.ui.panel.training;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.glassgpt.figure.Figure;
import org.glassgpt.figure.Paper;
import org.glassgpt.lab.Preset;
import org.glassgpt.lab.ShippedRun;
import org.glassgpt.ui.panel.FigurePanel;
import org.glassgpt.ui.panel.Memo;

/** The runs that come with the application as pictures of their own, whatever model is open: for lessons and prints. */
public final class ShippedFigures {
    /** The loss of the bundled model, from its first step to its last. */
    public static final String LOSS = LossFigure.ID;

    /** The gradients of a small model trained from scratch. */
    public static final String GRADIENTS = GradientsFigure.ID;

    private static final String TASK = TaskFigure.ID + "-";

    /** Draws a run. */
    private interface Draws {
        Figure draw(Compared run, String id, Paper paper);
    }

    /**
     * @param folder of the run below the assets
     * @param name key of what it is called
     */
    private record Drawn(String folder, String name, Draws figure) {}

    private static final Map<String, Drawn> FIGURES = figures();

    private ShippedFigures() {}

    private static Map<String, Drawn> figures() {
        Map<String, Drawn> all = new LinkedHashMap<>();
        all.put(
                LOSS,
                new Drawn(
                        ShippedRun.BUNDLED, "figure.training.bundled", (run, id, paper) -> LossFigure.of(run, paper)));
        all.put(
                GRADIENTS,
                new Drawn(
                        ShippedRun.folder(Preset.SMALL),
                        name(Preset.SMALL),
                        (run, id, paper) -> GradientsFigure.of(run, paper)));
        for (Preset preset : Preset.all(true)) {
            all.put(
                    TASK + preset.id(),
                    new Drawn(
                            ShippedRun.folder(preset),
                            name(preset),
                            (run, id, paper) -> TaskFigure.of(id, run, paper)));
        }
        return all;
    }

    /** Key of what a preset's result is called: the task that it learned, or what was trained. */
    static String name(Preset preset) {
        return preset.tunes() ? "room.preset." + preset.id() : "figure.training.small";
    }

    public static List<String> ids() {
        return List.copyOf(FIGURES.keySet());
    }

    /** What draws one of these; the run is read when it is drawn first. */
    public static FigurePanel.Builder of(String id) {
        Drawn drawn = FIGURES.get(id);
        Memo<ShippedRun> memo = new Memo<>();
        return (snapshot, selection, paper) -> {
            ShippedRun run = memo.get(id, () -> ShippedRun.read(drawn.folder()));
            Compared compared = new Compared(
                    paper.words().text(drawn.name()),
                    run.record().report(),
                    run.record().report().step(),
                    Optional.of(run.baselines()),
                    Optional.empty());
            return drawn.figure().draw(compared, id, paper);
        };
    }
}
