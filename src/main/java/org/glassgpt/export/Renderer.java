package org.glassgpt.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.glassgpt.figure.Caption;
import org.glassgpt.figure.Figure;
import org.glassgpt.figure.FontMetrics;
import org.glassgpt.figure.Paper;
import org.glassgpt.i18n.Language;
import org.glassgpt.i18n.Messages;
import org.glassgpt.model.AtomicFile;
import org.glassgpt.ui.panel.comparison.ComparisonFigure;
import org.glassgpt.ui.panel.comparison.Sides;
import org.glassgpt.ui.panel.headroles.HeadRolesFigure;

/** Writes panels as files. */
public final class Renderer {
    /** Id of the whole window. */
    public static final String WINDOW = "window";

    /** Stands for every panel. */
    public static final String ALL = "all";

    private final WindowScene window;

    /**
     * @param window makes the scene for pictures of the whole window
     */
    public Renderer(WindowScene window) {
        this.window = window;
    }

    /** Every id that can be rendered, the window last. */
    public static List<String> ids() {
        List<String> ids = new ArrayList<>(PanelCatalog.ids());
        ids.add(WINDOW);
        return List.copyOf(ids);
    }

    /**
     * Ids as given on the command line, {@code all} spelled out: every panel, without the window.
     *
     * @throws IllegalArgumentException naming the first that does not exist
     */
    public static List<String> resolve(List<String> given) {
        List<String> ids = new ArrayList<>();
        for (String id : given) {
            if (id.equals(ALL)) ids.addAll(PanelCatalog.ids());
            else if (ids().contains(id)) ids.add(id);
            else {
                throw new IllegalArgumentException(
                        "there is no panel " + id + "; there are " + String.join(", ", ids()) + " and " + ALL);
            }
        }
        return ids.stream().distinct().toList();
    }

    /**
     * Whether what is to be drawn shows how heads look at texts made to measure them: a few passes more, which a snapshot
     * for other pictures need not have.
     *
     * @param view panel on the stage of the window
     */
    public static boolean showsMeasuredHeads(List<String> ids, Optional<String> view) {
        return ids.contains(HeadRolesFigure.ID)
                || ids.contains(WINDOW)
                        && view.filter(HeadRolesFigure.ID::equals).isPresent();
    }

    /** The picture of one panel, laid out; its captions below it, the whole of the size asked for. */
    public static Figure figure(RenderRequest request, String id) {
        if (request.files().captions().isEmpty())
            return figure(request, id, paper(request, request.look().language()));
        List<Caption> captions = request.files().captions().stream()
                .map(language -> Caption.of(figure(request, id, paper(request, language))))
                .toList();
        return Caption.below(paper(request, request.look().language()), captions, paper -> figure(request, id, paper));
    }

    private static Figure figure(RenderRequest request, String id, Paper paper) {
        if (request.beside().isEmpty()) {
            return PanelCatalog.figure(id, request.snapshot(), request.selection(), paper);
        }
        RenderRequest.Beside beside = request.beside().get();
        return ComparisonFigure.of(
                PanelCatalog.builder(id),
                Sides.of(request.snapshot(), beside.snapshot(), beside.rival()),
                request.selection(),
                paper);
    }

    private static Paper paper(RenderRequest request, Language language) {
        return new Paper(
                request.look().width(),
                request.look().height(),
                request.selection().scale(),
                request.look().theme().palette(),
                Messages.of(language)::text,
                new FontMetrics());
    }

    /**
     * Writes {@code ID.png} or {@code ID.svg} for each panel asked for and, when asked, {@code ID.json} beside it. The
     * window is always a PNG and has no values of its own.
     *
     * @param folder made if it does not exist
     * @return the pictures written, in order
     * @throws IOException naming the file that could not be written
     */
    public List<Path> render(RenderRequest request, Path folder) throws IOException {
        List<String> ids = resolve(request.panels());
        Files.createDirectories(folder);
        if (request.files().format() == Format.PNG || ids.contains(WINDOW)) Toolkit.start();
        List<Path> written = new ArrayList<>();
        for (String id : ids) {
            if (id.equals(WINDOW)) {
                written.add(written(folder.resolve("window.png"), Png.of(window, request)));
                continue;
            }
            Figure figure = figure(request, id);
            Path file = folder.resolve(id + "." + request.files().format().extension());
            byte[] bytes = request.files().format() == Format.PNG
                    ? Png.of(figure)
                    : Svg.of(figure).getBytes(StandardCharsets.UTF_8);
            written.add(written(file, bytes));
            if (request.files().values()) writeValues(figure, folder.resolve(id + ".json"));
        }
        return written;
    }

    /** A picture of the window with a lesson open, {@code DIR/window.png}. */
    public Path lesson(LessonPicture picture, Path folder) throws IOException {
        Files.createDirectories(folder);
        Toolkit.start();
        return written(folder.resolve("window.png"), Png.of(() -> window.lesson(picture)));
    }

    private static Path written(Path file, byte[] bytes) throws IOException {
        AtomicFile.write(file, bytes);
        return file;
    }

    private static void writeValues(Figure figure, Path file) throws IOException {
        AtomicFile.write(file, out -> {
            OutputStream stream = new BufferedOutputStream(Channels.newOutputStream(out)) {
                @Override
                public void close() throws IOException {
                    flush(); // the file is not finished with its last number
                }
            };
            ValuesJson.write(figure, stream);
        });
    }
}
