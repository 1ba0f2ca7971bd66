package org.glassgpt.export;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Insets;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.CornerRadii;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.transform.Transform;
import org.glassgpt.figure.Figure;
import org.glassgpt.figure.Palette;
import org.glassgpt.figure.Rgb;
import org.glassgpt.i18n.Messages;
import org.glassgpt.lesson.Block;
import org.glassgpt.lesson.Inline;
import org.glassgpt.lesson.LessonWords;
import org.glassgpt.lesson.Scope;
import org.glassgpt.lesson.StepWords;
import org.glassgpt.ui.control.FigureView;
import org.glassgpt.ui.lesson.Ink;
import org.glassgpt.ui.lesson.WordsView;

/** A lesson on pages of A4 to print, drawn by the nodes that the window draws with; answers on pages of their own. */
final class LessonPages {
    /** A4 at 96 dots to an inch, in logical pixels. */
    private static final double WIDTH = 794;

    private static final double HEIGHT = 1123;
    private static final double MARGIN = 56;
    private static final double INSIDE = WIDTH - 2 * MARGIN;
    private static final double DENSITY = 2;
    private static final double GAP = 14;

    private final LessonRequest request;
    private final Messages messages;
    private final Palette palette;

    LessonPages(LessonRequest request) {
        this.request = request;
        this.messages = Messages.of(request.language());
        this.palette = request.theme().palette();
    }

    /** On the JavaFX thread. */
    List<BufferedImage> draw(List<LessonSteps.Shown> steps) {
        List<List<Region>> pages = new ArrayList<>(pages(blocks(steps)));
        pages.addAll(pages(answers(steps)));
        return pages.stream().map(this::page).toList();
    }

    private static List<List<Region>> pages(List<Region> blocks) {
        List<List<Region>> pages = new ArrayList<>();
        double left = 0;
        for (Region block : blocks) {
            double height = height(block);
            if (pages.isEmpty() || height > left) {
                pages.add(new ArrayList<>());
                left = HEIGHT - 2 * MARGIN;
            }
            pages.get(pages.size() - 1).add(block);
            left -= height + GAP;
        }
        return pages;
    }

    private static double height(Region block) {
        block.setMinWidth(INSIDE);
        block.setPrefWidth(INSIDE);
        block.setMaxWidth(INSIDE);
        Scene scene = new Scene(new Group(block));
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        double height = block.prefHeight(INSIDE);
        scene.setRoot(new Group()); // the block goes to its page
        return height;
    }

    private BufferedImage page(List<Region> blocks) {
        VBox page = new VBox(GAP, blocks.toArray(Node[]::new));
        page.setPadding(new Insets(MARGIN));
        page.setMinSize(WIDTH, HEIGHT);
        page.setPrefSize(WIDTH, HEIGHT);
        page.setMaxSize(WIDTH, HEIGHT);
        page.setBackground(
                new Background(new BackgroundFill(color(palette.background()), CornerRadii.EMPTY, Insets.EMPTY)));
        Scene scene = new Scene(new Group(page), WIDTH, HEIGHT);
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setTransform(Transform.scale(DENSITY, DENSITY));
        WritableImage image = page.snapshot(parameters, null);
        int w = (int) image.getWidth();
        int h = (int) image.getHeight();
        int[] argb = new int[w * h];
        image.getPixelReader().getPixels(0, 0, w, h, PixelFormat.getIntArgbInstance(), argb, 0, w);
        BufferedImage rgb = new BufferedImage(w, h, BufferedImage.TYPE_INT_RGB);
        rgb.setRGB(0, 0, w, h, argb, 0, w);
        return rgb;
    }

    private static Color color(Rgb rgb) {
        return Color.rgb(rgb.value() >> 16 & 255, rgb.value() >> 8 & 255, rgb.value() & 255);
    }

    private Ink ink(double size) {
        return new Ink(palette, palette.text(), size, request.language());
    }

    private WordsView words(List<Block> blocks, double size, Optional<Scope> scope) {
        return new WordsView(blocks, ink(size), scope, request.course().glossary(), WordsView.Room.paper(size));
    }

    private WordsView line(String text, double size) {
        return words(List.of(new Block.Paragraph(List.of(text(text, true)))), size, Optional.empty());
    }

    private static Inline.Text text(String text, boolean bold) {
        return new Inline.Text(text, false, bold, false, Optional.empty());
    }

    private List<Region> blocks(List<LessonSteps.Shown> steps) {
        LessonWords told = request.lesson().words(request.language());
        List<Region> blocks = new ArrayList<>();
        blocks.add(line(told.title(), 24));
        blocks.add(words(told.intro(), 14, Optional.empty()));
        if (request.notes()) plan(told, blocks);
        for (LessonSteps.Shown step : steps) step(step, blocks);
        return blocks;
    }

    private void plan(LessonWords told, List<Region> blocks) {
        int count = request.lesson().steps().size();
        blocks.add(line(messages.text("lesson.plan"), 18));
        blocks.add(line(messages.text("lesson.plan-time", request.lesson().minutes(), count), 13));
        blocks.add(new VBox(4, line(messages.text("lesson.plan-aim"), 13), words(told.aim(), 13, Optional.empty())));
        blocks.add(new VBox(
                4, line(messages.text("lesson.plan-questions"), 13), words(told.questions(), 13, Optional.empty())));
    }

    /** Title, words and picture stay on one page. */
    private void step(LessonSteps.Shown shown, List<Region> blocks) {
        StepWords told = shown.words();
        VBox whole = new VBox(8, line(told.title(), 18), words(told.before(), 14, shown.scope()));
        whole.setPadding(new Insets(8, 0, 0, 0));
        if (!told.options().isEmpty()) {
            List<List<Block>> items =
                    told.options().stream().map(StepWords.Option::words).toList();
            whole.getChildren().add(words(List.of(new Block.Lettered(items, Set.of())), 14, shown.scope()));
        }
        shown.figures().forEach(figure -> whole.getChildren().add(picture(figure)));
        sources(shown).ifPresent(whole.getChildren()::add);
        blocks.add(whole);
        if (request.notes() && !told.notes().isEmpty()) {
            blocks.add(new VBox(4, line(messages.text("lesson.notes"), 13), words(told.notes(), 13, shown.scope())));
        }
    }

    private Optional<Region> sources(LessonSteps.Shown shown) {
        List<String> sources = shown.step().frame().sources(request.language());
        if (sources.isEmpty()) return Optional.empty();
        String said = messages.text("lesson.sources", String.join(messages.text("lesson.sources.between"), sources));
        return Optional.of(words(List.of(new Block.Paragraph(List.of(text(said, false)))), 12, Optional.empty()));
    }

    /** They begin a page, so that the questions can be handed out without them. */
    private List<Region> answers(List<LessonSteps.Shown> steps) {
        List<Region> blocks = new ArrayList<>();
        for (LessonSteps.Shown step : steps) answer(step).ifPresent(blocks::add);
        if (!blocks.isEmpty()) blocks.add(0, line(messages.text("lesson.answers"), 24));
        return blocks;
    }

    private Optional<Region> answer(LessonSteps.Shown shown) {
        StepWords told = shown.words();
        List<Block> said = new ArrayList<>();
        List<List<Block>> why =
                told.options().stream().map(StepWords.Option::why).toList();
        if (why.stream().anyMatch(each -> !each.isEmpty()))
            said.add(new Block.Lettered(why, shown.step().right()));
        said.addAll(shown.step().explained(told));
        told.after().ifPresent(said::addAll);
        if (said.isEmpty()) return Optional.empty();
        VBox box = new VBox(6, line(told.title(), 14), words(said, 13, shown.answer()));
        shown.revealed().forEach(figure -> box.getChildren().add(picture(figure)));
        return Optional.of(box);
    }

    private static Region picture(Figure figure) {
        FigureView view = new FigureView();
        view.densityProperty().set(DENSITY);
        view.setFigure(figure);
        double scale = INSIDE / figure.width();
        view.resize(figure.width(), figure.height());
        view.setManaged(false);
        view.getTransforms().add(Transform.scale(scale, scale));
        Region room = new Region() {
            {
                getChildren().add(view);
            }

            @Override
            protected void layoutChildren() {
                view.resizeRelocate(0, 0, figure.width(), figure.height());
            }
        };
        room.setMinSize(INSIDE, figure.height() * scale);
        room.setPrefSize(INSIDE, figure.height() * scale);
        return room;
    }
}
