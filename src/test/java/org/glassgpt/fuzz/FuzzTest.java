package org.glassgpt.fuzz;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.glassgpt.i18n.Language;
import org.glassgpt.i18n.Messages;
import org.glassgpt.lesson.Checks;
import org.glassgpt.lesson.Course;
import org.glassgpt.lesson.Glossary;
import org.glassgpt.lesson.Mistake;
import org.glassgpt.model.BadCheckpointException;
import org.glassgpt.model.Checkpoint;
import org.glassgpt.model.CheckpointReader;
import org.glassgpt.model.Dtype;
import org.glassgpt.model.GoldenFixture;
import org.glassgpt.model.Safetensors;
import org.glassgpt.session.ProblemException;
import org.glassgpt.session.SessionFile;
import org.glassgpt.tokenizer.BadTokenizerFileException;
import org.glassgpt.tokenizer.CharTokenizer;
import org.glassgpt.tokenizer.Tokenizer;
import org.glassgpt.tokenizer.TokenizerFiles;
import org.glassgpt.training.TextFiles;
import org.glassgpt.training.TrainingException;
import org.glassgpt.ui.control.FormulaOutlines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every reader, given files that were broken at random. {@code -Dfuzz.cases=100000} gives each so many, {@code -Dfuzz.seed}
 * others.
 */
class FuzzTest {
    private static final int CASES = Integer.getInteger("fuzz.cases", 300);
    private static final long SEED = Long.getLong("fuzz.seed", 1);
    private static final Set<Dtype> FLOATS = EnumSet.of(Dtype.F64, Dtype.F32, Dtype.F16, Dtype.BF16);
    private static final Set<Dtype> INTEGERS = EnumSet.of(Dtype.I64, Dtype.I32);

    @TempDir
    Path temp;

    private void fuzz(String name, Path file, List<byte[]> samples, Fuzzing.Reader reader)
            throws IOException, InterruptedException {
        Files.createDirectories(file.getParent());
        Fuzzing.Tally tally = new Fuzzing(name, file, reader).run(new Mutator(samples, SEED), CASES);
        System.out.printf("fuzz %s: %d cases, %d read, %d refused%n", name, CASES, tally.read(), tally.refused());
        assertTrue(tally.read() > 0 && tally.refused() > 0, tally.toString());
    }

    @Test
    void safetensors() throws IOException, InterruptedException {
        Path file = temp.resolve("model.safetensors");
        byte[] small = Samples.safetensors();
        Path model = GoldenFixture.TINY_TIED.unpack(temp);
        fuzz("safetensors", file, List.of(small, small, Files.readAllBytes(model.resolve(Checkpoint.MODEL))), () -> {
            try (Safetensors tensors = Safetensors.open(file)) {
                for (Safetensors.Tensor tensor : tensors.tensors().values()) {
                    if (FLOATS.contains(tensor.dtype())) tensors.floats(tensor.name());
                    if (INTEGERS.contains(tensor.dtype())) tensors.longs(tensor.name());
                }
                return Optional.empty();
            } catch (BadCheckpointException e) {
                return Optional.of(e.getMessage());
            }
        });
    }

    /** As a model folder's: with the weights that it must agree with. */
    @Test
    void config() throws IOException, InterruptedException {
        Path model = GoldenFixture.TINY_TIED.unpack(temp);
        Path file = model.resolve(Checkpoint.CONFIG);
        byte[] untied =
                Files.readAllBytes(GoldenFixture.TINY_UNTIED.unpack(temp).resolve(Checkpoint.CONFIG));
        fuzz("config", file, List.of(Files.readAllBytes(file), untied), () -> {
            try {
                CheckpointReader.read(model).parameters().close();
                return Optional.empty();
            } catch (BadCheckpointException e) {
                return Optional.of(e.getMessage());
            }
        });
    }

    @Test
    void tokenizerVocabulary() throws IOException, InterruptedException {
        tokenizer("vocab.json", Samples.VOCAB, "merges.txt", Samples.MERGES);
    }

    @Test
    void tokenizerMerges() throws IOException, InterruptedException {
        tokenizer("merges.txt", Samples.MERGES, "vocab.json", Samples.VOCAB);
    }

    @Test
    void tokenizerJson() throws IOException, InterruptedException {
        tokenizer("tokenizer.json", Samples.TOKENIZER, "unused", "");
    }

    @Test
    void tokenizerCharacters() throws IOException, InterruptedException {
        tokenizer(CharTokenizer.FILE, "{\"format\": 1, \"characters\": \"abc狐狸𠮷\"}", "unused", "");
    }

    private void tokenizer(String broken, String sample, String whole, String rest)
            throws IOException, InterruptedException {
        Path folder = temp.resolve("tokenizer");
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(whole), rest);
        fuzz("tokenizer-" + broken, folder.resolve(broken), List.of(utf8(sample)), () -> {
            try {
                Tokenizer tokenizer = TokenizerFiles.load(folder).orElseThrow();
                int[] ids = tokenizer.encode("abab", true);
                for (int id : ids) tokenizer.bytes(id);
                return Optional.empty();
            } catch (BadTokenizerFileException e) {
                return Optional.of(e.getMessage());
            } catch (org.glassgpt.tokenizer.UnencodableTextException e) {
                return Optional.empty(); // another alphabet
            }
        });
    }

    @Test
    void session() throws IOException, InterruptedException {
        Path file = temp.resolve("x.glassgpt");
        List<byte[]> sessions = List.of(
                utf8(Samples.SESSION),
                utf8(Samples.sessionBeside("{\"prompt\": \"兔子\"}")),
                utf8(Samples.sessionBeside("{\"unedited\": true}")),
                utf8(Samples.sessionBeside(
                        "{\"settings\": {\"temperature\": 0.5, \"top_k\": 3, \"top_p\": 0.5, \"seed\": 2}}")));
        fuzz("session", file, sessions, () -> {
            try {
                SessionFile.read(file);
                return Optional.empty();
            } catch (ProblemException e) {
                return Optional.of(e.getMessage());
            }
        });
    }

    @Test
    void lessonSteps() throws IOException, InterruptedException {
        lesson("lesson.yaml");
    }

    @Test
    void lessonWords() throws IOException, InterruptedException {
        lesson("en.md");
    }

    private void lesson(String broken) throws IOException, InterruptedException {
        Path course = copy(Path.of("src/test/resources/lessons"), temp.resolve("lessons"));
        Path file = course.resolve("01-parts").resolve(broken);
        Checks checks = new Checks(List.of("tokens", "attention", "probabilities"), FormulaOutlines::isFormula);
        Messages words = Messages.of(Language.EN);
        fuzz("lesson-" + broken, file, List.of(Files.readAllBytes(file)), () -> {
            List<Mistake> mistakes = Course.read(course, checks, Glossary.EMPTY).mistakes();
            return mistakes.stream().findFirst().map(mistake -> mistake.text(words));
        });
    }

    @Test
    void corpus() throws IOException, InterruptedException {
        Path file = temp.resolve("corpus.txt");
        String text = "狐狸把红色的风筝藏在阁楼里。The fox hid the red kite in the attic.\n".repeat(20);
        List<byte[]> samples = List.of(utf8(text), text.getBytes(Charset.forName("GB18030")));
        fuzz("corpus", file, samples, () -> {
            try {
                String read = TextFiles.read(List.of(file.toString()));
                CharTokenizer.of(List.of(read)).encode(read, true);
                return Optional.empty();
            } catch (TrainingException e) {
                return Optional.of(e.getMessage());
            }
        });
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Path copy(Path from, Path to) throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> walk = Files.walk(from)) {
            walk.forEach(files::add);
        }
        for (Path file : files) {
            Path target = to.resolve(from.relativize(file).toString());
            if (Files.isDirectory(file)) Files.createDirectories(target);
            else Files.copy(file, target);
        }
        return to;
    }
}
