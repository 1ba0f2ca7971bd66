package org.glassgpt.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.glassgpt.export.Renderer;
import org.glassgpt.export.WindowScene;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Puts the commands together and runs one. */
public final class CommandLines {
    /** What was asked for cannot be done, or a check failed. */
    static final int ERROR = ExitCode.SOFTWARE;

    private static final String NAME = "glassgpt";
    private static final Logger LOG = LoggerFactory.getLogger(CommandLines.class);

    private CommandLines() {}

    /**
     * Runs the command that the arguments name, the window when they name none.
     *
     * @param scene makes the picture of the whole window
     * @return the exit code: 0; 1 for an error; 2 for wrong usage
     */
    public static int run(String[] arguments, Console console, Window window, WindowScene scene) {
        BundledAssets assets = BundledAssets.ofThisApplication();
        return run(arguments, new Desk(console, assets, UserFolders.ofThisUser(), window, new Renderer(scene)));
    }

    static int run(String[] arguments, Desk desk) {
        Optional<WindowOptions> plain = WindowArguments.plain(arguments);
        if (plain.isPresent()) return show(plain.get(), desk);
        Console console = desk.console();
        CommandLine commands = build(desk, arguments);
        try {
            return commands.execute(arguments);
        } catch (OutOfMemoryError | LinkageError | StackOverflowError e) {
            LOG.error("{}", String.join(" ", arguments), e);
            return failed(console, commands.getCommandName(), e);
        } finally {
            console.out().flush();
            console.err().flush();
        }
    }

    private static int show(WindowOptions options, Desk desk) {
        try {
            return Opening.run(options, desk);
        } catch (IOException | RuntimeException | OutOfMemoryError | LinkageError | StackOverflowError e) {
            LOG.error("the window failed", e);
            return failed(desk.console(), NAME, e);
        } finally {
            desk.console().out().flush();
            desk.console().err().flush();
        }
    }

    /** The commands that these arguments can mean: to know all takes longer than to show a window. */
    static CommandLine build(Desk desk, String... arguments) {
        Console console = desk.console();
        Map<String, Supplier<Object>> known = known(desk);
        CommandLine commands = new CommandLine(new GlassGptCommand(desk));
        if (arguments.length > 0 && known.containsKey(arguments[0])) {
            commands.addSubcommand(known.get(arguments[0]).get());
        } else if (!WindowArguments.openWindow(arguments)) {
            for (Supplier<Object> command : known.values()) commands.addSubcommand(command.get());
            commands.addSubcommand(new CommandLine.HelpCommand());
        }
        // A prompt may begin with @ or stand in quotation marks.
        commands.setExpandAtFiles(false);
        commands.setTrimQuotes(false);
        commands.setCaseInsensitiveEnumValuesAllowed(true);
        commands.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
        commands.setUsageHelpAutoWidth(false);
        commands.setUsageHelpWidth(100);
        commands.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8));
        commands.setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8));
        commands.setParameterExceptionHandler((e, words) -> wrongUsage(console, e));
        commands.setExecutionExceptionHandler((e, command, result) -> {
            LOG.error("{} failed", command.getCommandSpec().qualifiedName(), e);
            return failed(console, command.getCommandSpec().qualifiedName(), e);
        });
        return commands;
    }

    private static Map<String, Supplier<Object>> known(Desk desk) {
        Console console = desk.console();
        BundledAssets assets = desk.assets();
        Map<String, Supplier<Object>> commands = new LinkedHashMap<>(); // in the order of the help
        commands.put(WindowArguments.COMMAND, () -> new AppCommand(desk));
        commands.put("trace", () -> new TraceCommand(assets));
        commands.put("generate", () -> new GenerateCommand(assets, console));
        commands.put("train", () -> new TrainCommand(console));
        commands.put(
                "lab",
                () -> new CommandLine(new LabCommand())
                        .addSubcommand(new LabPretrainCommand(assets, console))
                        .addSubcommand(new LabFinetuneCommand(assets, console))
                        .addSubcommand(new LabCheckCommand(assets, console)));
        commands.put("render", () -> new RenderCommand(desk));
        commands.put("tour", () -> new TourCommand(desk));
        commands.put("lesson", () -> LessonCommand.of(desk));
        commands.put("check", () -> new CheckCommand(assets, console));
        return commands;
    }

    private static int failed(Console console, String command, Throwable e) {
        console.err().println(command + ": " + Sentence.of(e));
        return ERROR;
    }

    private static int wrongUsage(Console console, ParameterException e) {
        CommandSpec command = e.getCommandLine().getCommandSpec();
        String what = Sentence.of(e).replaceFirst("^Error: ", "");
        String hint = " (see " + command.qualifiedName() + " --help)";
        console.err().println(command.qualifiedName() + ": " + what + hint);
        return ExitCode.USAGE;
    }
}
