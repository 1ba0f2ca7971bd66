package org.glassgpt.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.glassgpt.export.LessonExport;
import org.glassgpt.export.LessonPicture;
import org.glassgpt.export.LessonRequest;
import org.glassgpt.export.PanelCatalog;
import org.glassgpt.export.RenderRequest;
import org.glassgpt.i18n.Language;
import org.glassgpt.i18n.Messages;
import org.glassgpt.lesson.Checks;
import org.glassgpt.lesson.Course;
import org.glassgpt.lesson.Glossary;
import org.glassgpt.lesson.Lesson;
import org.glassgpt.lesson.Mistake;
import org.glassgpt.session.CheckpointModels;
import org.glassgpt.session.KeepPolicy;
import org.glassgpt.session.Session;
import org.glassgpt.session.Snapshots;
import org.glassgpt.ui.control.FormulaOutlines;
import org.glassgpt.ui.state.Theme;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lessons without the window: list, check, export, draw. */
@Command(
        name = "lesson",
        description = "List and check lessons, write them as pages, draw the window with one open.",
        mixinStandardHelpOptions = true)
final class LessonCommand implements Callable<Integer> {
    private final Desk desk;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    private LessonCommand(Desk desk) {
        this.desk = desk;
    }

    static CommandLine of(Desk desk) {
        return new CommandLine(new LessonCommand(desk))
                .addSubcommand(new Checking(desk))
                .addSubcommand(new Exporting(desk))
                .addSubcommand(new Drawing(desk));
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(desk.console().out());
        return 0;
    }

    /** What all of them take. */
    static final class Common {
        @Option(
                names = "--lessons",
                paramLabel = "DIR",
                description = "Folder of lessons; those that come with the application without it.")
        private Path folder;

        @Option(names = "--lang", paramLabel = "zh|en", description = "Language; the system's without it.")
        private Language language = Language.of(Locale.getDefault());

        Path folder(Desk desk) throws IOException {
            if (folder != null) return folder;
            return desk.assets()
                    .lessons()
                    .orElseThrow(() -> new IOException("this build carries no lessons; name some with --lessons DIR"));
        }

        Course course(Desk desk) throws IOException {
            Checks checks = new Checks(PanelCatalog.ids(), FormulaOutlines::isFormula);
            Glossary terms = Glossary.EMPTY;
            Optional<Path> ours = desk.assets().lessons();
            if (folder != null && ours.isPresent()) {
                terms = Course.read(ours.get(), checks, Glossary.EMPTY).glossary();
            }
            return Course.read(folder(desk), checks, terms);
        }

        Lesson lesson(Course course, String id) throws IOException {
            Optional<Lesson> found = course.find(id);
            if (found.isPresent()) return found.get();
            Optional<Mistake> why = course.mistakes().stream()
                    .filter(mistake ->
                            mistake.file().getParent().getFileName().toString().endsWith("-" + id))
                    .findFirst();
            if (why.isPresent()) throw new IOException(why.get().text(Messages.of(language)));
            throw new IOException("there is no lesson " + id + "; there are "
                    + String.join(
                            ", ", course.lessons().stream().map(Lesson::id).toList()));
        }
    }

    @Command(
            name = "check",
            description = {
                "List the lessons of a folder and print every mistake in them with file and line.",
                "Exit code 1 if there is one."
            },
            mixinStandardHelpOptions = true)
    private static final class Checking implements Callable<Integer> {
        @Mixin
        private Common common;

        private final Desk desk;

        Checking(Desk desk) {
            this.desk = desk;
        }

        @Override
        public Integer call() throws IOException {
            Course course = common.course(desk);
            for (Lesson lesson : course.lessons()) {
                String title = lesson.words(common.language).title();
                desk.console()
                        .out()
                        .println(lesson.id() + "  " + title + "  "
                                + lesson.steps().size());
            }
            Messages messages = Messages.of(common.language);
            for (Mistake mistake : course.mistakes()) {
                String folder = String.valueOf(mistake.file().getParent().getFileName());
                desk.console().out().println(folder + "/" + mistake.text(messages));
            }
            return course.mistakes().isEmpty() ? 0 : CommandLines.ERROR;
        }
    }

    @Command(
            name = "export",
            description = {
                "Write a lesson as DIR/ID-LANG.html and DIR/ID-LANG.pdf, with the figures of the passes that it shows.",
                "Prints their paths."
            },
            mixinStandardHelpOptions = true)
    private static final class Exporting implements Callable<Integer> {
        @Parameters(paramLabel = "ID", description = "Of the lesson.")
        private String id;

        @Mixin
        private Common common;

        @Option(names = "--out", paramLabel = "DIR", required = true, description = "Folder for the files.")
        private Path out;

        @Option(names = "--model", paramLabel = "DIR", description = "Checkpoint folder; the bundled model without it.")
        private Path model;

        @Option(
                names = "--theme",
                paramLabel = "NAME",
                description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
        private Theme theme = Theme.LIGHT;

        @Option(names = "--notes", description = "With the lesson plan and the teacher's notes.")
        private boolean notes;

        private final Desk desk;

        Exporting(Desk desk) {
            this.desk = desk;
        }

        @Override
        public Integer call() throws IOException {
            Course course = common.course(desk);
            Lesson lesson = common.lesson(course, id);
            Path folder = PromptOptions.folder(model, desk.assets());
            Session session = new Session(
                    new CheckpointModels(desk.assets().model()),
                    new Snapshots(KeepPolicy.ofHeap()),
                    Messages.of(common.language).text("prompt.first"),
                    Runnable::run,
                    Runnable::run);
            session.open(folder);
            if (session.snapshot().isEmpty()) throw new IOException(folder + ": the model could not be opened");
            LessonRequest request = new LessonRequest(course, lesson, session, common.language, theme, notes);
            LessonExport.write(request, out).forEach(desk.console().out()::println);
            return 0;
        }
    }

    @Command(
            name = "picture",
            description = "Draw the window with a lesson open as DIR/window.png, and print its path.",
            mixinStandardHelpOptions = true)
    private static final class Drawing implements Callable<Integer> {
        @Parameters(paramLabel = "ID[#STEP]", arity = "0..1", description = "The lesson; the contents without it.")
        private String place = "";

        @Mixin
        private Common common;

        @Option(names = "--out", paramLabel = "DIR", required = true, description = "Folder for the file.")
        private Path out;

        @Option(names = "--model", paramLabel = "DIR", description = "Checkpoint folder; the bundled model without it.")
        private Path model;

        @Option(names = "--answered", description = "With the answer out.")
        private boolean answered;

        @Option(names = "--both", description = "In both languages side by side.")
        private boolean both;

        @Option(
                names = "--theme",
                paramLabel = "NAME",
                description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
        private Theme theme = Theme.LIGHT;

        @Option(names = "--scale", paramLabel = "X", description = "Of type and spacing. Default: ${DEFAULT-VALUE}")
        private double scale = 1;

        @Option(names = "--width", paramLabel = "N", description = "In pixels. Default: ${DEFAULT-VALUE}")
        private int width = RenderRequest.WIDTH;

        @Option(names = "--height", paramLabel = "N", description = "In pixels. Default: ${DEFAULT-VALUE}")
        private int height = RenderRequest.HEIGHT;

        private final Desk desk;

        Drawing(Desk desk) {
            this.desk = desk;
        }

        @Override
        public Integer call() throws IOException {
            if (!place.isEmpty()) {
                int hash = place.indexOf('#');
                Lesson lesson = common.lesson(common.course(desk), hash < 0 ? place : place.substring(0, hash));
                if (hash >= 0 && lesson.find(place.substring(hash + 1)).isEmpty()) {
                    throw new IOException("lesson " + lesson.id() + " has no step " + place.substring(hash + 1));
                }
            }
            LessonPicture picture = new LessonPicture(
                    PromptOptions.folder(model, desk.assets()),
                    common.folder(desk),
                    place,
                    answered,
                    both,
                    common.language,
                    theme,
                    scale,
                    width,
                    height);
            desk.console().out().println(desk.renderer().lesson(picture, out));
            return 0;
        }
    }
}
