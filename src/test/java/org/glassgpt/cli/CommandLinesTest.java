package org.glassgpt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.glassgpt.i18n.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class CommandLinesTest {
    private static final Console NOWHERE = new Console(
            new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
            new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));

    static Stream<List<String>> wrongUsages() {
        return Stream.of(
                List.of("paint"),
                List.of("--nonsense"),
                List.of("--lang", "fr"),
                List.of("trace"),
                List.of("trace", "--ids", "1"),
                List.of("trace", "--out", "x.safetensors"),
                List.of("trace", "--ids", "1", "--prompt", "a", "--out", "x.safetensors"),
                List.of("trace", "--ids", "1,x", "--out", "x.safetensors"),
                List.of("trace", "--ids", "1,,2", "--out", "x.safetensors"),
                List.of("trace", "--ids", "-1", "--out", "x.safetensors"),
                List.of("trace", "--ids", "", "--out", "x.safetensors"),
                List.of("generate", "--prompt"),
                List.of("check", "--model"),
                List.of("render"),
                List.of("render", "--panel", "all"),
                List.of("render", "--panel", "nothing", "--out", "x"),
                List.of("render", "--panel", "all", "--out", "x", "--layer", "-1"),
                List.of("render", "--panel", "all", "--out", "x", "--token", "-1"),
                List.of("render", "--panel", "all", "--out", "x", "--scale", "9"),
                List.of("render", "--panel", "all", "--out", "x", "--format", "gif"),
                List.of("tour", "--out"));
    }

    @ParameterizedTest
    @MethodSource("wrongUsages")
    void wrongUsageIsTwoAndOneLine(List<String> arguments) {
        Run run = Run.of(arguments.toArray());
        assertEquals(2, run.exit(), run.err());
        assertEquals("", run.out());
        assertTrue(run.line().startsWith("glassgpt"), run.err());
        assertFalse(run.line().contains("Exception"), run.err());
    }

    @Test
    void everyCommandExplainsItself() {
        CommandLine commands = CommandLines.build(Run.desk(NOWHERE, new Run.NoWindow()), "help");
        for (String name : commands.getSubcommands().keySet()) {
            Run run = Run.of(name, "--help");
            assertEquals(0, run.exit(), name);
            assertTrue(run.out().contains("Usage: glassgpt " + name + " "), run.out());
            assertEquals("", run.err());
        }
        assertTrue(Run.of("--help").out().contains("generate"));
        assertTrue(Run.of("--version").out().startsWith("GlassGPT "));
    }

    @Test
    void aCommandIsKnownUnderTheNameThatItGivesItself() {
        Desk desk = Run.desk(NOWHERE, new Run.NoWindow());
        for (String name : CommandLines.build(desk, "--help").getSubcommands().keySet()) {
            if (name.equals("help")) continue; // alone it could tell of nothing
            assertEquals(
                    Set.of(name),
                    CommandLines.build(desk, name).getSubcommands().keySet());
        }
    }

    @Test
    void whatOpensTheWindowIsToldBeforeItIsRead() {
        assertTrue(WindowArguments.openWindow(new String[] {}));
        assertTrue(WindowArguments.openWindow(new String[] {"app", "--lang", "zh"}));
        assertTrue(WindowArguments.openWindow(new String[] {"狐狸.glassgpt"}));
        assertFalse(WindowArguments.openWindow(new String[] {"--help"}));
        assertFalse(WindowArguments.openWindow(new String[] {"tour", "--out", "x"}));
    }

    @Test
    void withoutACommandTheWindowOpens() {
        List<WindowOptions> seen = new ArrayList<>();
        Desk desk = Run.desk(NOWHERE, window(seen::add));
        assertEquals(0, CommandLines.run(new String[] {}, desk));
        assertEquals(0, CommandLines.run(new String[] {"--lang", "zh"}, desk));
        assertEquals(0, CommandLines.run(new String[] {"app", "--lang", "en", "--model", "m"}, desk));
        assertTrue(seen.get(0).language().isEmpty() && seen.get(0).model().isEmpty());
        assertEquals(Language.ZH, seen.get(1).language().orElseThrow());
        assertEquals(Language.EN, seen.get(2).language().orElseThrow());
        assertEquals("m", seen.get(2).model().orElseThrow().toString());
    }

    @Test
    void whatIsNotReadMeansTheSameAsWhatIs() {
        List<WindowOptions> seen = new ArrayList<>();
        Desk desk = Run.desk(NOWHERE, window(seen::add));
        assertEquals(0, CommandLines.run(new String[] {"app"}, desk));
        assertEquals(0, CommandLines.run(new String[] {"app", "--probe"}, desk));
        assertEquals(0, CommandLines.run(new String[] {"--probe"}, desk));
        assertFalse(seen.get(0).probe());
        assertTrue(seen.get(1).probe() && seen.get(2).probe());
    }

    @Test
    void aSessionFileAloneIsOpened() {
        List<WindowOptions> seen = new ArrayList<>();
        Desk desk = Run.desk(NOWHERE, window(seen::add));
        assertEquals(0, CommandLines.run(new String[] {"第 1 课/狐狸.glassgpt"}, desk));
        assertEquals("第 1 课/狐狸.glassgpt", seen.get(0).session().orElseThrow().toString());
    }

    @Test
    void whatGoesWrongInsideIsOneLineToo() {
        assertEquals("glassgpt: two lines", failure(options -> {
            throw new IllegalStateException("two\n  lines");
        }));
        assertTrue(failure(options -> {
                    throw new OutOfMemoryError("Java heap space");
                })
                .startsWith("glassgpt: not enough memory"));
    }

    private static String failure(Consumer<WindowOptions> show) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(NOWHERE.out(), new PrintStream(err, true, StandardCharsets.UTF_8));
        assertEquals(1, CommandLines.run(new String[] {}, Run.desk(console, window(show))));
        List<String> lines = err.toString(StandardCharsets.UTF_8).lines().toList();
        assertEquals(1, lines.size());
        return lines.get(0);
    }

    private static Window window(Consumer<WindowOptions> show) {
        return new Window() {
            @Override
            public Optional<String> problem() {
                return Optional.empty();
            }

            @Override
            public void show(WindowOptions options, BundledAssets assets) {
                show.accept(options);
            }
        };
    }
}
