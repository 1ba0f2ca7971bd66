package org.glassgpt.export;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.glassgpt.model.AtomicFile;

/** Writes a lesson as a page and as pages to print, with the figures of the passes that it shows. */
public final class LessonExport {
    private LessonExport() {}

    /**
     * Writes {@code ID-LANG.html} and {@code ID-LANG.pdf}.
     *
     * @param folder made if it does not exist
     * @return the files written
     * @throws IOException naming the file that could not be written
     */
    public static List<Path> write(LessonRequest request, Path folder) throws IOException {
        Files.createDirectories(folder);
        Toolkit.start();
        List<LessonSteps.Shown> steps = LessonSteps.of(request);
        String name = request.lesson().id() + "-" + request.language().code();
        Path page = folder.resolve(name + ".html");
        AtomicFile.write(page, LessonHtml.of(request, steps));
        List<BufferedImage> pages = Toolkit.call(() -> new LessonPages(request).draw(steps));
        String title = request.lesson().words(request.language()).title();
        Path print = folder.resolve(name + ".pdf");
        AtomicFile.write(print, PdfImages.of(pages, title));
        return List.of(page, print);
    }
}
