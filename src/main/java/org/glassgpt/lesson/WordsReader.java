package org.glassgpt.lesson;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/** Reads a file of words: a lesson's {@code zh.md} or {@code en.md}, or a glossary. */
final class WordsReader {
    private static final Pattern HEADING = Pattern.compile("(.*?)\\s*\\{#([^}]*)\\}\\s*");
    private static final Pattern ALERT = Pattern.compile("\\[!([a-z]+)\\]");

    private final Path file;
    private final BlockReader blocks;
    private final Masked masked;
    private final List<Part> parts = new ArrayList<>();

    /** A heading and what stands below it. */
    private static final class Part {
        private final int level;
        private final String title;
        private final String id;
        private final int line;
        private final List<Node> nodes = new ArrayList<>();

        Part(int level, String title, String id, int line) {
            this.level = level;
            this.title = title;
            this.id = id;
            this.line = line;
        }
    }

    private WordsReader(Path file) throws MistakeException {
        this.file = file;
        String text = LessonText.read(file);
        this.masked = Masked.of(text);
        this.blocks = new BlockReader(file, masked);
        Parser parser = Parser.builder()
                .extensions(List.of(TablesExtension.create()))
                .includeSourceSpans(IncludeSourceSpans.BLOCKS)
                .build();
        cut(parser.parse(masked.text()));
    }

    private void cut(Node document) throws MistakeException {
        for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Heading heading) {
                parts.add(part(heading));
            } else if (parts.isEmpty()) {
                throw new MistakeException(file, BlockReader.line(node), "lesson.mistake.before-heading");
            } else {
                parts.get(parts.size() - 1).nodes.add(node);
            }
        }
    }

    private Part part(Heading heading) throws MistakeException {
        int line = BlockReader.line(heading);
        StringBuilder text = new StringBuilder();
        for (Node node = heading.getFirstChild(); node != null; node = node.getNext()) {
            if (!(node instanceof Text words)) throw new MistakeException(file, line, "lesson.mistake.heading-words");
            text.append(words.getLiteral());
        }
        if (heading.getLevel() > 3) throw new MistakeException(file, line, "lesson.mistake.heading-level");
        String written = masked.unmasked(Quotes.printed(text.toString(), ' '));
        if (heading.getLevel() == 1) return new Part(1, written, "", line);
        Matcher matcher = HEADING.matcher(written);
        if (!matcher.matches()) throw new MistakeException(file, line, "lesson.mistake.heading", written);
        return new Part(heading.getLevel(), matcher.group(1), matcher.group(2), line);
    }

    /** The words of a lesson. */
    static LessonWords lesson(Path file) throws MistakeException {
        return new WordsReader(file).lesson();
    }

    /** The entries of a glossary, by id. */
    static Map<String, Glossary.Entry> glossary(Path file) throws MistakeException {
        WordsReader reader = new WordsReader(file);
        Map<String, Glossary.Entry> entries = new LinkedHashMap<>();
        for (Part part : reader.parts) {
            if (part.level != 2) throw new MistakeException(file, part.line, "lesson.mistake.heading", part.title);
            List<Block> words = new ArrayList<>();
            for (Node node : part.nodes) words.add(reader.blocks.block(node));
            if (entries.put(part.id, new Glossary.Entry(part.id, part.title, words)) != null) {
                throw new MistakeException(file, part.line, "lesson.mistake.twice", part.id);
            }
        }
        return entries;
    }

    private LessonWords lesson() throws MistakeException {
        if (parts.isEmpty() || parts.get(0).level != 1) {
            throw new MistakeException(file, 1, "lesson.mistake.no-title");
        }
        Map<String, StepWords> steps = new LinkedHashMap<>();
        for (int i = 1; i < parts.size(); i++) {
            Part part = parts.get(i);
            if (part.level == 1) throw new MistakeException(file, part.line, "lesson.mistake.second-title");
            if (part.level == 3) throw new MistakeException(file, part.line, "lesson.mistake.section-first");
            List<Part> sections = new ArrayList<>();
            while (i + 1 < parts.size() && parts.get(i + 1).level == 3) sections.add(parts.get(++i));
            if (steps.put(part.id, step(part, sections)) != null) {
                throw new MistakeException(file, part.line, "lesson.mistake.twice", part.id);
            }
        }
        return head(parts.get(0), steps);
    }

    private LessonWords head(Part part, Map<String, StepWords> steps) throws MistakeException {
        List<Block> intro = new ArrayList<>();
        Optional<List<Block>> aim = Optional.empty();
        Optional<List<Block>> questions = Optional.empty();
        for (Node node : part.nodes) {
            String alert = alert(node);
            switch (alert) {
                case "" -> intro.add(blocks.block(node));
                case "aim" -> aim = Optional.of(alerted(node));
                case "questions" -> questions = Optional.of(alerted(node));
                default -> throw unknown(node, alert, "aim, questions");
            }
        }
        if (intro.isEmpty()) throw new MistakeException(file, part.line, "lesson.mistake.no-intro");
        if (aim.isEmpty()) throw new MistakeException(file, part.line, "lesson.mistake.no-alert", "[!aim]");
        if (questions.isEmpty()) throw new MistakeException(file, part.line, "lesson.mistake.no-alert", "[!questions]");
        return new LessonWords(part.title, intro, aim.get(), questions.get(), steps);
    }

    private StepWords step(Part part, List<Part> explained) throws MistakeException {
        List<Block> before = new ArrayList<>();
        List<Block> after = new ArrayList<>();
        List<Block> notes = new ArrayList<>();
        boolean answered = false;
        for (Node node : part.nodes) {
            String alert = alert(node);
            if (node instanceof ThematicBreak) {
                if (answered) throw new MistakeException(file, BlockReader.line(node), "lesson.mistake.second-break");
                answered = true;
            } else if (alert.equals("teacher")) {
                notes.addAll(alerted(node));
            } else if (!alert.isEmpty()) {
                throw unknown(node, alert, "teacher");
            } else {
                (answered ? after : before).add(blocks.block(node));
            }
        }
        if (before.isEmpty()) throw new MistakeException(file, part.line, "lesson.mistake.no-words", part.id);
        if (answered && after.isEmpty())
            throw new MistakeException(file, part.line, "lesson.mistake.no-after", part.id);
        Map<String, List<Block>> sections = new LinkedHashMap<>();
        for (Part section : explained) {
            List<Block> words = new ArrayList<>();
            for (Node node : section.nodes) words.add(blocks.block(node));
            if (words.isEmpty()) throw new MistakeException(file, section.line, "lesson.mistake.no-words", section.id);
            if (sections.put(section.id, words) != null) {
                throw new MistakeException(file, section.line, "lesson.mistake.twice", section.id);
            }
        }
        return new StepWords(
                part.id,
                part.title,
                part.line,
                before,
                List.of(),
                answered ? Optional.of(after) : Optional.empty(),
                notes,
                sections);
    }

    private MistakeException unknown(Node node, String alert, String known) {
        return new MistakeException(file, BlockReader.line(node), "lesson.mistake.alert", alert, known);
    }

    /** The word of a quotation that begins with {@code [!word]}; empty for any other block. */
    private static String alert(Node node) {
        if (!(node instanceof BlockQuote) || !(node.getFirstChild() instanceof Paragraph first)) return "";
        StringBuilder text = new StringBuilder();
        for (Node at = first.getFirstChild(); at instanceof Text words; at = at.getNext()) {
            text.append(words.getLiteral());
        }
        Matcher matcher = ALERT.matcher(text.toString().strip());
        return matcher.matches() ? matcher.group(1) : "";
    }

    /** What stands in it. */
    private List<Block> alerted(Node quote) throws MistakeException {
        Node first = quote.getFirstChild();
        while (first.getFirstChild() instanceof Text text) text.unlink();
        if (first.getFirstChild() instanceof SoftLineBreak gap) gap.unlink();
        if (first.getFirstChild() == null) first.unlink();
        List<Block> words = blocks.children(quote);
        if (words.isEmpty())
            throw new MistakeException(file, BlockReader.line(quote), "lesson.mistake.no-words", "[!]");
        return words;
    }
}
