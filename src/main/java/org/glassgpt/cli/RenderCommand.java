package org.glassgpt.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.glassgpt.export.Format;
import org.glassgpt.export.PanelCatalog;
import org.glassgpt.export.RenderRequest;
import org.glassgpt.export.Renderer;
import org.glassgpt.i18n.Language;
import org.glassgpt.session.ProblemException;
import org.glassgpt.session.Rival;
import org.glassgpt.session.SavedSession;
import org.glassgpt.session.Selection;
import org.glassgpt.session.SessionFile;
import org.glassgpt.session.Snapshot;
import org.glassgpt.trace.ModelShape;
import org.glassgpt.ui.state.Theme;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "render",
        description = {
            "Draw panels as files, DIR/ID.png or DIR/ID.svg, and print their paths.",
            "With --values, DIR/ID.json says of each drawn number its text, colour, activation and index."
        },
        mixinStandardHelpOptions = true)
final class RenderCommand implements Callable<Integer> {
    @Option(
            names = "--model",
            paramLabel = "DIR",
            description = "Checkpoint folder as Hugging Face's GPT2LMHeadModel saves it; the bundled model without it.")
    private Path model;

    @ArgGroup(multiplicity = "0..1")
    private PromptOptions.Input prompt;

    @Option(
            names = "--session",
            paramLabel = "FILE",
            description =
                    "Session as the window saves it: its model, text, steps, edits, what was in hand and what was compared.")
    private Path session;

    @ArgGroup(multiplicity = "0..1")
    private BesideOptions beside;

    @Option(names = "--layer", paramLabel = "N", description = "Block in hand, from 0; the session's or 0 without it.")
    private Integer layer;

    @Option(names = "--head", paramLabel = "N", description = "Head in hand, from 0; the session's or 0 without it.")
    private Integer head;

    @Option(
            names = "--token",
            paramLabel = "N",
            description = "Token in hand, from 0; the session's or the last one without it.")
    private Integer token;

    @Option(
            names = "--line",
            paramLabel = "N",
            description = "Line of a listing that is opened, from 1; none without it.")
    private int line;

    @Option(names = "--scale", paramLabel = "X", description = "Of type and spacing. Default: ${DEFAULT-VALUE}")
    private double scale = 1;

    @Option(
            names = "--panel",
            paramLabel = "ID",
            arity = "1..*",
            description = "Ids from --list; all for every panel, window for the whole window.")
    private List<String> panels = List.of();

    @Option(
            names = "--view",
            paramLabel = "ID",
            description = "Panel on the stage of the whole window; the usual one without it.")
    private String view;

    @Option(names = "--out", paramLabel = "DIR", description = "Folder for the files.")
    private Path out;

    @Option(names = "--lang", paramLabel = "zh|en", description = "Language; the system's without it.")
    private Language language = Language.of(Locale.getDefault());

    @Option(names = "--theme", paramLabel = "NAME", description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
    private Theme theme = Theme.LIGHT;

    @Option(names = "--width", paramLabel = "N", description = "In pixels. Default: ${DEFAULT-VALUE}")
    private int width = RenderRequest.WIDTH;

    @Option(names = "--height", paramLabel = "N", description = "In pixels. Default: ${DEFAULT-VALUE}")
    private int height = RenderRequest.HEIGHT;

    @Option(names = "--format", paramLabel = "png|svg", description = "Default: ${DEFAULT-VALUE}")
    private Format format = Format.PNG;

    @Option(names = "--values", description = "Write the drawn numbers beside each picture.")
    private boolean values;

    @Option(
            names = "--caption",
            paramLabel = "zh|en",
            split = ",",
            description = "Say below each picture what it shows, in one language or, as zh,en, in both.")
    private List<Language> captions = List.of();

    @Option(names = "--list", description = "Print the ids of the panels.")
    private boolean list;

    @Spec
    private CommandSpec spec;

    private final Desk desk;

    RenderCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws IOException {
        if (list) {
            Renderer.ids().forEach(desk.console().out()::println);
            return 0;
        }
        if (session != null && prompt != null)
            throw usage("--session holds a text already: leave --prompt or --ids out");
        Optional<SavedSession> saved = session == null ? Optional.empty() : Optional.of(read(session));
        List<String> asked =
                panels.isEmpty() ? saved.flatMap(SavedSession::panel).stream().toList() : panels;
        if (asked.isEmpty()) throw usage("missing required option: '--panel=ID' (--list prints the ids)");
        if (out == null) throw usage("missing required option: '--out=DIR'");
        List<String> ids = valid(() -> Renderer.resolve(asked));
        Selection base = saved.map(SavedSession::selection).orElse(Selection.START);
        Selection wanted = valid(() -> selection(base));
        if (view != null && !PanelCatalog.has(view)) throw usage("there is no panel " + view + " for the stage");
        Optional<String> stage = Optional.ofNullable(view).or(() -> saved.flatMap(SavedSession::panel));
        boolean heads = Renderer.showsMeasuredHeads(ids, stage);
        try (Still still = still(saved, heads)) {
            Snapshot snapshot = still.snapshot();
            checkPlace(snapshot);
            Optional<RenderRequest.Beside> second = beside(still);
            RenderRequest request = valid(() -> new RenderRequest(
                    snapshot,
                    wanted.within(snapshot.trace()),
                    ids,
                    new RenderRequest.Look(language, theme, width, height),
                    new RenderRequest.Files(format, values, captions),
                    stage,
                    second));
            desk.renderer().render(request, out).forEach(desk.console().out()::println);
        }
        return 0;
    }

    private Optional<RenderRequest.Beside> beside(Still still) throws IOException {
        if (beside == null) return saved(still);
        Rival rival;
        try {
            rival = beside.rival(still.snapshot().settings(), desk.assets());
        } catch (IllegalArgumentException e) {
            throw usage(e.getMessage());
        }
        return Optional.of(new RenderRequest.Beside(still.beside(rival, desk.assets()), rival));
    }

    /** What the session was compared with; where it cannot be had, that is said, and the first side drawn alone. */
    private Optional<RenderRequest.Beside> saved(Still still) {
        if (still.rival().isEmpty()) return Optional.empty();
        Rival rival = still.rival().get();
        try {
            return Optional.of(new RenderRequest.Beside(still.beside(rival, desk.assets()), rival));
        } catch (IOException e) {
            desk.console().err().println(e.getMessage());
            return Optional.empty();
        }
    }

    private static SavedSession read(Path file) throws IOException {
        try {
            return SessionFile.read(file);
        } catch (ProblemException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private Still still(Optional<SavedSession> saved, boolean heads) throws IOException {
        Optional<Path> folder = Optional.ofNullable(model);
        return saved.isPresent()
                ? Still.of(desk, folder, saved.get(), session, heads)
                : Still.of(desk.assets(), folder, Optional.ofNullable(prompt), language, heads);
    }

    private Selection selection(Selection base) {
        Selection at = base.withHead(layer == null ? base.layer() : layer, head == null ? base.head() : head);
        if (line > 0) at = at.withLine(line - 1);
        return (token == null ? at : at.withToken(requireToken())).withScale(scale);
    }

    private int requireToken() {
        if (token < 0) throw new IllegalArgumentException("--token counts from 0, not " + token);
        return token;
    }

    /** What is asked for by name must be there: the nearest one would be another picture. */
    private void checkPlace(Snapshot snapshot) throws IOException {
        ModelShape shape = snapshot.trace().model();
        if (layer != null) check("layer", layer, shape.layers());
        if (head != null) check("head", head, shape.heads());
        if (token != null) check("token", token, snapshot.trace().tokens());
    }

    private static void check(String what, int asked, int count) throws IOException {
        if (asked >= count) {
            throw new IOException("there is no " + what + " " + asked + ": there are 0 to " + (count - 1));
        }
    }

    /** What these constructors refuse was wrong usage. */
    private <T> T valid(java.util.function.Supplier<T> maker) {
        try {
            return maker.get();
        } catch (IllegalArgumentException e) {
            throw usage(e.getMessage());
        }
    }

    private ParameterException usage(String what) {
        return new ParameterException(spec.commandLine(), what);
    }
}
