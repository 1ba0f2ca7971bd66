package org.glassgpt.lesson;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.glassgpt.i18n.Language;

/** What must fit together in a lesson that could be read: steps and words, words and words, marks and prompts. */
final class LessonCheck {
    private final Lesson lesson;
    private final Checks checks;
    private final Glossary glossary;
    private final List<Mistake> mistakes;

    LessonCheck(Lesson lesson, Checks checks, Glossary glossary, List<Mistake> mistakes) {
        this.lesson = lesson;
        this.checks = checks;
        this.glossary = glossary;
        this.mistakes = mistakes;
    }

    void run() {
        for (Step step : lesson.steps()) {
            checkMarks(step);
            for (Language language : Language.values()) new WordsCheck(step, language).run();
            checkLanguages(step);
        }
        for (Language language : Language.values()) {
            LessonWords words = lesson.words(language);
            List<Block> head = new ArrayList<>(words.intro());
            head.addAll(words.aim());
            head.addAll(words.questions());
            new WordsCheck(lesson.steps().get(0), language).checkPieces(head, 1);
        }
    }

    private Path yaml() {
        return lesson.folder().resolve("lesson.yaml");
    }

    private Path file(Language language) {
        return lesson.folder().resolve(language.code() + ".md");
    }

    private void add(Path file, int line, String key, Object... args) {
        mistakes.add(new Mistake(file, line, key, List.of(args)));
    }

    /** Marks must stand in the text that the step shows. */
    private void checkMarks(Step step) {
        Step.Frame frame = step.frame();
        checkMarks(frame, frame.staging(), frame.claims());
        frame.revealed().ifPresent(after -> checkMarks(frame, after, frame.revealedClaims()));
        if (step instanceof Step.Worked worked) {
            worked.blanks().values().forEach(blank -> check(blank.value(), frame.staging(), yaml(), frame.line()));
        }
        if (step instanceof Step.Do doing && doing.deed() instanceof Deed.Select select) {
            select.token().ifPresent(place -> check(place, frame.staging(), frame.line()));
            select.key().ifPresent(place -> check(place, frame.staging(), frame.line()));
        }
        if (step instanceof Step.Do doing && doing.deed() instanceof Deed.Until until) {
            check(until.that(), frame.staging(), yaml(), frame.line());
        }
    }

    private void checkMarks(Step.Frame frame, Staging staging, List<Claim> claims) {
        Setting setting = staging.setting();
        setting.token().ifPresent(place -> check(place, staging, frame.line()));
        setting.key().ifPresent(place -> check(place, staging, frame.line()));
        for (Target target : staging.targets()) {
            target.index().forEach(place -> check(place, staging, frame.line()));
        }
        for (EditLine edit : setting.edits().orElse(List.of())) {
            if (edit instanceof EditLine.Overwrite overwrite) {
                overwrite.index().forEach(place -> check(place, staging, frame.line()));
            }
        }
        for (Claim claim : claims) {
            if (claim instanceof Claim.That that) check(that.expression(), staging, yaml(), that.line());
        }
    }

    private void check(Place place, Staging staging, int line) {
        if (place instanceof Place.Marked marked) checkMark(marked.mark(), staging, yaml(), line);
    }

    private void check(Expression expression, Staging staging, Path file, int line) {
        for (String mark : expression.marks()) checkMark(mark, staging, file, line);
        for (String prompt : expression.otherPrompts()) {
            if (!lesson.prompts().containsKey(prompt)) {
                add(
                        file,
                        line,
                        "lesson.mistake.prompt",
                        prompt,
                        String.join(", ", new TreeSet<>(lesson.prompts().keySet())));
            }
        }
    }

    private void checkMark(String mark, Staging staging, Path file, int line) {
        Optional<Prompt> prompt = lesson.prompt(staging.setting());
        Set<String> known =
                new TreeSet<>(prompt.map(text -> text.marks().keySet()).orElse(Set.of()));
        if (!known.contains(mark)) {
            add(
                    file,
                    line,
                    "lesson.mistake.no-mark",
                    mark,
                    prompt.map(Prompt::id).orElse("–"),
                    String.join(", ", known));
        }
    }

    /** The two languages must have the same parts. */
    private void checkLanguages(Step step) {
        StepWords zh = lesson.words(step, Language.ZH);
        StepWords en = lesson.words(step, Language.EN);
        if (zh.options().size() != en.options().size()) {
            add(
                    file(Language.EN),
                    en.line(),
                    "lesson.mistake.options",
                    en.options().size(),
                    zh.options().size());
        }
        if (zh.after().isPresent() != en.after().isPresent()) {
            add(file(Language.EN), en.line(), "lesson.mistake.break-in-one");
        }
        if (!zh.sections().keySet().equals(en.sections().keySet())) {
            add(
                    file(Language.EN),
                    en.line(),
                    "lesson.mistake.sections",
                    String.join(", ", new TreeSet<>(en.sections().keySet())),
                    String.join(", ", new TreeSet<>(zh.sections().keySet())));
        }
        int zhLines = zh.listing().map(code -> code.lines().size()).orElse(0);
        int enLines = en.listing().map(code -> code.lines().size()).orElse(0);
        if (zhLines != enLines) add(file(Language.EN), en.line(), "lesson.mistake.listings", enLines, zhLines);
    }

    /** The words of one step in one language. */
    private final class WordsCheck {
        private final Step step;
        private final Language language;
        private final StepWords words;

        WordsCheck(Step step, Language language) {
            this.step = step;
            this.language = language;
            this.words = lesson.words(step, language);
        }

        void run() {
            boolean mustReveal = step.kind() == Kind.PREDICT || step.kind() == Kind.WORKED;
            if (mustReveal && words.after().isEmpty())
                wrong("lesson.mistake.no-break", step.kind().word());
            if (!step.kind().asks() && words.after().isPresent())
                wrong("lesson.mistake.break", step.kind().word());
            checkBlanks();
            if (step instanceof Step.Predict predict) checkChoice(predict.choice(), false);
            else if (step instanceof Step.Quiz quiz) checkChoice(quiz.choice(), true);
            else if (!words.sections().isEmpty()) wrong("lesson.mistake.unused-section", first(words.sections()));
            checkPieces(words.before(), words.line());
            checkPieces(
                    words.everything()
                            .subList(words.before().size(), words.everything().size()),
                    words.line());
            checkPieces(words.notes(), words.line());
        }

        private void wrong(String key, Object... args) {
            add(file(language), words.line(), key, args);
        }

        private static String first(Map<String, ?> map) {
            return new TreeSet<>(map.keySet()).first();
        }

        private void checkBlanks() {
            List<String> found = new ArrayList<>();
            Pieces.forEach(words.before(), piece -> {
                if (piece instanceof Inline.Blank blank) found.add(blank.name());
            });
            Set<String> expected = step instanceof Step.Worked worked
                    ? new TreeSet<>(worked.blanks().keySet())
                    : new TreeSet<>();
            if (found.size() != expected.size() || !expected.equals(new TreeSet<>(found))) {
                wrong("lesson.mistake.blanks", blanks(found), blanks(List.copyOf(expected)));
            }
        }

        private static String blanks(List<String> names) {
            if (names.isEmpty()) return "–";
            return String.join(
                    ", ", names.stream().map(name -> "{{?" + name + "}}").toList());
        }

        private void checkChoice(Step.Choice choice, boolean explained) {
            int count = choice.lines()
                    ? words.listing().map(code -> code.lines().size()).orElse(0)
                    : words.options().size();
            if (count < 2) {
                wrong(
                        choice.lines() ? "lesson.mistake.no-listing" : "lesson.mistake.no-options",
                        step.kind().word());
                return;
            }
            for (int right : choice.right()) {
                if (right > count) add(yaml(), step.frame().line(), "lesson.mistake.choice", right, count);
            }
            for (int i = 1; i <= count && explained && !choice.lines(); i++) {
                boolean why = choice.why().containsKey(i)
                        || !words.options().get(i - 1).why().isEmpty();
                if (!choice.right().contains(i) && !why) wrong("lesson.mistake.why", i);
            }
            for (String section : choice.why().values()) {
                if (!words.sections().containsKey(section)) wrong("lesson.mistake.no-section", section);
            }
            for (String section : words.sections().keySet()) {
                if (!choice.why().containsValue(section)) wrong("lesson.mistake.unused-section", section);
            }
        }

        void checkPieces(List<Block> blocks, int from) {
            Staging before = step.frame().staging();
            Staging after = step.frame().revealed().orElse(before);
            Staging staging = blocks == words.before() ? before : after;
            Pieces.values(blocks, value -> {
                int line = line(from, value.expression().text());
                check(value.expression(), staging, file(language), line);
            });
            Pieces.forEach(blocks, piece -> {
                if (piece instanceof Inline.Term term && !glossary.has(term.id())) {
                    add(file(language), line(from, "[[" + term.id()), "lesson.mistake.term", term.id());
                }
                if (piece instanceof Inline.Link link
                        && link.lesson().isEmpty()
                        && lesson.find(link.step().orElse("")).isEmpty()) {
                    String step = link.step().orElse("");
                    add(file(language), line(from, "#" + step + ")"), "lesson.mistake.link", "#" + step);
                }
                if (piece instanceof Inline.Formula formula) checkFormula(formula, from);
            });
        }

        private void checkFormula(Inline.Formula formula, int from) {
            String tex = Pieces.tex(formula, value -> "0");
            boolean latin = tex.codePoints().noneMatch(InlineReader::wide);
            if (latin && checks.formula().test(Pieces.coloured(tex, hue -> Optional.empty()))) return;
            String shown =
                    Pieces.tex(formula, value -> "{{" + value.expression().text() + "}}");
            String firstLine = shown.strip().lines().findFirst().orElse("");
            add(file(language), line(from, firstLine), "lesson.mistake.formula", firstLine);
        }

        /** The first line from there on that holds a text. */
        private int line(int from, String text) {
            try {
                List<String> lines = Files.readAllLines(file(language));
                for (int i = from - 1; i < lines.size(); i++) if (lines.get(i).contains(text)) return i + 1;
            } catch (IOException e) {
                return from; // it was read a moment ago
            }
            return from;
        }
    }
}
