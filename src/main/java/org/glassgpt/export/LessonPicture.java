package org.glassgpt.export;

import java.nio.file.Path;
import org.glassgpt.i18n.Language;
import org.glassgpt.ui.state.Theme;

/**
 * A picture of the window with a lesson open.
 *
 * @param model folder of the model
 * @param lessons folder of the course
 * @param place as {@code ID} or {@code ID#STEP}; empty for the contents
 * @param answered whether the answer is out
 * @param both whether both languages stand side by side
 */
public record LessonPicture(
        Path model,
        Path lessons,
        String place,
        boolean answered,
        boolean both,
        Language language,
        Theme theme,
        double scale,
        int width,
        int height) {}
