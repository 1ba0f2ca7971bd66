package org.glassgpt.ui.panel;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.Node;
import org.glassgpt.figure.Figure;
import org.glassgpt.figure.Paper;
import org.glassgpt.session.Selection;
import org.glassgpt.session.Snapshot;

/** One picture of the network with its own few controls. Made once, follows its context from then on. */
public interface Panel {
    /** As {@code render --panel} and lessons name it. */
    String id();

    /** What goes on the stage; always the same node. */
    Node node();

    /** The picture as it stands now. */
    Figure figure();

    /** The picture as it stands now, in other words, colours or another size. */
    Figure figure(Paper paper);

    /** The picture of another state, with the panel's own controls as they stand. */
    Figure figure(Snapshot snapshot, Selection selection, Paper paper);

    /** The picture that is on the stage; its value is null as long as there is none. */
    ReadOnlyObjectProperty<Figure> drawn();

    /** From now on its picture is one of several, which leave out what they would all say. */
    void setBrief();

    /** Hands its controls over to whoever places them elsewhere; empty where it has none, or they are gone already. */
    Optional<Node> takeControls();
}
