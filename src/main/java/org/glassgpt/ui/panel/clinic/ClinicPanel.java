package org.glassgpt.ui.panel.clinic;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import org.glassgpt.clinic.AttentionClinic;
import org.glassgpt.clinic.Line;
import org.glassgpt.clinic.Listing;
import org.glassgpt.figure.Hit;
import org.glassgpt.session.Selection;
import org.glassgpt.ui.panel.FigurePanel;
import org.glassgpt.ui.panel.Memo;
import org.glassgpt.ui.panel.Panel;
import org.glassgpt.ui.panel.Sliders;
import org.glassgpt.ui.state.PanelContext;

/**
 * A listing to examine: pressing a line marks it as wrong; once the marks have been checked, or where nothing is wrong,
 * pressing a line opens it, and pressing it again closes it.
 */
public final class ClinicPanel {
    private final PanelContext context;
    private final String id;
    private final Listing listing;
    private final boolean sick;
    private final Memo<AttentionClinic> memo = new Memo<>();
    private final ObjectProperty<Marks> marks = new SimpleObjectProperty<>(Marks.NONE);

    private ClinicPanel(PanelContext context, String id) {
        this.context = context;
        this.id = id;
        this.listing = ClinicFigure.listing(id);
        this.sick = listing.lines().stream().anyMatch(Line::faulty);
    }

    /**
     * @param id of the panel, one of {@link ClinicFigure#ids}
     */
    public static Panel of(PanelContext context, String id) {
        return new ClinicPanel(context, id).panel();
    }

    private Panel panel() {
        FigurePanel.Builder figure =
                (snapshot, selection, paper) -> ClinicFigure.of(id, snapshot, selection, paper, marks.get(), memo);
        FigurePanel panel = new FigurePanel(id, context, figure).inBackground().onPress(ClinicFigure.LINE, this::press);
        marks.addListener((property, was, is) -> panel.invalidate());
        Node layer = Sliders.layer(context);
        Node head = Sliders.head(context);
        return sick ? panel.withControls(check(), again(), layer, head) : panel.withControls(layer, head);
    }

    private void press(Hit hit) {
        ClinicFigure.line(hit.target()).ifPresent(line -> {
            if (sick && !marks.get().checked()) {
                marks.set(marks.get().toggled(line));
            } else {
                Selection selection = context.selection().get();
                boolean again = selection.line() == line;
                context.selection().set(selection.withLine(again ? Selection.NONE : line));
            }
        });
    }

    private Button check() {
        Button button = button("check", "clinic.check");
        button.disableProperty().bind(marks.map(Marks::checked));
        button.setOnAction(event -> marks.set(marks.get().withChecked()));
        return button;
    }

    private Button again() {
        Button button = button("again", "clinic.again");
        button.setOnAction(event -> {
            marks.set(Marks.NONE);
            context.selection().set(context.selection().get().withLine(Selection.NONE));
        });
        return button;
    }

    private Button button(String name, String key) {
        Button button = new Button();
        button.setId(id + "-" + name);
        button.textProperty().bind(context.words().map(words -> words.text(key)));
        return button;
    }
}
