package org.glassgpt.ui.shell;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyDoubleProperty;

/**
 * How much of the type in use fits into the window. Where that is little, what stands around the picture folds away, so
 * that the picture keeps most of the window.
 */
final class Space {
    /** In em. */
    private static final double WIDE = 88;

    private static final double NARROW = 72;
    private static final double LOW = 46;

    private final BooleanBinding wide;
    private final BooleanBinding compact;

    /**
     * @param width of the window, 0 before it is laid out
     * @param height of the window
     * @param scale of type
     */
    Space(ReadOnlyDoubleProperty width, ReadOnlyDoubleProperty height, ReadOnlyDoubleProperty scale) {
        wide = Bindings.createBooleanBinding(() -> !under(WIDE, width, scale), width, scale);
        compact = Bindings.createBooleanBinding(
                () -> under(NARROW, width, scale) || under(LOW, height, scale), width, height, scale);
    }

    private static boolean under(double em, ReadOnlyDoubleProperty size, ReadOnlyDoubleProperty scale) {
        return size.get() > 0 && size.get() < em * ThemeSheet.BODY * scale.get();
    }

    /** Whether the second row has room for how the next token is chosen. */
    BooleanBinding wide() {
        return wide;
    }

    /** Whether all but one row above the picture and one below it has to fold away. */
    BooleanBinding compact() {
        return compact;
    }
}
