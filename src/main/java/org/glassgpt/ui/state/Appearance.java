package org.glassgpt.ui.state;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.glassgpt.figure.Hues;

/** Theme and size of everything, what is out (the inspector, the gallery, the guide), and whether things move. */
public final class Appearance {
    public static final double SMALLEST = 0.8;
    public static final double LARGEST = 2.5;

    /** Above this the inspector lies over the stage, which keeps its room. */
    public static final double OVERLAY = 1.5;

    /** On a projector's picture of so many lines. Who sits in the last row sees a share of its height, not pixels. */
    private static final double PROJECTOR = 1.6;

    private static final double PROJECTOR_LINES = 1080;

    /** What a projector needs at least, however few its lines: so letters have 2.3 % of 720 lines, and 2.1 % of 1080. */
    private static final double PROJECTOR_SMALLEST = 1.2;

    private static final double STEP = 0.1;

    private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(this, "theme", Theme.LIGHT);
    private final ReadOnlyDoubleWrapper scale = new ReadOnlyDoubleWrapper(this, "scale", 1);
    private final BooleanProperty inspector = new SimpleBooleanProperty(this, "inspector", true);

    private final BooleanProperty gallery = new SimpleBooleanProperty(this, "gallery", false);
    private final BooleanProperty experiments = new SimpleBooleanProperty(this, "experiments", false);
    private final BooleanProperty guide = new SimpleBooleanProperty(this, "guide", false);
    private final BooleanProperty comparison = new SimpleBooleanProperty(this, "comparison", false);
    private final BooleanProperty motion = new SimpleBooleanProperty(this, "motion", true);

    private final BooleanProperty projector = new SimpleBooleanProperty(this, "projector", false);
    private final BooleanProperty spotlight = new SimpleBooleanProperty(this, "spotlight", false);
    private final ObjectProperty<Hues> hues = new SimpleObjectProperty<>(this, "hues", Hues.CIVIDIS);
    private final ObjectProperty<Captions> captions = new SimpleObjectProperty<>(this, "captions", Captions.NONE);
    private final DoubleProperty height = new SimpleDoubleProperty(this, "height", PROJECTOR_LINES);
    private Runnable atDesk = () -> {};
    private double least;
    private double fitted;

    public Appearance() {
        height.addListener((value, old, now) -> {
            if (projector.get() && scale.get() == fitted) fit(); // else it was chosen by hand
        });
        projector.addListener((value, old, now) -> {
            if (now) toProjector();
            else atDesk.run();
        });
    }

    /** Large type, strong contrast, the stage alone; what was before comes back when it is turned off. */
    private void toProjector() {
        Theme themeBefore = theme.get();
        double scaleBefore = scale.get();
        boolean inspectorBefore = inspector.get();
        atDesk = () -> {
            theme.set(themeBefore);
            setScale(scaleBefore);
            inspector.set(inspectorBefore);
        };
        theme.set(Theme.PROJECTOR);
        least = scaleBefore;
        fit();
        inspector.set(false);
    }

    private void fit() {
        double share = PROJECTOR * height.get() / PROJECTOR_LINES;
        setScale(Math.max(least, Math.max(PROJECTOR_SMALLEST, share)));
        fitted = scale.get();
    }

    /** Of the window, in logical pixels: how large type has to be on a projector. */
    public DoubleProperty height() {
        return height;
    }

    /** Whether the window is on a projector. */
    public BooleanProperty projector() {
        return projector;
    }

    /** Whether all but a circle around the pointer is dimmed. */
    public BooleanProperty spotlight() {
        return spotlight;
    }

    /** Which hues numbers are drawn in. */
    public ObjectProperty<Hues> hues() {
        return hues;
    }

    /** What stands below the stage, for who hears or reads along. */
    public ObjectProperty<Captions> captions() {
        return captions;
    }

    /** Whether what changes its place glides there; otherwise it is there at once. */
    public BooleanProperty motion() {
        return motion;
    }

    public ObjectProperty<Theme> theme() {
        return theme;
    }

    public ReadOnlyDoubleProperty scale() {
        return scale.getReadOnlyProperty();
    }

    public BooleanProperty inspector() {
        return inspector;
    }

    /** Whether the gallery of prompts lies over the stage. */
    public BooleanProperty gallery() {
        return gallery;
    }

    /** Whether what changes the pass is out. */
    public BooleanProperty experiments() {
        return experiments;
    }

    /** Whether the guided look is under way. */
    public BooleanProperty guide() {
        return guide;
    }

    /** Whether what to compare with can be chosen. */
    public BooleanProperty comparison() {
        return comparison;
    }

    /** Rounded to a tenth, and kept between the smallest and the largest. */
    public void setScale(double wanted) {
        double tenths = Math.round(wanted / STEP) / (1 / STEP);
        scale.set(Math.max(SMALLEST, Math.min(LARGEST, tenths)));
    }

    public void larger() {
        setScale(scale.get() + STEP);
    }

    public void smaller() {
        setScale(scale.get() - STEP);
    }
}
