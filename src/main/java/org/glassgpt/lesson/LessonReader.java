package org.glassgpt.lesson;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.glassgpt.i18n.Language;

/**
 * Reads one lesson folder. Every mistake found is kept with file and line; a lesson with one is not played.
 */
final class LessonReader {
    private final Path folder;
    private final Checks checks;
    private final Glossary glossary;
    private final List<Mistake> mistakes;

    LessonReader(Path folder, Checks checks, Glossary glossary, List<Mistake> mistakes) {
        this.folder = folder;
        this.checks = checks;
        this.glossary = glossary;
        this.mistakes = mistakes;
    }

    /** The lesson, if it has no mistake; otherwise the mistakes are added to the list. */
    Optional<Lesson> read() {
        int before = mistakes.size();
        Optional<Lesson> steps = attempt(folder.resolve("lesson.yaml"), this::steps);
        if (mistakes.size() > before) return Optional.empty();
        Optional<Lesson> lesson = steps.flatMap(this::withWords);
        lesson.ifPresent(complete -> new LessonCheck(complete, checks, glossary, mistakes).run());
        return mistakes.size() == before ? lesson : Optional.empty();
    }

    @FunctionalInterface
    private interface Part<T> {
        T read() throws MistakeException;
    }

    private <T> Optional<T> attempt(Path file, Part<T> part) {
        try {
            return Optional.of(part.read());
        } catch (MistakeException e) {
            mistakes.add(e.mistake());
            return Optional.empty();
        } catch (StackOverflowError e) {
            mistakes.add(new Mistake(file, 1, "lesson.mistake.deep", List.of()));
            return Optional.empty();
        }
    }

    private Lesson steps() throws MistakeException {
        YamlMap map = YamlNode.read(folder.resolve("lesson.yaml")).map();
        map.format();
        YamlNode id = map.get("id");
        String name = folder.getFileName().toString();
        if (!name.matches("[0-9]+-" + id.id())) throw id.mistake("lesson.mistake.folder", id.text(), name);
        String section = map.get("section").text();
        YamlNode minutes = map.get("minutes");
        if (minutes.count() < 1) throw minutes.mistake("lesson.mistake.from-one", minutes.text());
        List<String> needs = new ArrayList<>();
        Optional<YamlNode> needed = map.find("needs");
        if (needed.isPresent()) for (YamlNode need : needed.get().list()) needs.add(need.id());
        Map<String, Prompt> prompts = new LinkedHashMap<>();
        Optional<YamlNode> texts = map.find("prompts");
        if (texts.isPresent()) {
            for (var entry : texts.get().map().entries().entrySet()) {
                prompts.put(entry.getKey(), prompt(entry.getKey(), entry.getValue()));
            }
        }
        SettingReader settings = new SettingReader(prompts, checks.panels());
        Optional<YamlNode> set = map.find("set");
        Setting setting = set.isPresent() ? settings.read(set.get()) : Setting.NONE;
        List<Step> steps = steps(map.get("steps"), new StepReader(settings, setting));
        map.done();
        return new Lesson(id.text(), folder, section, minutes.count(), needs, prompts, steps, Map.of());
    }

    private List<Step> steps(YamlNode list, StepReader reader) throws MistakeException {
        List<Step> steps = new ArrayList<>();
        for (YamlNode node : list.list()) {
            Optional<Step> before = steps.isEmpty() ? Optional.empty() : Optional.of(steps.get(steps.size() - 1));
            Optional<Step> step = attempt(node.file(), () -> reader.read(node, before));
            if (step.isEmpty()) continue;
            if (steps.stream().anyMatch(known -> known.id().equals(step.get().id()))) {
                throw node.mistake("lesson.mistake.twice", step.get().id());
            }
            steps.add(step.get());
        }
        if (list.list().isEmpty()) throw list.mistake("lesson.mistake.no-steps");
        return steps;
    }

    private static Prompt prompt(String id, YamlNode node) throws MistakeException {
        if (id.equals(Setting.OWN) || !id.matches("[a-z0-9]+(-[a-z0-9]+)*+")) {
            throw node.mistake("lesson.mistake.id", id);
        }
        YamlMap map = node.map();
        Map<Language, String> text = map.languages();
        Map<String, Prompt.Mark> marks = new LinkedHashMap<>();
        Optional<YamlNode> listed = map.find("marks");
        Map<String, YamlNode> lines = listed.isPresent() ? listed.get().map().entries() : Map.of();
        for (var entry : lines.entrySet()) marks.put(entry.getKey(), mark(entry.getKey(), entry.getValue()));
        map.done();
        Prompt prompt = new Prompt(id, text, marks);
        for (var entry : lines.entrySet()) {
            for (Language language : Language.values()) {
                if (prompt.end(entry.getKey(), language) >= 0) continue;
                throw entry.getValue()
                        .mistake(
                                "lesson.mistake.mark",
                                marks.get(entry.getKey()).word().get(language),
                                id,
                                language.code());
            }
        }
        return prompt;
    }

    private static Prompt.Mark mark(String name, YamlNode node) throws MistakeException {
        if (!name.matches("[a-z0-9]+(-[a-z0-9]+)*+") || Expression.KNOWN.contains(name) || name.equals("none")) {
            throw node.mistake("lesson.mistake.id", name);
        }
        YamlMap map = node.map();
        Map<Language, String> word = map.languages();
        Optional<YamlNode> nth = map.find("nth");
        if (nth.isPresent() && !nth.get().text().matches("-1|[1-9][0-9]?")) {
            throw nth.get().mistake("lesson.mistake.from-one", nth.get().text());
        }
        map.done();
        return new Prompt.Mark(
                word, nth.isPresent() ? Integer.parseInt(nth.get().text()) : 1);
    }

    private Optional<Lesson> withWords(Lesson lesson) {
        Map<Language, LessonWords> words = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            Path file = folder.resolve(language.code() + ".md");
            attempt(file, () -> WordsReader.lesson(file)).ifPresent(read -> words.put(language, read));
        }
        if (words.size() < Language.values().length) return Optional.empty();
        boolean same = true;
        for (Language language : Language.values()) same &= sameSteps(lesson, words.get(language), language);
        if (!same) return Optional.empty();
        words.replaceAll((language, read) -> OptionsReader.withOptions(lesson, read));
        return Optional.of(new Lesson(
                lesson.id(),
                folder,
                lesson.section(),
                lesson.minutes(),
                lesson.needs(),
                lesson.prompts(),
                lesson.steps(),
                words));
    }

    /** The words have the same steps in the same order. */
    private boolean sameSteps(Lesson lesson, LessonWords words, Language language) {
        Path file = folder.resolve(language.code() + ".md");
        List<StepWords> written = List.copyOf(words.steps().values());
        for (int i = 0; i < Math.max(lesson.steps().size(), written.size()); i++) {
            String expected = i < lesson.steps().size() ? lesson.steps().get(i).id() : "";
            String found = i < written.size() ? written.get(i).id() : "";
            if (expected.equals(found)) continue;
            int line = i < written.size()
                    ? written.get(i).line()
                    : written.isEmpty() ? 1 : written.get(written.size() - 1).line();
            String key = found.isEmpty()
                    ? "lesson.mistake.no-heading"
                    : expected.isEmpty() ? "lesson.mistake.no-step" : "lesson.mistake.other-heading";
            mistakes.add(new Mistake(file, line, key, List.of(expected.isEmpty() ? found : expected, found)));
            return false;
        }
        return true;
    }
}
