package org.glassgpt.ui.shell;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.glassgpt.figure.Caption;
import org.glassgpt.figure.Figure;
import org.glassgpt.figure.FontMetrics;
import org.glassgpt.figure.Paper;
import org.glassgpt.i18n.Language;
import org.glassgpt.i18n.Messages;
import org.glassgpt.session.FileProblem;
import org.glassgpt.session.Problem;
import org.glassgpt.session.SessionFile;
import org.glassgpt.session.Snapshot;
import org.glassgpt.trace.Activation;
import org.glassgpt.trace.ActivationName;
import org.glassgpt.ui.control.FigureView;
import org.glassgpt.ui.panel.comparison.Sides;
import org.glassgpt.ui.state.SessionModel.Kept;

/** What leaves the window and comes back: sessions, pictures, numbers. */
final class SessionFiles {
    /** Pixels to a logical one in a picture that is copied. */
    private static final double DENSITY = 2;

    private final ShellModel model;
    private final PanelStage stage;
    private final WindowActions window;
    private final SaveQuestion question;
    private final Notes notes;
    private Runnable afterSaving = () -> {};

    SessionFiles(ShellModel model, PanelStage stage, WindowActions window, SaveQuestion question, Notes notes) {
        this.model = model;
        this.stage = stage;
        this.window = window;
        this.question = question;
        this.notes = notes;
        window.beforeClosing(() -> mayGo(window::close));
        model.session().kept().addListener((value, old, now) -> now.ifPresent(this::kept));
    }

    private void kept(Kept now) {
        String file = now.file().getFileName().toString();
        boolean opened = !model.session().restored().get().equals(lastRestored);
        lastRestored = model.session().restored().get();
        if (!opened) notes.say(model.texts().text("takeaway.saved", file));
        Runnable then = afterSaving;
        afterSaving = () -> {};
        then.run();
    }

    private Optional<?> lastRestored = Optional.empty();

    /** To the file it came from; without one, or where another window wrote there, the reader is asked. */
    void save() {
        Optional<Kept> kept = model.session().kept().get();
        if (kept.filter(Kept::changedSince).isPresent()) {
            notes.say(model.texts()
                    .text("takeaway.changed", kept.get().file().getFileName().toString()));
            saveAs();
            return;
        }
        kept.map(Kept::file).ifPresentOrElse(this::saveTo, this::saveAs);
    }

    void saveAs() {
        if (model.session().snapshot().get().isEmpty()) return;
        String suggested = model.session()
                .kept()
                .get()
                .map(known -> known.file().getFileName().toString())
                .orElse(words("takeaway.session-name") + SessionFile.ENDING);
        Optional<Path> file = window.chooseFile(words("takeaway.save-title"), suggested, true);
        if (file.isEmpty()) afterSaving = () -> {};
        file.map(chosen -> ending(chosen, SessionFile.ENDING)).ifPresent(this::saveTo);
    }

    private void saveTo(Path file) {
        model.session()
                .save(file, model.panels().selection().get(), model.view().get());
    }

    void open() {
        if (!mayGo(this::chooseAndOpen)) return;
        chooseAndOpen();
    }

    private void chooseAndOpen() {
        window.chooseFile(words("takeaway.open-title"), "*" + SessionFile.ENDING, false)
                .ifPresent(file -> model.restore(file, Optional.empty()));
    }

    /** Opens a file that was dropped or named. */
    void open(Path file) {
        Runnable go = () -> model.restore(file, Optional.empty());
        if (mayGo(go)) go.run();
    }

    /** Whether nothing would be lost; else the reader is asked, and {@code then} is done if they say so. */
    private boolean mayGo(Runnable then) {
        if (!model.session().unsaved()) return true;
        question.ask(
                () -> {
                    afterSaving = then;
                    save();
                },
                then);
        return false;
    }

    /** The panels on the stage, what the place is about first. */
    List<String> shown() {
        return stage.shown().get();
    }

    /** The activations that can be taken away, in order: while two sides are compared, those that both have. */
    List<String> activations() {
        Snapshot snapshot = model.session().snapshot().get().orElseThrow();
        return snapshot.trace().activations().stream()
                .map(Activation::name)
                .filter(name -> beside().stream()
                        .allMatch(second -> second.trace().find(name).isPresent()))
                .map(ActivationName::text)
                .toList();
    }

    /** The second side, while there is one. */
    private Optional<Snapshot> beside() {
        return stage.sides().get().map(Sides::second);
    }

    /** A panel's picture as it stands, captions below it. */
    Figure picture(String id, List<Language> captions, double width, double height) {
        double scale = model.appearance().scale().get();
        if (captions.isEmpty()) return stage.figure(id, paper(model.texts().language(), scale, width, height));
        List<Caption> below = captions.stream()
                .map(language -> Caption.of(stage.figure(id, paper(language, scale, width, height))))
                .toList();
        return Caption.below(
                paper(model.texts().language(), scale, width, height), below, paper -> stage.figure(id, paper));
    }

    /** What a panel says of its picture, in one language. */
    Caption caption(String id, Language language) {
        return Caption.of(stage.figure(id, paper(language, 1, 1280, 720)));
    }

    private Paper paper(Language language, double scale, double width, double height) {
        Messages messages = Messages.of(language);
        return new Paper(width, height, scale, model.panels().palette().getValue(), messages::text, new FontMetrics());
    }

    void copyPicture() {
        if (model.session().snapshot().get().isEmpty()) return;
        WritableImage image = FigureView.image(picture(shown().get(0), List.of(), 1280, 720), DENSITY);
        ClipboardContent content = new ClipboardContent();
        content.putImage(image);
        Clipboard.getSystemClipboard().setContent(content);
        notes.say(model.texts().text("takeaway.copied"));
    }

    void exportPicture(String id, List<Language> captions, double width, double height, String ending) {
        window.chooseFile(words("takeaway.picture-title"), id + ending, true)
                .map(file -> ending(file, ending))
                .ifPresent(file -> {
                    try {
                        window.takeAway().picture(picture(id, captions, width, height), file);
                        notes.say(model.texts().text("takeaway.written", file.getFileName()));
                    } catch (IOException | RuntimeException e) {
                        report(file, e);
                    }
                });
    }

    void exportActivation(ActivationName name, String ending) {
        Snapshot snapshot = model.session().snapshot().get().orElseThrow();
        Optional<Snapshot> beside = beside();
        window.chooseFile(words("takeaway.numbers-title"), name.text() + ending, true)
                .map(file -> ending(file, ending))
                .ifPresent(file -> {
                    Thread writing = new Thread(() -> write(snapshot, beside, name, file), "export");
                    writing.setDaemon(true);
                    writing.start();
                });
    }

    private void write(Snapshot snapshot, Optional<Snapshot> beside, ActivationName name, Path file) {
        try {
            window.takeAway().activation(snapshot, beside, name, file);
            Platform.runLater(() -> notes.say(model.texts().text("takeaway.written", file.getFileName())));
        } catch (IOException | RuntimeException e) {
            Platform.runLater(() -> report(file, e));
        }
    }

    private void report(Path file, Exception e) {
        model.session().report(Problem.of("takeaway.not-written", file, FileProblem.of(e)));
    }

    private static Path ending(Path file, String ending) {
        String name = file.getFileName().toString();
        return name.endsWith(ending) ? file : file.resolveSibling(name + ending);
    }

    private String words(String key) {
        return model.texts().messages().get().text(key);
    }
}
