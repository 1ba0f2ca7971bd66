package org.glassgpt.lesson;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.glassgpt.i18n.Language;

/**
 * A folder of lessons, read. Immutable.
 *
 * @param id names the file in which progress is kept
 * @param title in each language
 * @param sections their names, by number
 * @param lessons those without a mistake, in order
 * @param mistakes what was wrong with the others
 */
public record Course(
        String id,
        Path folder,
        Map<Language, String> title,
        Map<String, Map<Language, String>> sections,
        Glossary glossary,
        List<Lesson> lessons,
        List<Mistake> mistakes) {
    private static final String FILE = "course.yaml";

    public Course {
        title = Map.copyOf(title);
        sections = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(sections));
        lessons = List.copyOf(lessons);
        mistakes = List.copyOf(mistakes);
    }

    public Optional<Lesson> find(String lessonId) {
        return lessons.stream().filter(lesson -> lesson.id().equals(lessonId)).findFirst();
    }

    /** The name of a section; its number where it has none. */
    public String section(String number, Language language) {
        Map<Language, String> names = sections.get(number);
        return names == null ? number : names.get(language);
    }

    /**
     * Reads a folder of lessons; never fails, for what is wrong is in {@link #mistakes}.
     *
     * @param fallback terms that its own glossary does not have
     */
    public static Course read(Path folder, Checks checks, Glossary fallback) {
        return new Reader(folder, checks).read(fallback);
    }

    /** Reads with what has been found so far. */
    private static final class Reader {
        private final Path folder;
        private final Checks checks;
        private final List<Mistake> mistakes = new ArrayList<>();
        private String id = "own";
        private final Map<Language, String> title = new EnumMap<>(Language.class);
        private final Map<String, Map<Language, String>> sections = new LinkedHashMap<>();

        Reader(Path folder, Checks checks) {
            this.folder = folder;
            this.checks = checks;
            String name = String.valueOf(folder.getFileName());
            for (Language language : Language.values()) title.put(language, name);
        }

        Course read(Glossary fallback) {
            try {
                if (Files.exists(folder.resolve(FILE))) head();
            } catch (MistakeException e) {
                mistakes.add(e.mistake());
            }
            Glossary glossary = glossary().over(fallback);
            List<Lesson> lessons = new ArrayList<>();
            for (Path each : folders()) {
                if (leadsAway(each, each.resolve("lesson.yaml"))) continue;
                Optional<Lesson> lesson = new LessonReader(each, checks, glossary, mistakes).read();
                lesson.filter(read -> isNew(read, lessons)).ifPresent(lessons::add);
            }
            checkLinks(lessons);
            return new Course(id, folder, title, sections, glossary, lessons, mistakes);
        }

        /** A folder that is a link could lead anywhere, and what is there would be shown. */
        private boolean leadsAway(Path inner, Path file) {
            boolean link = Files.isSymbolicLink(inner);
            if (link) add(file, 1, "lesson.mistake.no-file");
            return link;
        }

        private boolean isNew(Lesson lesson, List<Lesson> lessons) {
            boolean known = lessons.stream().anyMatch(other -> other.id().equals(lesson.id()));
            if (known) add(lesson.folder().resolve("lesson.yaml"), 1, "lesson.mistake.twice", lesson.id());
            return !known;
        }

        private void add(Path file, int line, String key, Object... args) {
            mistakes.add(new Mistake(file, line, key, List.of(args)));
        }

        private void head() throws MistakeException {
            YamlMap map = YamlNode.read(folder.resolve(FILE)).map();
            map.format();
            id = map.get("id").id();
            title.putAll(names(map.get("title")));
            Optional<YamlNode> listed = map.find("sections");
            if (listed.isPresent()) {
                for (var entry : listed.get().map().entries().entrySet()) {
                    sections.put(entry.getKey(), names(entry.getValue()));
                }
            }
            map.done();
        }

        private static Map<Language, String> names(YamlNode node) throws MistakeException {
            YamlMap map = node.map();
            Map<Language, String> names = map.languages();
            map.done();
            return names;
        }

        private Glossary glossary() {
            Map<Language, Map<String, Glossary.Entry>> entries = new EnumMap<>(Language.class);
            for (Language language : Language.values()) {
                Path file = folder.resolve("glossary").resolve(language.code() + ".md");
                if (!Files.exists(file) || leadsAway(file.getParent(), file)) continue;
                try {
                    entries.put(language, WordsReader.glossary(file));
                } catch (MistakeException e) {
                    mistakes.add(e.mistake());
                }
            }
            return new Glossary(entries);
        }

        /** Of lessons: those whose name begins with a digit, in the order of their names. */
        private List<Path> folders() {
            if (!Files.isDirectory(folder)) return List.of();
            try (Stream<Path> all = Files.list(folder)) {
                return all.filter(Files::isDirectory)
                        .filter(each -> each.getFileName().toString().matches("[0-9]+-.*"))
                        .sorted()
                        .toList();
            } catch (IOException e) {
                add(folder, 1, "lesson.mistake.file");
                return List.of();
            }
        }

        /** Links to other lessons, and lessons that come before, must exist. */
        private void checkLinks(List<Lesson> lessons) {
            for (Lesson lesson : lessons) {
                for (String need : lesson.needs()) {
                    if (lessons.stream().noneMatch(other -> other.id().equals(need))) {
                        add(lesson.folder().resolve("lesson.yaml"), 1, "lesson.mistake.link", need);
                    }
                }
                for (Language language : Language.values()) checkLinks(lesson, language, lessons);
            }
        }

        private void checkLinks(Lesson lesson, Language language, List<Lesson> lessons) {
            Path file = lesson.folder().resolve(language.code() + ".md");
            for (StepWords words : lesson.words(language).steps().values()) {
                Pieces.forEach(words.everything(), piece -> {
                    if (!(piece instanceof Inline.Link link) || link.lesson().isEmpty()) return;
                    Optional<Lesson> to = lessons.stream()
                            .filter(other -> other.id().equals(link.lesson().get()))
                            .findFirst();
                    boolean there = to.isPresent()
                            && (link.step().isEmpty()
                                    || to.get().find(link.step().get()).isPresent());
                    if (!there)
                        add(
                                file,
                                words.line(),
                                "lesson.mistake.link",
                                link.lesson().get());
                });
            }
        }
    }
}
