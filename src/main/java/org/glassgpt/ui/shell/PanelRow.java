package org.glassgpt.ui.shell;

import java.util.List;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/**
 * One panel, or two: beside each other where there is room, else one below the other. A panel never gets so small that
 * nothing can be read in it; what then does not fit is scrolled to.
 */
final class PanelRow extends Region {
    /** The least that one panel gets, in em. */
    private static final double LEAST_WIDTH = 25;

    private static final double LEAST_HEIGHT = 24;

    /** As much, where it is so narrow that its parts stand one below the other. */
    private static final double NARROW = 56;

    private static final double LEAST_NARROW_HEIGHT = 32;

    /** Between two panels, in em. */
    private static final double GAP = 1;

    private final List<Node> panels;
    private final double firstShare;
    private final ReadOnlyDoubleProperty scale;

    /**
     * @param firstShare of the width, in percent, that the first of two gets beside the other
     * @param scale of type
     */
    PanelRow(List<Node> panels, double firstShare, ReadOnlyDoubleProperty scale) {
        this.panels = List.copyOf(panels);
        this.firstShare = firstShare;
        this.scale = scale;
        getStyleClass().add("panels");
        getChildren().addAll(panels);
        scale.addListener((value, old, now) -> requestLayout());
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return LEAST_WIDTH * em();
    }

    @Override
    protected double computeMinHeight(double width) {
        int rows = beside(width) ? 1 : panels.size();
        boolean narrow = width >= 0 && width < NARROW * em();
        double least = narrow ? LEAST_NARROW_HEIGHT : LEAST_HEIGHT;
        return (rows * least + (rows - 1) * GAP) * em();
    }

    @Override
    protected double computePrefWidth(double height) {
        return computeMinWidth(height);
    }

    @Override
    protected double computePrefHeight(double width) {
        return computeMinHeight(width);
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        double gap = GAP * em();
        if (panels.size() == 1) {
            panels.get(0).resizeRelocate(0, 0, width, height);
        } else if (beside(width)) {
            double first = Math.floor((width - gap) * firstShare / 100);
            panels.get(0).resizeRelocate(0, 0, first, height);
            panels.get(1).resizeRelocate(first + gap, 0, width - first - gap, height);
        } else {
            double each = Math.floor((height - gap) / 2);
            // What the overview leads to comes first: it is what the place is about.
            panels.get(1).resizeRelocate(0, 0, width, each);
            panels.get(0).resizeRelocate(0, each + gap, width, each);
        }
    }

    private boolean beside(double width) {
        return panels.size() == 1 || width < 0 || width >= (2 * LEAST_WIDTH + GAP) * em();
    }

    private double em() {
        return ThemeSheet.BODY * scale.get();
    }
}
