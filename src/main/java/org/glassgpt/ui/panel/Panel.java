package org.glassgpt.ui.panel;

import javafx.scene.Node;
import org.glassgpt.figure.Figure;
import org.glassgpt.figure.Paper;

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
}
